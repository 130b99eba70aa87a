import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Interactions of an account.
    public static let maximumInteractions = 1_000_000

    // MARK: Logging

    /// Records an interaction; publishes InteractionLogged. The contact's `lastContactedAt` follows.
    ///
    /// - Parameter id: Its id, where something that is written before it has to name it.
    public func logInteraction(
        _ new: NewInteraction, id: UUID? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        var refusals = Refusals()
        try check(Contact.self, new.contact, at: ["contactId"], for: viewer, &refusals)
        try checkRoomForInteraction(for: viewer, &refusals)
        return try refusals.unless {
            let id = id ?? newID()
            let row = InteractionRow(new)
            try insert(row, id, for: viewer)
            try refreshLastContact(of: row.contact, for: viewer)
            try publishLogged(new, id, for: viewer)
            return id
        }
    }

    /// The account must have room for one more interaction.
    func checkRoomForInteraction(for viewer: Viewer, _ refusals: inout Refusals) throws {
        guard try interactionCount(of: viewer) >= WriteTransaction.maximumInteractions else { return }
        refusals.add(.tooMany("interactions", maximum: WriteTransaction.maximumInteractions))
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
            "contactId": JSONText.string(new.contact.uuidOrNil.description),
            "interactionType": JSONText.string(new.type.rawValue),
            "interactionOccurredAt": JSONText.string(new.occurredAt.text),
            "source": JSONText.string(new.source.rawValue),
        ])
        try publish("InteractionLogged", about: id, payload: payload, for: viewer.id)
    }

    // MARK: Changing

    /// Changes an interaction. Another time moves it among the contact's interactions.
    public func updateInteraction(
        _ id: NodeID, _ changes: InteractionChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        let node = id
        let id = node.uuidOrNil
        let current = try connection.first(
            "SELECT version, \(InteractionRow.columns) FROM interaction WHERE id = \(id) AND +owner_id = \(viewer)"
        ) { row in
            (
                version: row[0] as Int,
                row: try InteractionRow(row, from: 1) { try open($0, row: id, column: $1, for: viewer) }
            )
        }
        guard let current else { return .refused([.notFound(node, at: ["id"])]) }
        var refusals = Refusals()
        refusals.check(version: current.version, expected: expectedVersion, of: Key<Interaction>(id))
        return try refusals.unless {
            var changed = current.row
            changed.apply(changes)
            if changed != current.row { try replace(id, by: changed, for: viewer) }
            if changed.occurredAt != current.row.occurredAt {
                try refreshLastContact(of: changed.contact, for: viewer)
            }
            return id
        }
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
    ///
    /// - Returns: The contact.
    public func deleteInteraction(_ id: NodeID, for viewer: Viewer) throws -> Written<UUID> {
        let contact: UUID? = try connection.value(
            "DELETE FROM interaction WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer) RETURNING contact_id")
        guard let contact else { return .refused([.notFound(id, at: ["id"])]) }
        try refreshLastContact(of: contact, for: viewer)
        return .written(contact)
    }
}
