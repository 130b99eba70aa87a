import Batches
import RapportTypes
import SQLite
import Secrets

/// A contact as a file shows it.
struct ExportedContact {
    let id: UUID
    let values: ContactValues
    let lastContactedAt: DateTime?
    let createdAt: DateTime
    let updatedAt: DateTime
}

extension Reader {
    /// The contacts that fit, by name, one after the other: their texts are never in memory together.
    ///
    /// One statement, and a short one for each contact's tags.
    ///
    /// - Throws: `FilterError` for a filter that asks for too much.
    func forEachContact(
        _ filter: ContactFilter?, for viewer: Viewer, _ body: (ExportedContact) throws -> Void
    ) throws {
        allowConditions(for: viewer)
        let condition = try contactSource(filter, for: viewer).filter.map { "AND \($0)" as SQL } ?? ""
        try connection.forEach(
            """
            SELECT item.id, item.name, item.title, item.company, item.relationship, item.is_favorite, item.is_archived,
                item.keep_in_touch_every_days, item.email, item.phone, item.linked_in_url, item.notes,
                item.last_contacted_at, item.created_at, item.updated_at
            FROM contact AS item WHERE item.owner_id = \(viewer) \(condition) ORDER BY item.name_folded, item.id
            """
        ) { try body(exportedContact($0, for: viewer)) }
    }

    private func exportedContact(_ row: Row, for viewer: Viewer) throws -> ExportedContact {
        let id: UUID = row[0]
        let values = ContactValues(
            name: row[1], title: row[2], company: row[3],
            email: try open(row[8], row: id, column: "email", for: viewer).map(EmailAddress.init(stored:)),
            phone: try open(row[9], row: id, column: "phone", for: viewer),
            linkedInURL: try open(row[10], row: id, column: "linked_in_url", for: viewer).map { try WebURL($0) },
            relationship: RelationshipType(rawValue: row[4]) ?? .other,
            notes: try open(row[11], row: id, column: "notes", for: viewer), tags: try tags(of: id, for: viewer),
            isFavorite: row[5], isArchived: row[6], keepInTouchEveryDays: row[7])
        return ExportedContact(
            id: id, values: values, lastContactedAt: row[12], createdAt: row[13], updatedAt: row[14])
    }

    private func tags(of contact: UUID, for viewer: Viewer) throws -> [String] {
        try connection.values("SELECT tag FROM contact_tag WHERE contact_id = \(contact) AND +owner_id = \(viewer)")
    }

    /// The text of a sealed column of a row.
    func open(_ sealed: [UInt8]?, row id: UUID, column: String, for viewer: Viewer) throws -> String? {
        guard let sealed else { return nil }
        let place = SealedPlace(row: id.bytes, column: column)
        return String(
            decoding: try cipher.open(sealed, with: viewer.dataKey.sealing, bound: place), as: UTF8.self)
    }
}
