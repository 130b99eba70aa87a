import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Interactions of an account.
    public static let maximumInteractions = 1_000_000

    // MARK: Logging

    /// Records an interaction; publishes InteractionLogged. The contact's `lastContactedAt` follows, and where a
    /// follow-up is needed there is one.
    ///
    /// - Parameter id: Its id, where something that is written before it has to name it.
    public func logInteraction(
        _ new: NewInteraction, id: UUID? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        try logInteractionWithFollowUp(new, id: id, for: viewer).map(\.interaction)
    }

    /// The same, with the follow-up that was made.
    public func logInteractionWithFollowUp(
        _ new: NewInteraction, id: UUID? = nil, for viewer: Viewer
    ) throws -> Written<LoggedInteraction> {
        var refusals = Refusals()
        try check(Contact.self, new.contact, at: ["contactId"], for: viewer, &refusals)
        try checkInteractionCount(adding: 1, for: viewer, &refusals)
        return try refusals.unless { try log(new, id ?? newID(), for: viewer) }
    }

    /// Records the same interaction with several contacts, or with none of them: publishes InteractionLogged for each.
    ///
    /// - Parameter contacts: With whom, in place of the contact of `new`. Who is named twice counts once.
    public func logInteractions(
        _ new: NewInteraction, with contacts: [NodeID], for viewer: Viewer
    ) throws -> Written<[UUID]> {
        var refusals = Refusals()
        let known = Set(
            try connection.values(
                "SELECT id FROM contact WHERE id IN \(contacts.map(\.uuidOrNil)) AND +owner_id = \(viewer)",
                as: UUID.self))
        for (position, contact) in contacts.enumerated() where !known.contains(contact.uuidOrNil) {
            refusals.add(.notFound(contact, at: ["contactIds", String(position)]))
        }
        try checkInteractionCount(adding: known.count, for: viewer, &refusals)
        return try refusals.unless {
            var seen: Set<UUID> = []
            return try contacts.filter { seen.insert($0.uuidOrNil).inserted }.map { contact in
                var new = new
                new.contact = contact
                return try log(new, newID(), for: viewer).interaction
            }
        }
    }

    /// Records an interaction with somebody who is the viewer's.
    private func log(_ new: NewInteraction, _ id: UUID, for viewer: Viewer) throws -> LoggedInteraction {
        let row = InteractionRow(new)
        try insert(row, id, for: viewer)
        try refreshLastContact(of: row.contact, for: viewer)
        try publishLogged(new, id, for: viewer)
        guard row.followUpNeeded else { return LoggedInteraction(interaction: id) }
        var followUp = try followUp(of: row, for: viewer)
        followUp.dueAt = new.followUpDueAt
        followUp.subject = AnyKey(Key<Interaction>(id))
        return LoggedInteraction(interaction: id, followUp: try createFollowUp(followUp, for: viewer))
    }

    /// What is left to do after an interaction: what was noted of it, else to follow up with the contact.
    private func followUp(of row: InteractionRow, for viewer: Viewer) throws -> NewFollowUp {
        NewFollowUp(
            title: try followUpTitle(row.followUpNotes, contact: row.contact, for: viewer), contact: row.contact)
    }

    /// The account must have room for so many more.
    func checkInteractionCount(adding count: Int, for viewer: Viewer, _ refusals: inout Refusals) throws {
        guard try interactionCount(of: viewer) + count > WriteTransaction.maximumInteractions else { return }
        refusals.add(.tooMany("interactions", maximum: WriteTransaction.maximumInteractions))
    }

    /// How many interactions the account has.
    public func interactionCount(of viewer: Viewer) throws -> Int {
        try connection.value("SELECT count FROM interaction_count WHERE owner_id = \(viewer)") ?? 0
    }

    /// Writes the row and what follows from it: the migration of new interactions says why triggers do not.
    private func insert(_ row: InteractionRow, _ id: UUID, for viewer: Viewer) throws {
        try connection.run(
            """
            INSERT INTO interaction(
                id, owner_id, contact_id, type, occurred_at, duration_minutes, location, medium, topics_discussed,
                sentiment, follow_up_needed, source, created_at, updated_at, notes, follow_up_notes)
            VALUES(\(id), \(viewer), \(row.contact), \(row.type), \(row.occurredAt), \(row.durationMinutes),
                \(row.location), \(row.medium), \(row.topicsDiscussed), \(row.sentiment), \(row.followUpNeeded),
                \(row.source), \(now), \(now), \(row.notes), \(row.followUpNotes))
            """)
        try countInteraction(of: viewer)
        try noteForSearch(id, SearchedKinds.interactions, for: viewer)
    }

    private func countInteraction(of viewer: Viewer) throws {
        try connection.run("UPDATE interaction_count SET count = count + 1 WHERE owner_id = \(viewer)")
        guard connection.changes == 0 else { return }
        try connection.run("INSERT INTO interaction_count(owner_id, count) VALUES(\(viewer), 1)")
    }

    private func publishLogged(_ new: NewInteraction, _ id: UUID, for viewer: Viewer) throws {
        let payload = JSONText.object([
            "interactionId": JSONText.string(id.description),
            "contactId": JSONText.string(new.contact.uuidOrNil.description),
            "interactionType": JSONText.string(new.type.rawValue),
            "interactionOccurredAt": JSONText.string(new.occurredAt.text),
            "source": JSONText.string(new.source.rawValue),
        ])
        try publish(.interactionLogged, about: id, payload: payload, for: viewer.id)
    }

    // MARK: Changing

    /// Changes an interaction. Another time moves it among the contact's interactions. Where a follow-up becomes needed
    /// one is made, and where none is needed any more the open ones are dismissed.
    public func updateInteraction(
        _ id: NodeID, _ changes: InteractionChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        let node = id
        let id = node.uuidOrNil
        let current = try connection.first(
            "SELECT version, \(InteractionRow.columns) FROM interaction WHERE id = \(id) AND +owner_id = \(viewer)"
        ) { row in
            (version: row[0] as Int, row: InteractionRow(row, from: 1))
        }
        guard let current else { return .refused([.notFound(node, at: ["id"])]) }
        var refusals = Refusals()
        refusals.check(version: current.version, expected: expectedVersion, of: Key<Interaction>(id))
        var changed = current.row
        changed.apply(changes)
        if changed.followUpNeeded, !current.row.followUpNeeded {
            try checkFollowUpCount(adding: 1, to: id, for: viewer, &refusals)
        }
        return try refusals.unless {
            if changed != current.row { try replace(id, by: changed, for: viewer) }
            if changed.occurredAt != current.row.occurredAt {
                try refreshLastContact(of: changed.contact, for: viewer)
            }
            try followUpFlagChanged(
                of: AnyKey(Key<Interaction>(id)), from: current.row.followUpNeeded, to: changed.followUpNeeded,
                creating: try followUp(of: changed, for: viewer), for: viewer)
            return id
        }
    }

    private func replace(_ id: UUID, by row: InteractionRow, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE interaction SET type = \(row.type), occurred_at = \(row.occurredAt),
                duration_minutes = \(row.durationMinutes), location = \(row.location), medium = \(row.medium),
                topics_discussed = \(row.topicsDiscussed), sentiment = \(row.sentiment),
                follow_up_needed = \(row.followUpNeeded), notes = \(row.notes),
                follow_up_notes = \(row.followUpNotes), updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    // MARK: Deleting

    /// Deletes an interaction with its follow-ups; the contact's `lastContactedAt` is what remains.
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
