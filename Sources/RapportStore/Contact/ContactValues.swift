import RapportTypes

/// What a person says of a contact: what can be given when it is made and changed afterwards. Cleaned and checked.
public struct ContactValues: Hashable, Sendable {
    public var name: String
    public var title: String?
    public var company: String?
    public var email: EmailAddress?
    public var phone: String?
    /// In the one form of addresses at LinkedIn: see `WebURL.linkedIn()`.
    public var linkedInURL: WebURL?
    public var relationship: RelationshipType
    public var notes: String?
    /// In alphabetical order, no two alike but for case and accents: see `ContactTags`.
    public private(set) var tags: [String]
    public var isFavorite: Bool
    public var isArchived: Bool
    public var keepInTouchEveryDays: Int?

    public init(
        name: String, title: String? = nil, company: String? = nil, email: EmailAddress? = nil, phone: String? = nil,
        linkedInURL: WebURL? = nil, relationship: RelationshipType = .other, notes: String? = nil,
        tags: [String] = [], isFavorite: Bool = false, isArchived: Bool = false, keepInTouchEveryDays: Int? = nil
    ) {
        self.name = name
        self.title = title
        self.company = company
        self.email = email
        self.phone = phone
        self.linkedInURL = linkedInURL
        self.relationship = relationship
        self.notes = notes
        self.tags = ContactTags.inOrder(tags)
        self.isFavorite = isFavorite
        self.isArchived = isArchived
        self.keepInTouchEveryDays = keepInTouchEveryDays
    }

    public mutating func setTags(_ tags: [String]) { self.tags = ContactTags.inOrder(tags) }

    /// By what the same person is found again at the same company.
    var personKey: String? { PersonKey(name: name, company: company)?.text }
}

/// A contact to make.
public struct NewContact: Hashable, Sendable {
    public var values: ContactValues
    /// The last contact before the record existed.
    public var lastContactedAt: DateTime?
    public var source: ContactSource
    /// When the record was made, if that was not now.
    public var createdAt: DateTime?

    public init(
        _ values: ContactValues, lastContactedAt: DateTime? = nil, source: ContactSource = .manual,
        createdAt: DateTime? = nil
    ) {
        self.values = values
        self.lastContactedAt = lastContactedAt
        self.source = source
        self.createdAt = createdAt
    }
}

/// A contact as it is stored.
public struct StoredContact: Hashable, Sendable {
    public var values: ContactValues
    public var version: Int
    public var createdAt: DateTime
    public var lastContactedAt: DateTime?
}
