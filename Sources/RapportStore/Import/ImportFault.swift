import RapportTypes

/// Why a file is refused as a whole.
public enum ImportFault: Error, Hashable, Sendable {
    case notUTF8
    /// A quote that the file ended before its closing one; the line it opens on.
    case unclosedQuote(line: Int)
    /// Text between a closing quote and the next comma.
    case textAfterQuote(line: Int)
    /// No line has the headings that the kind of file has.
    case noHeader
    case tooManyRecords(maximum: Int)
    /// A mapped heading that the file does not have.
    case noSuchColumn(String)
}

/// Why one record of a file makes no contact.
public enum RowFault: Error, Hashable, Sendable {
    case nameMissing
    case nameTooLong
}

/// A value that was left out while its record was kept.
public struct DroppedValue: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case invalid(ScalarFault)
        case unreadableDate
        case tooLong(maximum: Int)
        case tooMany(maximum: Int)
    }

    public var field: ImportedField
    public var reason: Reason

    public init(_ field: ImportedField, _ reason: Reason) {
        self.field = field
        self.reason = reason
    }
}
