import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    // MARK: Planning

    /// Asks for an informational interview or plans one; with a time it publishes InformationalInterviewScheduled.
    public func scheduleInformationalInterview(
        _ new: NewInformationalInterview, for viewer: Viewer
    ) throws -> Written<UUID> {
        var refusals = Refusals()
        try check(Contact.self, new.contact, at: ["contactId"], for: viewer, &refusals)
        return try refusals.unless {
            let id = newID()
            let zone = new.timeZone ?? TimeZoneName(stored: viewer.timeZone)
            let slot = new.scheduledAt.map { TimeSlot($0, in: zone) }
            let status: InformationalInterviewStatus = slot == nil ? .requested : .scheduled
            try connection.run(
                """
                INSERT INTO informational_interview(
                    id, owner_id, contact_id, status, scheduled_at, time_zone, wall_clock, planned_duration_minutes,
                    location, questions, notes, created_at, updated_at)
                VALUES(\(id), \(viewer), \(new.contact.uuidOrNil), \(status.rawValue), \(slot?.start), \(zone.text),
                    \(slot?.wallClock.text), \(new.plannedDurationMinutes), \(new.location),
                    \(JSONText.list(new.questions)), \(new.notes), \(now), \(now))
                """)
            if let slot {
                try publishInformationalInterviewScheduled(
                    id, with: new.contact.uuidOrNil, at: slot.start, for: viewer)
            }
            return id
        }
    }

    // MARK: Changing

    /// Changes an informational interview other than its time. One that took place or was called off keeps its place
    /// and its length. The flag makes a follow-up, or dismisses those that are open.
    public func updateInformationalInterview(
        _ id: NodeID, _ changes: InformationalInterviewChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try informationalInterview(id, for: viewer) else {
            return .refused([.notFound(id, at: ["id"])])
        }
        var changed = current
        changed.details.apply(changes)
        changed.followUpRequired = changes.followUpRequired ?? current.followUpRequired
        var refusals = Refusals()
        refusals.check(
            version: current.version, expected: expectedVersion, of: Key<InformationalInterview>(id.uuidOrNil))
        refusals.check(isOpen: current.status, ifChanged: current.details.movesInterview(to: changed.details))
        if changed.followUpRequired, !current.followUpRequired {
            try checkFollowUpCount(adding: 1, to: id.uuidOrNil, for: viewer, &refusals)
        }
        return try refusals.unless {
            let isChanged = changed.details != current.details || changed.followUpRequired != current.followUpRequired
            if isChanged { try replace(current, by: changed, of: id.uuidOrNil, for: viewer) }
            return id.uuidOrNil
        }
    }

    private func replace(
        _ old: InformationalInterviewRow, by new: InformationalInterviewRow, of id: UUID, for viewer: Viewer
    ) throws {
        try connection.run(
            """
            UPDATE informational_interview SET planned_duration_minutes = \(new.details.plannedDurationMinutes),
                location = \(new.details.location), questions = \(new.details.questions),
                insights = \(new.details.insights), notes = \(new.details.notes),
                follow_up_required = \(new.followUpRequired), updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
        try followUpFlagChanged(
            of: AnyKey(Key<InformationalInterview>(id)), from: old.followUpRequired, to: new.followUpRequired,
            creating: NewFollowUp(
                title: try followUpTitle(nil, contact: new.contact, for: viewer), contact: new.contact), for: viewer)
    }

    /// An informational interview of the viewer's, nil if there is none.
    func informationalInterview(_ id: NodeID, for viewer: Viewer) throws -> InformationalInterviewRow? {
        try connection.first(
            """
            SELECT \(InformationalInterviewRow.columns) FROM informational_interview
            WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)
            """, InformationalInterviewRow.init)
    }

    // MARK: Deleting

    /// Deletes an informational interview with its earlier times, follow-ups and thank-you notes. An interaction that
    /// came of it stays.
    public func deleteInformationalInterview(_ id: NodeID, for viewer: Viewer) throws -> Written<UUID> {
        let deleted: UUID? = try connection.value(
            """
            DELETE FROM informational_interview WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer) RETURNING id
            """)
        guard let deleted else { return .refused([.notFound(id, at: ["id"])]) }
        return .written(deleted)
    }
}
