import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    // MARK: Planning

    /// Plans a job interview for an application; publishes InterviewScheduled.
    public func scheduleInterview(_ new: NewInterview, for viewer: Viewer) throws -> Written<UUID> {
        var refusals = Refusals()
        try check(JobApplication.self, new.application, at: ["applicationId"], for: viewer, &refusals)
        try check(new.interviewers, for: viewer, &refusals)
        return try refusals.unless {
            let id = newID()
            let slot = TimeSlot(new.scheduledAt, in: new.timeZone)
            try connection.run(
                """
                INSERT INTO interview(
                    id, owner_id, application_id, type, status, scheduled_at, time_zone, wall_clock,
                    duration_minutes, location, created_at, updated_at)
                VALUES(\(id), \(viewer), \(new.application.uuidOrNil), \(new.type.rawValue),
                    \(InterviewStatus.scheduled.rawValue), \(slot.start), \(slot.zone.text), \(slot.wallClock.text),
                    \(new.durationMinutes), \(new.location), \(now), \(now))
                """)
            try add(new.interviewers, to: id, for: viewer)
            try publishInterviewScheduled(id, new, for: viewer)
            return id
        }
    }

    // MARK: Changing

    /// Changes a job interview other than its time. One that was held or called off keeps its place, its length and its
    /// interviewers.
    public func updateInterview(
        _ id: NodeID, _ changes: InterviewChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try interview(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        let key = id.uuidOrNil
        var details = current.details
        details.apply(changes)
        let interviewers = try changes.interviewers.flatMap { interviewers in
            try self.interviewers(of: key, for: viewer) == interviewers.map(StoredInterviewer.init)
                ? nil : interviewers
        }
        var refusals = Refusals()
        try check(changes.interviewers ?? [], for: viewer, &refusals)
        refusals.check(version: current.version, expected: expectedVersion, of: Key<Interview>(key))
        refusals.check(
            isOpen: current.status,
            ifChanged: current.details.movesInterview(to: details) || interviewers != nil)
        return try refusals.unless {
            if details != current.details || interviewers != nil { try replace(details, of: key, for: viewer) }
            if let interviewers { try replace(interviewers, of: key, for: viewer) }
            return key
        }
    }

    private func replace(_ details: InterviewRow.Details, of id: UUID, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE interview SET type = \(details.type.rawValue), duration_minutes = \(details.durationMinutes),
                location = \(details.location), preparation_notes = \(details.preparationNotes),
                research_completed = \(details.researchCompleted), questions_prepped = \(details.questionsPrepped),
                materials_gathered = \(details.materialsGathered), updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    /// A job interview of the viewer's, nil if there is none.
    func interview(_ id: NodeID, for viewer: Viewer) throws -> InterviewRow? {
        try connection.first(
            "SELECT \(InterviewRow.columns) FROM interview WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)",
            InterviewRow.init)
    }

    // MARK: Deleting

    /// Deletes a job interview with its interviewers, earlier times, follow-ups and thank-you notes. Interactions that
    /// came of it stay.
    public func deleteInterview(_ id: NodeID, for viewer: Viewer) throws -> Written<UUID> {
        let deleted: UUID? = try connection.value(
            "DELETE FROM interview WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer) RETURNING id")
        guard let deleted else { return .refused([.notFound(id, at: ["id"])]) }
        return .written(deleted)
    }
}
