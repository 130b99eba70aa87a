import Batches
import RapportTypes
import SQLite

/// What becomes of a planned job interview before it is held: preparation, another time, or an end without it.
/// Completion has a file of its own.
extension WriteTransaction {
    // MARK: Preparation

    /// Marks a job interview as prepared; publishes InterviewPrepared. Nothing has to be ticked: it is the user's
    /// statement, and can be made again.
    public func prepareInterview(
        _ id: NodeID, _ preparation: NewInterviewPreparation, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try interview(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        return try interviewRefusals(current, id, expectedVersion).unless {
            var notes = current.details.preparationNotes
            preparation.notes.change(&notes)
            try connection.run(
                """
                UPDATE interview SET status = \(InterviewStatus.prepared.rawValue), prepared_at = \(now),
                    preparation_notes = \(notes), research_completed = \(preparation.researchCompleted),
                    questions_prepped = \(preparation.questionsPrepped),
                    materials_gathered = \(preparation.materialsGathered), updated_at = \(now), version = version + 1
                WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)
                """)
            try publishInterviewPrepared(id.uuidOrNil, preparation, notes: notes, for: viewer)
            return id.uuidOrNil
        }
    }

    // MARK: Another time

    /// Gives a job interview another time and keeps the one before; publishes InterviewRescheduled. Its preparation
    /// stays. The same time in the same zone is none other: then only the length changes, if it does.
    ///
    /// - Parameter durationMinutes: Nil leaves the length as it is.
    public func rescheduleInterview(
        _ id: NodeID, _ reschedule: Reschedule, durationMinutes: Int? = nil, expectedVersion: Int? = nil,
        for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try interview(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        return try interviewRefusals(current, id, expectedVersion).unless {
            let slot = TimeSlot(reschedule.start, in: reschedule.zone ?? current.slot.zone)
            let minutes = durationMinutes ?? current.details.durationMinutes
            let isMoved = slot != current.slot
            if isMoved || minutes != current.details.durationMinutes {
                let status = isMoved ? .rescheduled : current.status
                try replace(slot, minutes: minutes, status, of: id.uuidOrNil, for: viewer)
            }
            if isMoved {
                try keepReschedule(of: id.uuidOrNil, from: current.slot.start, reschedule, for: viewer)
                try publishInterviewRescheduled(id.uuidOrNil, from: current.slot.start, reschedule, for: viewer)
            }
            return id.uuidOrNil
        }
    }

    private func replace(
        _ slot: TimeSlot, minutes: Int, _ status: InterviewStatus, of id: UUID, for viewer: Viewer
    ) throws {
        try connection.run(
            """
            UPDATE interview SET status = \(status.rawValue), scheduled_at = \(slot.start),
                time_zone = \(slot.zone.text), wall_clock = \(slot.wallClock.text), duration_minutes = \(minutes),
                updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    // MARK: Cancelling

    /// Calls a job interview off; publishes InterviewCancelled. It keeps its earlier times, and leaves the agenda.
    public func cancelInterview(
        _ id: NodeID, reason: String?, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try interview(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        return try interviewRefusals(current, id, expectedVersion).unless {
            try connection.run(
                """
                UPDATE interview SET status = \(InterviewStatus.cancelled.rawValue), cancellation_reason = \(reason),
                    updated_at = \(now), version = version + 1
                WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)
                """)
            try publishInterviewCancelled(id.uuidOrNil, reason: reason, for: viewer)
            return id.uuidOrNil
        }
    }

    /// What stands against any step of an interview.
    func interviewRefusals(_ current: InterviewRow, _ id: NodeID, _ expectedVersion: Int?) -> Refusals {
        var refusals = Refusals()
        refusals.check(version: current.version, expected: expectedVersion, of: Key<Interview>(id.uuidOrNil))
        refusals.check(isOpen: current.status)
        return refusals
    }
}
