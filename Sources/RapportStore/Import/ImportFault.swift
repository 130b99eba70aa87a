public import Archives
public import RapportTypes

/// Why an archive cannot be read, for those who need not know who reads it.
public typealias ArchiveFault = Archives.ArchiveFault

/// Why a file is refused as a whole.
public enum ImportFault: Error, Hashable, Sendable {
    /// Neither UTF-8 nor UTF-16 with a byte order mark.
    case notUTF8
    /// A quote that the file ended before its closing one; the line it opens on.
    case unclosedQuote(line: Int)
    /// Text between a closing quote and the next comma.
    case textAfterQuote(line: Int)
    /// No line has the headings that the kind of file has.
    case noHeader
    /// A table without any line.
    case noHeadings
    case tooManyRecords(maximum: Int)
    /// Mapped headings that the file does not have, by their places in the mapping.
    case noSuchColumns([Int])
    /// A file of vCards without any.
    case noCards
    /// A vCard that the file ended before its end; the line it begins on.
    case unclosedCard(line: Int)
    /// Text that belongs to no vCard.
    case textOutsideCard(line: Int)
    /// The archive, or the file in it that is needed, cannot be unpacked.
    case archive(ArchiveFault)
    /// The archive is whole and has no such file.
    case notInArchive(fileName: String)
}

/// Why one record of a file makes no contact.
public enum RowFault: Error, Hashable, Sendable {
    case nameMissing
    case nameTooLong
}

/// Why one record of a file is left alone.
public enum RowSkip: Hashable, Sendable {
    /// A card that describes several people by naming their cards.
    case group
}

/// A value that was left out while its record was kept.
public struct DroppedValue: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case invalid(ScalarFault)
        case unreadableDate
        case unknownRelationship
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
