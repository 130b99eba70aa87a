import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Changes a contact; publishes ContactUpdated with the names of the fields that have another value than before.
    public func updateContact(
        _ id: NodeID, _ changes: ContactChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let stored = try contact(id.uuidOrNil, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        var refusals = Refusals()
        refusals.check(version: stored.version, expected: expectedVersion, of: Key<Contact>(id.uuidOrNil))
        return try refusals.unless {
            try update(id.uuidOrNil, from: stored, to: stored.values.changed(by: changes), for: viewer)
            return id.uuidOrNil
        }
    }

    /// Writes what is different, raises the version, and publishes ContactUpdated.
    ///
    /// - Parameters:
    ///   - others: what else has changed.
    ///   - always: also when nothing is different: the contact has changed in something that it does not have itself.
    /// - Returns: Whether anything has changed.
    @discardableResult
    func update(
        _ id: UUID, from stored: StoredContact, to values: ContactValues, also others: [ChangedField] = [],
        always: Bool = false, for viewer: Viewer
    ) throws -> Bool {
        let changed = try changedFields(of: id, from: stored, to: values, for: viewer) + others
        guard always || !changed.isEmpty else { return false }
        var assignments = changed.map(\.assignments)
        if values.personKey != stored.values.personKey { assignments.append("person_key = \(values.personKey)") }
        assignments.append("updated_at = \(now), version = version + 1")
        try connection.run(
            """
            UPDATE contact SET \(assignments.joined(separator: ", ")) WHERE id = \(id) AND +owner_id = \(viewer)
            """)
        if values.tags != stored.values.tags {
            try replaceTags(stored.values.tags, by: values.tags, of: id, for: viewer)
        }
        try publishUpdate(of: id, fields: changed.map(\.field), for: viewer)
        return true
    }

    func publishUpdate(of contact: UUID, fields: [String], for viewer: Viewer) throws {
        try publish(
            .contactUpdated, about: contact, payload: JSONText.object(["changedFields": JSONText.list(fields)]),
            for: viewer.id)
    }

    /// Writes only those that differ: of forty tags mostly one.
    private func replaceTags(
        _ stored: [String], by tags: [String], of contact: UUID, for viewer: Viewer
    ) throws {
        for tag in stored where !tags.contains(tag) {
            try connection.run(
                """
                DELETE FROM contact_tag
                WHERE owner_id = \(viewer) AND tag_folded = \(Folding.fold(tag)) AND contact_id = \(contact)
                """)
        }
        try insertTags(tags.filter { !stored.contains($0) }, of: contact, for: viewer)
    }

    // MARK: What has changed

    /// A field of the schema, and what is to be written where it has changed.
    struct ChangedField {
        var field: String
        var assignments: SQL
    }

    private func changedFields(
        of id: UUID, from stored: StoredContact, to new: ContactValues, for viewer: Viewer
    ) throws -> [ChangedField] {
        let old = stored.values
        var changed: [ChangedField] = []
        func compare<V: Equatable>(
            _ field: String, _ value: KeyPath<ContactValues, V>, _ assignments: (V) throws -> SQL
        ) rethrows {
            guard old[keyPath: value] != new[keyPath: value] else { return }
            changed.append(ChangedField(field: field, assignments: try assignments(new[keyPath: value])))
        }
        func sealed(_ text: String?, _ column: String) throws -> SQL {
            "\(SQL(name: column)) = \(try seal(text, row: id, column: column, for: viewer))"
        }
        compare("name", \.name) { "name = \($0), name_folded = \(Folding.fold($0))" }
        compare("title", \.title) { "title = \($0), title_folded = \($0.map(Folding.fold))" }
        compare("company", \.company) { "company = \($0), company_folded = \($0.map(Folding.fold))" }
        try compare("email", \.email) {
            "\(try sealed($0?.text, "email")), email_hash = \($0.map(viewer.hash))"
        }
        try compare("phone", \.phone) {
            "\(try sealed($0, "phone")), phone_hash = \($0.flatMap(viewer.hash(phone:)))"
        }
        try compare("linkedInUrl", \.linkedInURL) {
            "\(try sealed($0?.text, "linked_in_url")), linked_in_hash = \($0.map(viewer.hash(linkedIn:)))"
        }
        compare("relationship", \.relationship) { "relationship = \($0.rawValue)" }
        try compare("notes", \.notes) { try sealed($0, "notes") }
        compare("tags", \.tags) { "tags = \(JSONText.list($0))" }
        compare("isFavorite", \.isFavorite) { "is_favorite = \($0)" }
        compare("isArchived", \.isArchived) { "is_archived = \($0)" }
        compare("keepInTouchEveryDays", \.keepInTouchEveryDays) {
            let due = ContactRhythm.due(last: stored.lastContactedAt, created: stored.createdAt, everyDays: $0)
            return "keep_in_touch_every_days = \($0), next_contact_due_at = \(due)"
        }
        return changed
    }
}
