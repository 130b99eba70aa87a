import Secrets

/// The SHA-256 of a document's text in UTF-8: what a document is called when its text is not at hand.
public struct DocumentHash: Hashable, Sendable {
    /// 32 of them.
    private let bytes: [UInt8]

    package init(of text: [UInt8]) { bytes = text.withUnsafeBytes { sha256($0) } }
}

extension DocumentHash: CustomStringConvertible {
    /// 64 hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
