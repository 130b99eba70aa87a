import Secrets

/// The SHA-256 of a document's text in UTF-8: what a document is called when its text is not at hand.
public struct DocumentHash: Hashable, Sendable {
    /// 32 of them.
    private let bytes: [UInt8]

    package init(of text: [UInt8]) { bytes = text.withUnsafeBytes { sha256($0) } }

    /// Reads 64 hexadecimal digits, in lower case as they are written.
    init?(hexadecimal digits: Substring.UTF8View) {
        guard digits.count == 64 else { return nil }
        let values = digits.compactMap { DocumentHash.digits.firstIndex(of: $0).map { UInt8($0) } }
        guard values.count == 64 else { return nil }
        bytes = stride(from: 0, to: 64, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

extension DocumentHash: CustomStringConvertible {
    /// 64 hexadecimal digits.
    public var description: String {
        let digits = DocumentHash.digits
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
