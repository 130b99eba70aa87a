import Batches

/// The scalar `EmailAddress`: one address without a display name, kept as it was typed.
public struct EmailAddress: TextScalar {
    public static var cellKind: CellKind { .text }

    public static let maximumLength = 254

    public let text: String

    /// Reads an address after trimming.
    ///
    /// The form is that of the HTML standard, "valid e-mail address": atoms and dots, an at sign, labels of at most
    /// 63 letters, digits and inner hyphens. It leaves out quoted and international local parts on purpose.
    public init(_ text: String) throws(ScalarFault) {
        let trimmed = Text.trimmed(text)
        guard trimmed.utf8.count <= EmailAddress.maximumLength else {
            throw ScalarFault(.emailAddress, .tooLong(maximum: EmailAddress.maximumLength))
        }
        let parts = trimmed.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(EmailAddress.isLocal),
            parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy({
                EmailAddress.isLabel(Array($0))
            })
        else { throw ScalarFault(.emailAddress, .malformed) }
        self.text = trimmed
    }

    /// An address that was checked when it was stored.
    public init(stored text: String) { self.text = text }

    /// What two addresses are compared and hashed by: the text in lower case.
    public var folded: String { text.lowercased() }

    private static func isLocal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: punctuation.contains(byte)
        }
    }

    private static let punctuation = Array(".!#$%&'*+/=?^_`{|}~-".utf8)

    private static func isLabel(_ bytes: [UInt8]) -> Bool {
        guard (1...63).contains(bytes.count), bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-") else {
            return false
        }
        return bytes.allSatisfy { byte in
            isLocal(byte) && !(punctuation.contains(byte) && byte != UInt8(ascii: "-"))
        }
    }
}
