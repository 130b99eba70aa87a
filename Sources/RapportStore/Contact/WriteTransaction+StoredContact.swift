import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// A contact of the viewer's with everything opened; nil if there is none.
    public func contact(_ id: UUID, for viewer: Viewer) throws -> StoredContact? {
        try connection.first(
            """
            SELECT name, title, company, relationship, is_favorite, is_archived, keep_in_touch_every_days,
                email, phone, linked_in_url, notes, version, created_at, last_contacted_at
            FROM contact WHERE id = \(id) AND +owner_id = \(viewer)
            """
        ) { row in
            var values = ContactValues(
                name: row[0], title: row[1], company: row[2],
                email: try open(row[7], row: id, column: "email", for: viewer).map(EmailAddress.init(stored:)),
                phone: try open(row[8], row: id, column: "phone", for: viewer),
                linkedInURL: try open(row[9], row: id, column: "linked_in_url", for: viewer).map {
                    try WebURL($0)
                },
                relationship: RelationshipType(rawValue: row[3]) ?? .other,
                notes: try open(row[10], row: id, column: "notes", for: viewer), isFavorite: row[4],
                isArchived: row[5], keepInTouchEveryDays: row[6])
            values.setTags(try tags(of: id, for: viewer))
            return StoredContact(
                values: values, version: row[11], createdAt: row[12], lastContactedAt: row[13])
        }
    }

    private func tags(of contact: UUID, for viewer: Viewer) throws -> [String] {
        try connection.values("SELECT tag FROM contact_tag WHERE contact_id = \(contact) AND +owner_id = \(viewer)")
    }
}
