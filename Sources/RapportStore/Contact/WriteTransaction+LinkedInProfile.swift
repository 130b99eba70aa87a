import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Keeps since when somebody is a connection on LinkedIn. That was no contact: `lastContactedAt` stays.
    ///
    /// - Parameter replacing: Whether it takes the place of what is known already.
    func keepConnectionDate(
        _ date: CalendarDate, of contact: UUID, replacing: Bool, for viewer: Viewer
    ) throws {
        let profile = JSONText.object([
            "connectedOn": JSONText.string(date.text), "importedAt": JSONText.string(now.text),
        ])
        try connection.run(
            """
            UPDATE contact
            SET linked_in_profile = \(try seal(profile, row: contact, column: "linked_in_profile", for: viewer))
            WHERE id = \(contact) AND +owner_id = \(viewer) AND (\(replacing) OR linked_in_profile IS NULL)
            """)
    }
}
