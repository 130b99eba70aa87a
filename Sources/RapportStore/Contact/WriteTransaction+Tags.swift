import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Renames a tag on all contacts. Where a contact has the new name already, in whatever spelling, the two become
    /// one; other contacts that have it get the spelling, too.
    ///
    /// Each contact that changes does so like in any other change: version, time and event.
    ///
    /// - Returns: How many contacts have changed.
    public func renameTag(_ name: String, to newName: String, for viewer: Viewer) throws -> Written<Int> {
        let (old, new) = (Folding.fold(name), Folding.fold(newName))
        guard try hasTag(old, viewer) else { return .refused([WriteTransaction.unknownTag]) }
        let contacts: [UUID] = try connection.values(
            """
            SELECT DISTINCT contact_id FROM contact_tag
            WHERE owner_id = \(viewer) AND tag_folded IN (\(old), \(new))
                AND NOT (tag_folded = \(new) AND tag = \(newName))
            """)
        if old != new {
            try connection.run(
                """
                INSERT OR IGNORE INTO contact_tag(owner_id, tag_folded, contact_id, tag)
                SELECT owner_id, \(new), contact_id, \(newName) FROM contact_tag
                WHERE owner_id = \(viewer) AND tag_folded = \(old)
                """)
            try connection.run("DELETE FROM contact_tag WHERE owner_id = \(viewer) AND tag_folded = \(old)")
        }
        try connection.run(
            """
            UPDATE contact_tag SET tag = \(newName)
            WHERE owner_id = \(viewer) AND tag_folded = \(new) AND tag <> \(newName)
            """)
        try tagsHaveChanged(on: contacts, for: viewer)
        return .written(contacts.count)
    }

    /// Removes a tag from all contacts.
    ///
    /// - Returns: How many contacts have changed.
    public func deleteTag(_ name: String, for viewer: Viewer) throws -> Written<Int> {
        let contacts: [UUID] = try connection.values(
            """
            DELETE FROM contact_tag WHERE owner_id = \(viewer) AND tag_folded = \(Folding.fold(name))
            RETURNING contact_id
            """)
        guard !contacts.isEmpty else { return .refused([WriteTransaction.unknownTag]) }
        try tagsHaveChanged(on: contacts, for: viewer)
        return .written(contacts.count)
    }

    private static let unknownTag = Refusal.fault(.notFound, at: ["name"], reason: "No contact has this tag.")

    /// A tag as `tags` has it: its spelling, and how many contacts have it that are not archived.
    public func tag(_ name: String, for viewer: Viewer) throws -> RapportTypes.Tag? {
        try connection.tags("AND tag.tag_folded = \(Folding.fold(name))", for: viewer).first
    }

    private func hasTag(_ folded: String, _ viewer: Viewer) throws -> Bool {
        try connection.exists(
            "SELECT 1 FROM contact_tag WHERE owner_id = \(viewer) AND tag_folded = \(folded) LIMIT 1")
    }

    /// Brings what the contacts show in step with `contact_tag`, in whose index the tags of a contact are in order.
    private func tagsHaveChanged(on contacts: [UUID], for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE contact SET updated_at = \(now), version = version + 1, tags = (
                SELECT json_group_array(tag) FROM (
                    SELECT tag FROM contact_tag WHERE contact_id = contact.id ORDER BY tag_folded, tag))
            WHERE id IN \(contacts) AND +owner_id = \(viewer)
            """)
        for contact in contacts { try publishUpdate(of: contact, fields: ["tags"], for: viewer) }
    }
}
