import RapportTypes

/// Changes to a contact. What is left out stays; null clears, where there is something to clear.
public struct ContactChanges: Hashable, Sendable {
    public var name: String?
    public var title: Omittable<String>
    public var company: Omittable<String>
    public var email: Omittable<EmailAddress>
    public var phone: Omittable<String>
    public var linkedInURL: Omittable<WebURL>
    public var relationship: RelationshipType?
    public var notes: Omittable<String>
    public var tags: [String]?
    public var isFavorite: Bool?
    public var isArchived: Bool?
    public var keepInTouchEveryDays: Omittable<Int>

    public init(
        name: String? = nil, title: Omittable<String> = .omitted, company: Omittable<String> = .omitted,
        email: Omittable<EmailAddress> = .omitted, phone: Omittable<String> = .omitted,
        linkedInURL: Omittable<WebURL> = .omitted, relationship: RelationshipType? = nil,
        notes: Omittable<String> = .omitted, tags: [String]? = nil, isFavorite: Bool? = nil, isArchived: Bool? = nil,
        keepInTouchEveryDays: Omittable<Int> = .omitted
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
        self.isFavorite = isFavorite
        self.isArchived = isArchived
        self.keepInTouchEveryDays = keepInTouchEveryDays
    }
}

extension ContactValues {
    /// The values after changes.
    public func changed(by changes: ContactChanges) -> ContactValues {
        var values = self
        if let name = changes.name { values.name = name }
        changes.title.change(&values.title)
        changes.company.change(&values.company)
        changes.email.change(&values.email)
        changes.phone.change(&values.phone)
        changes.linkedInURL.change(&values.linkedInURL)
        if let relationship = changes.relationship { values.relationship = relationship }
        changes.notes.change(&values.notes)
        if let tags = changes.tags { values.setTags(tags) }
        if let isFavorite = changes.isFavorite { values.isFavorite = isFavorite }
        if let isArchived = changes.isArchived { values.isArchived = isArchived }
        changes.keepInTouchEveryDays.change(&values.keepInTouchEveryDays)
        return values
    }
}
