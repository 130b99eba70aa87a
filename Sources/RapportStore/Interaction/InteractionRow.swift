import Batches
import RapportTypes
import SQLite

/// What a client can say of an interaction, as the table has it.
struct InteractionRow: Hashable {
    var contact: UUID
    var type: String
    var occurredAt: DateTime
    var durationMinutes: Int?
    var location: String?
    var medium: String?
    /// A list as JSON.
    var topicsDiscussed: String
    var notes: String?
    var sentiment: String?
    var followUpNeeded: Bool
    var followUpNotes: String?
    var source: String

    init(_ new: NewInteraction) {
        contact = new.contact.uuidOrNil
        type = new.type.rawValue
        occurredAt = new.occurredAt
        durationMinutes = new.durationMinutes
        location = new.location
        medium = new.medium
        topicsDiscussed = JSONText.list(new.topicsDiscussed)
        notes = new.notes
        sentiment = new.sentiment?.rawValue
        followUpNeeded = new.followUpNeeded
        followUpNotes = new.followUpNotes
        source = new.source.rawValue
    }

    /// The columns from which `init(_:from:)` reads.
    static let columns: SQL = """
        contact_id, type, occurred_at, duration_minutes, location, medium, topics_discussed, sentiment,
        follow_up_needed, source, notes, follow_up_notes
        """

    /// - Parameter first: Where the columns begin.
    init(_ row: Row, from first: Int) {
        contact = row[first]
        type = row[first + 1]
        occurredAt = row[first + 2]
        durationMinutes = row[first + 3]
        location = row[first + 4]
        medium = row[first + 5]
        topicsDiscussed = row[first + 6]
        sentiment = row[first + 7]
        followUpNeeded = row[first + 8]
        source = row[first + 9]
        notes = row[first + 10]
        followUpNotes = row[first + 11]
    }

    mutating func apply(_ changes: InteractionChanges) {
        if let type = changes.type { self.type = type.rawValue }
        if let occurredAt = changes.occurredAt { self.occurredAt = occurredAt }
        changes.durationMinutes.change(&durationMinutes)
        changes.location.change(&location)
        changes.medium.change(&medium)
        if let topics = changes.topicsDiscussed { topicsDiscussed = JSONText.list(topics) }
        changes.notes.change(&notes)
        changes.sentiment.map(\.rawValue).change(&sentiment)
        if let followUpNeeded = changes.followUpNeeded { self.followUpNeeded = followUpNeeded }
        changes.followUpNotes.change(&followUpNotes)
    }
}
