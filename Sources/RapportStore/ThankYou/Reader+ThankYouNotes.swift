import Batches
import RapportTypes
import SQLite

extension Reader {
    /// The thank-you notes after each interview, oldest first: one statement, however many interviews of whatever kind
    /// there are.
    public func thankYouNotes(after interviews: [UUID], for viewer: Viewer) throws -> [[ThankYouNote]] {
        var notes = [[ThankYouNote]](repeating: [], count: interviews.count)
        try connection.forEach(
            """
            SELECT interview.position, note.sent_at, note.recipients, note.method, note.notes
            FROM \(table: interviews) AS interview CROSS JOIN thank_you_note AS note
            WHERE note.subject_id = interview.key AND +note.owner_id = \(viewer)
            ORDER BY interview.position, note.sent_at, note.id
            """
        ) { row in
            notes[row[0]].append(
                ThankYouNote(
                    sentAt: row[1], recipients: JSONText.strings(row[2]),
                    method: ThankYouMethod(rawValue: row[3]) ?? .email, notes: row[4]))
        }
        return notes
    }
}
