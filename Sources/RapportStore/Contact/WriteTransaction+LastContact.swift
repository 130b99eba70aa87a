import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Computes anew when a contact was last contacted and when the next contact is due, once its interactions have
    /// changed: the later of what was given at its creation and of its latest interaction.
    ///
    /// Upkeep, not a change of the contact: version and `updatedAt` stay, and nothing is published. Two statements, or
    /// one where nothing has become otherwise: to write what is there already takes as long as to log an interaction,
    /// since contacts lie in five indexes by these times.
    public func refreshLastContact(of contact: UUID, for viewer: Viewer) throws {
        let times = try connection.first(
            """
            SELECT created_at, keep_in_touch_every_days, baseline_last_contacted_at,
                (SELECT max(occurred_at) FROM interaction WHERE contact_id = contact.id), last_contacted_at,
                next_contact_due_at
            FROM contact WHERE id = \(contact) AND +owner_id = \(viewer)
            """
        ) {
            (
                created: $0[0] as DateTime, rhythm: $0[1] as Int?, baseline: $0[2] as DateTime?,
                latest: $0[3] as DateTime?, last: $0[4] as DateTime?, due: $0[5] as DateTime?
            )
        }
        guard let times else { return }
        let last = [times.baseline, times.latest].compactMap { $0 }.max()
        let due = ContactRhythm.due(last: last, created: times.created, everyDays: times.rhythm)
        let changes: [SQL] = [
            last == times.last ? "" : "last_contacted_at = \(last)",
            due == times.due ? "" : "next_contact_due_at = \(due)",
        ].filter { !$0.isEmpty }
        guard !changes.isEmpty else { return }
        try connection.run(
            """
            UPDATE contact SET \(changes.joined(separator: ", ")) WHERE id = \(contact) AND +owner_id = \(viewer)
            """)
    }
}

/// The wish to stay in touch every so many days.
enum ContactRhythm {
    /// When the next contact is due; without any contact yet, counted from the record's creation.
    static func due(last: DateTime?, created: DateTime, everyDays days: Int?) -> DateTime? {
        days.map { (last ?? created).adding(days: $0) }
    }
}
