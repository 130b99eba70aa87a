import Batches
import RapportTypes
import SQLite

public enum LogInteractionOutcome: Hashable, Sendable {
    case logged(UUID)
    /// The viewer has no such contact.
    case contactNotFound
    /// The account has as many interactions as it may have.
    case tooMany(maximum: Int)
}

public enum DeleteInteractionOutcome: Hashable, Sendable {
    case deleted(contact: UUID)
    case notFound
}

extension WriteTransaction {
    /// Interactions of an account.
    public static let maximumInteractions = 1_000_000

    // MARK: Logging

    /// Records an interaction; publishes InteractionLogged. The contact's `lastContactedAt` follows.
    public func logInteraction(_ new: NewInteraction, for viewer: Viewer) throws -> LogInteractionOutcome {
        guard try connection.exists("SELECT 1 FROM contact WHERE id = \(new.contact) AND +owner_id = \(viewer)") else {
            return .contactNotFound
        }
        guard try interactionCount(of: viewer) < WriteTransaction.maximumInteractions else {
            return .tooMany(maximum: WriteTransaction.maximumInteractions)
        }
        let id = newID()
        try insert(InteractionRow(new), id, for: viewer)
        try refreshLastContact(of: new.contact, for: viewer)
        try publishLogged(new, id, for: viewer)
        return .logged(id)
    }

    /// How many interactions the account has.
    public func interactionCount(of viewer: Viewer) throws -> Int {
        try connection.value("SELECT count FROM interaction_count WHERE owner_id = \(viewer)") ?? 0
    }

    private func insert(_ row: InteractionRow, _ id: UUID, for viewer: Viewer) throws {
        try connection.run(
            """
            INSERT INTO interaction(
                id, owner_id, contact_id, type, occurred_at, duration_minutes, location, medium, topics_discussed,
                sentiment, follow_up_needed, source, created_at, updated_at, notes, follow_up_notes)
            VALUES(\(id), \(viewer), \(row.contact), \(row.type), \(row.occurredAt), \(row.durationMinutes),
                \(row.location), \(row.medium), \(row.topicsDiscussed), \(row.sentiment), \(row.followUpNeeded),
                \(row.source), \(now), \(now), \(seal(row.notes, row: id, column: "notes", for: viewer)),
                \(seal(row.followUpNotes, row: id, column: "follow_up_notes", for: viewer)))
            """)
    }

    private func publishLogged(_ new: NewInteraction, _ id: UUID, for viewer: Viewer) throws {
        let payload = JSONText.object([
            "interactionId": JSONText.string(id.description),
            "contactId": JSONText.string(new.contact.description),
            "interactionType": JSONText.string(new.type.rawValue),
            "interactionOccurredAt": JSONText.string(new.occurredAt.text),
            "source": JSONText.string(new.source.rawValue),
        ])
        try publish("InteractionLogged", about: id, payload: payload, for: viewer.id)
    }

    // MARK: Changing

    /// Changes an interaction. Another time moves it among the contact's interactions.
    public func updateInteraction(
        _ id: UUID, _ changes: InteractionChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> UpdateOutcome {
        let current = try connection.first(
            "SELECT version, \(InteractionRow.columns) FROM interaction WHERE id = \(id) AND +owner_id = \(viewer)"
        ) { row in
            (
                version: row[0] as Int,
                row: try InteractionRow(row, from: 1) { try open($0, row: id, column: $1, for: viewer) }
            )
        }
        guard let current else { return .notFound }
        guard expectedVersion == nil || expectedVersion == current.version else { return .versionConflict }
        var changed = current.row
        changed.apply(changes)
        guard changed != current.row else { return .unchanged }
        try replace(id, by: changed, for: viewer)
        if changed.occurredAt != current.row.occurredAt {
            try refreshLastContact(of: changed.contact, for: viewer)
        }
        return .updated
    }

    private func replace(_ id: UUID, by row: InteractionRow, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE interaction SET type = \(row.type), occurred_at = \(row.occurredAt),
                duration_minutes = \(row.durationMinutes), location = \(row.location), medium = \(row.medium),
                topics_discussed = \(row.topicsDiscussed), sentiment = \(row.sentiment),
                follow_up_needed = \(row.followUpNeeded),
                notes = \(seal(row.notes, row: id, column: "notes", for: viewer)),
                follow_up_notes = \(seal(row.followUpNotes, row: id, column: "follow_up_notes", for: viewer)),
                updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    // MARK: Deleting

    /// Deletes an interaction; the contact's `lastContactedAt` is what remains.
    public func deleteInteraction(_ id: UUID, for viewer: Viewer) throws -> DeleteInteractionOutcome {
        let contact: UUID? = try connection.value(
            "DELETE FROM interaction WHERE id = \(id) AND +owner_id = \(viewer) RETURNING contact_id")
        guard let contact else { return .notFound }
        try refreshLastContact(of: contact, for: viewer)
        return .deleted(contact: contact)
    }
}
