import RapportTypes

/// What a column of a file can fill. The raw values are the names of the schema's `ContactImportField`.
public enum ImportedField: String, Hashable, Sendable, CaseIterable {
    case name = "NAME"
    case firstName = "FIRST_NAME"
    case lastName = "LAST_NAME"
    case title = "TITLE"
    case company = "COMPANY"
    case email = "EMAIL"
    case phone = "PHONE"
    case linkedInURL = "LINKEDIN_URL"
    case relationship = "RELATIONSHIP"
    case notes = "NOTES"
    /// Separated by semicolons.
    case tags = "TAGS"
    /// In LinkedIn's own files only.
    case connectedOn = "CONNECTED_ON"
}

/// A person in a file, cleaned and checked like one that was typed in.
public struct ImportedContact: Hashable, Sendable {
    public var name: String
    public var title: String?
    public var company: String?
    public var email: EmailAddress?
    public var phone: String?
    /// Normalised.
    public var linkedInURL: WebURL?
    /// Nil where the file does not say.
    public var relationship: RelationshipType?
    public var notes: String?
    public var tags: [String]
    /// When the two were connected on LinkedIn: no contact, so it never becomes `lastContactedAt`.
    public var connectedOn: CalendarDate?
    /// By what the person is known in the program that wrote the file.
    public var uid: String?

    public init(
        name: String, title: String? = nil, company: String? = nil, email: EmailAddress? = nil, phone: String? = nil,
        linkedInURL: WebURL? = nil, relationship: RelationshipType? = nil, notes: String? = nil, tags: [String] = [],
        connectedOn: CalendarDate? = nil, uid: String? = nil
    ) {
        self.name = name
        self.title = title
        self.company = company
        self.email = email
        self.phone = phone
        self.linkedInURL = linkedInURL
        self.relationship = relationship
        self.notes = notes
        self.tags = tags
        self.connectedOn = connectedOn
        self.uid = uid
    }

    /// What tells that two people are one: the first of these that both have.
    enum Identity: Hashable, Sendable {
        case uid(String)
        case linkedIn(String)
        case email(String)
        /// Both folded; the company is empty where it is not known.
        case nameAndCompany(String, String)
    }
}

/// What became of one record of a file that is not blank.
public struct ImportedRow: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        case contact(ImportedContact)
        case failed(RowFault)
        case skipped(RowSkip)
    }

    /// The line that the record begins on, from 1.
    public var line: Int
    public var outcome: Outcome
    public var dropped: [DroppedValue]

    public init(line: Int, outcome: Outcome, dropped: [DroppedValue] = []) {
        self.line = line
        self.outcome = outcome
        self.dropped = dropped
    }
}

extension ImportedRow {
    /// What the person who imports is told about the row; nil if there is nothing to tell.
    public var message: String? {
        switch outcome {
        case .failed(let fault): fault.sentence
        case .skipped(let skip): skip.sentence
        case .contact: dropped.isEmpty ? nil : dropped.map(\.sentence).joined(separator: " ")
        }
    }
}

extension RowFault {
    var sentence: String {
        switch self {
        case .nameMissing: "The record has no name."
        case .nameTooLong: "The name is longer than \(ContactLimits.name) characters."
        }
    }
}

extension RowSkip {
    var sentence: String {
        switch self {
        case .group: "The card is a group of people."
        }
    }
}

extension DroppedValue {
    var sentence: String {
        let what = "Left out the \(field.heading): "
        return switch reason {
        case .invalid(let fault): what + "\(fault)."
        case .unreadableDate: what + "not a date that can be read."
        case .unknownRelationship: what + "not a relationship that is known here."
        case .tooLong(let maximum): what + "longer than \(maximum) characters."
        case .tooMany(let maximum): "Left out tags: more than \(maximum)."
        }
    }
}

extension ImportedField {
    fileprivate var heading: String {
        switch self {
        case .name: "name"
        case .firstName: "first name"
        case .lastName: "last name"
        case .title: "title"
        case .company: "company"
        case .email: "email address"
        case .phone: "phone number"
        case .linkedInURL: "LinkedIn address"
        case .relationship: "relationship"
        case .notes: "notes"
        case .tags: "tag"
        case .connectedOn: "date of connection"
        }
    }
}
