import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Contacts of an account.
    public static let maximumContacts = 50_000

    /// Makes a contact; publishes ContactCreated.
    ///
    /// - Parameters:
    ///   - id: Its id, where something else knows it by that already.
    ///   - allowDuplicate: Whether others may have the same email address or profile.
    public func createContact(
        _ new: NewContact, id: UUID? = nil, allowDuplicate: Bool = false, for viewer: Viewer
    ) throws -> Written<UUID> {
        var refusals = Refusals()
        if !allowDuplicate {
            let matches = try contactMatches(
                email: new.values.email, linkedInURL: new.values.linkedInURL, for: viewer)
            matches.refusals.forEach { refusals.add($0) }
        }
        if try contactCount(of: viewer) >= WriteTransaction.maximumContacts {
            refusals.add(.tooMany("contacts", maximum: WriteTransaction.maximumContacts))
        }
        return try refusals.unless {
            let id = id ?? newID()
            try insert(new, as: id, for: viewer)
            try insertTags(new.values.tags, of: id, for: viewer)
            try publish(.contactCreated, about: id, for: viewer.id)
            return id
        }
    }

    /// How many contacts the account has, archived ones included.
    public func contactCount(of viewer: Viewer) throws -> Int {
        try connection.value("SELECT count FROM contact_count WHERE owner_id = \(viewer)") ?? 0
    }

    private func insert(_ new: NewContact, as id: UUID, for viewer: Viewer) throws {
        let values = new.values
        let created = new.createdAt ?? now
        let due = ContactRhythm.due(
            last: new.lastContactedAt, created: created, everyDays: values.keepInTouchEveryDays)
        try connection.run(
            """
            INSERT INTO contact(
                id, owner_id, name, name_folded, title, title_folded, company, company_folded, person_key, relationship,
                tags,
                is_favorite, is_archived, last_contacted_at, baseline_last_contacted_at, keep_in_touch_every_days,
                next_contact_due_at, source, created_at, updated_at,
                email_hash, phone_hash, linked_in_hash, email, phone, linked_in_url, notes)
            VALUES(
                \(id), \(viewer), \(values.name), \(Folding.fold(values.name)),
                \(values.title), \(values.title.map(Folding.fold)),
                \(values.company), \(values.company.map(Folding.fold)), \(values.personKey),
                \(values.relationship.rawValue), \(JSONText.list(values.tags)),
                \(values.isFavorite), \(values.isArchived), \(new.lastContactedAt), \(new.lastContactedAt),
                \(values.keepInTouchEveryDays), \(due), \(new.source.rawValue), \(created), \(created),
                \(values.email.map(viewer.hash)), \(values.phone.flatMap(viewer.hash(phone:))),
                \(values.linkedInURL.map(viewer.hash(linkedIn:))),
                \(try seal(values.email?.text, row: id, column: "email", for: viewer)),
                \(try seal(values.phone, row: id, column: "phone", for: viewer)),
                \(try seal(values.linkedInURL?.text, row: id, column: "linked_in_url", for: viewer)),
                \(try seal(values.notes, row: id, column: "notes", for: viewer)))
            """)
    }

    /// The rows by which a contact is found by its tags. `contact.tags` has the same ones.
    func insertTags(_ tags: [String], of contact: UUID, for viewer: Viewer) throws {
        for tag in tags {
            try connection.run(
                """
                INSERT INTO contact_tag(owner_id, tag_folded, contact_id, tag)
                VALUES(\(viewer), \(Folding.fold(tag)), \(contact), \(tag))
                """)
        }
    }
}
