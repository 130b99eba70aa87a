import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    // MARK: Planning

    /// Plans a meeting; publishes MeetingScheduled.
    public func scheduleMeeting(_ new: NewMeeting, for viewer: Viewer) throws -> Written<UUID> {
        var refusals = Refusals()
        try check(Contact.self, new.contact, at: ["contactId"], for: viewer, &refusals)
        return try refusals.unless {
            let id = newID()
            let slot = TimeSlot(new.scheduledAt, in: new.timeZone, of: viewer)
            try connection.run(
                """
                INSERT INTO meeting(
                    id, owner_id, contact_id, status, scheduled_at, time_zone, wall_clock, planned_duration_minutes,
                    location, purpose, agenda_items, preparation_notes, created_at, updated_at)
                VALUES(\(id), \(viewer), \(new.contact.uuidOrNil), \(MeetingStatus.scheduled.rawValue),
                    \(slot.start), \(slot.zone.text), \(slot.wallClock.text), \(new.plannedDurationMinutes),
                    \(new.location), \(new.purpose), \(JSONText.list(new.agendaItems)), \(new.preparationNotes),
                    \(now), \(now))
                """)
            try publishScheduled(id, with: new.contact.uuidOrNil, at: slot.start, for: viewer)
            return id
        }
    }

    // MARK: Changing

    /// Changes a meeting other than its time. One that was held or called off keeps its place and its length.
    public func updateMeeting(
        _ id: NodeID, _ changes: MeetingChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try meeting(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        var details = current.details
        details.apply(changes)
        var refusals = Refusals()
        refusals.check(version: current.version, expected: expectedVersion, of: Key<Meeting>(id.uuidOrNil))
        refusals.check(isOpen: current.status, ifChanged: current.details.movesMeeting(to: details))
        return try refusals.unless {
            if details != current.details { try replace(details, of: id.uuidOrNil, for: viewer) }
            return id.uuidOrNil
        }
    }

    private func replace(_ details: MeetingRow.Details, of id: UUID, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE meeting SET planned_duration_minutes = \(details.plannedDurationMinutes),
                location = \(details.location), purpose = \(details.purpose), agenda_items = \(details.agendaItems),
                preparation_notes = \(details.preparationNotes), updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    /// A meeting of the viewer's, nil if there is none.
    func meeting(_ id: NodeID, for viewer: Viewer) throws -> MeetingRow? {
        try connection.first(
            "SELECT \(MeetingRow.columns) FROM meeting WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)",
            MeetingRow.init)
    }

    // MARK: Deleting

    /// Deletes a meeting with its earlier times. An interaction that came of it stays.
    public func deleteMeeting(_ id: NodeID, for viewer: Viewer) throws -> Written<UUID> {
        let deleted: UUID? = try connection.value(
            "DELETE FROM meeting WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer) RETURNING id")
        guard let deleted else { return .refused([.notFound(id, at: ["id"])]) }
        return .written(deleted)
    }
}
