import Batches
import RapportTypes
import SQLite

/// What becomes of an informational interview: a time, what was learned, or an end without. Both ends are final.
extension WriteTransaction {
    // MARK: A time

    /// Gives an informational interview its first time, and publishes InformationalInterviewScheduled, or another one,
    /// and publishes InformationalInterviewRescheduled. The same time in the same zone changes nothing.
    public func rescheduleInformationalInterview(
        _ id: NodeID, _ reschedule: Reschedule, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try informationalInterview(id, for: viewer) else {
            return .refused([.notFound(id, at: ["id"])])
        }
        return try refusals(to: current, id, expectedVersion).unless {
            let slot = TimeSlot(reschedule.start, in: reschedule.zone ?? current.zone)
            if slot.start != current.start || slot.zone != current.zone {
                try move(id.uuidOrNil, from: current, to: slot, reschedule, for: viewer)
            }
            return id.uuidOrNil
        }
    }

    private func move(
        _ id: UUID, from current: InformationalInterviewRow, to slot: TimeSlot, _ reschedule: Reschedule,
        for viewer: Viewer
    ) throws {
        try connection.run(
            """
            UPDATE informational_interview SET status = \(InformationalInterviewStatus.scheduled.rawValue),
                scheduled_at = \(slot.start), time_zone = \(slot.zone.text), wall_clock = \(slot.wallClock.text),
                updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
        try keepReschedule(of: id, from: current.start, reschedule, for: viewer)
        if let previous = current.start {
            try publishInformationalInterviewRescheduled(id, from: previous, reschedule, for: viewer)
        } else {
            try publishInformationalInterviewScheduled(id, with: current.contact, at: slot.start, for: viewer)
        }
    }

    // MARK: Completion

    /// Completes an informational interview, also one that never had a time, and records the interaction that it was;
    /// publishes InformationalInterviewConducted, then InteractionLogged. The contact's `lastContactedAt` follows.
    public func completeInformationalInterview(
        _ id: NodeID, _ completion: InformationalInterviewCompletion, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<CompletedInformationalInterview> {
        guard let current = try informationalInterview(id, for: viewer) else {
            return .refused([.notFound(id, at: ["id"])])
        }
        var refusals = refusals(to: current, id, expectedVersion)
        try checkInteractionCount(adding: 1, for: viewer, &refusals)
        if completion.followUpRequired { try checkFollowUpCount(adding: 1, to: id.uuidOrNil, for: viewer, &refusals) }
        guard refusals.isEmpty else { return .refused(refusals.all) }

        let key = id.uuidOrNil
        var details = current.details
        details.location = completion.location ?? details.location
        details.notes = completion.notes ?? details.notes
        if !completion.insights.isEmpty { details.insights = JSONText.list(completion.insights) }
        try keep(completion, details, of: key, for: viewer)
        try publishInformationalInterviewConducted(
            key, with: current.contact, completion, details,
            followUpRequired: current.followUpRequired || completion.followUpRequired, for: viewer)
        let interaction = NewInteraction(
            contact: NodeID(current.contact), type: .meeting, occurredAt: completion.conductedAt,
            durationMinutes: completion.durationMinutes, location: details.location, notes: details.notes,
            sentiment: completion.sentiment, source: .informationalInterview)
        return try logInteraction(interaction, for: viewer).map { interaction in
            try link(interaction, toInformationalInterview: key, for: viewer)
            return CompletedInformationalInterview(
                informationalInterview: key, interaction: interaction,
                followUp: try followUp(of: completion, key, current, for: viewer))
        }
    }

    private func keep(
        _ completion: InformationalInterviewCompletion, _ details: InformationalInterviewRow.Details, of id: UUID,
        for viewer: Viewer
    ) throws {
        try connection.run(
            """
            UPDATE informational_interview SET status = \(InformationalInterviewStatus.completed.rawValue),
                conducted_at = \(completion.conductedAt), duration_minutes = \(completion.durationMinutes),
                location = \(details.location), notes = \(details.notes), insights = \(details.insights),
                follow_up_required = follow_up_required OR \(completion.followUpRequired), updated_at = \(now),
                version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    private func link(_ interaction: UUID, toInformationalInterview id: UUID, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE interaction SET informational_interview_id = \(id)
            WHERE id = \(interaction) AND +owner_id = \(viewer)
            """)
    }

    private func followUp(
        of completion: InformationalInterviewCompletion, _ id: UUID, _ interview: InformationalInterviewRow,
        for viewer: Viewer
    ) throws -> UUID? {
        guard completion.followUpRequired else { return nil }
        return try createFollowUp(
            NewFollowUp(
                title: try followUpTitle(nil, contact: interview.contact, for: viewer),
                dueAt: completion.followUpDueAt, contact: interview.contact,
                subject: AnyKey(Key<InformationalInterview>(id))), for: viewer)
    }

    // MARK: Cancelling

    /// Calls an informational interview off; publishes InformationalInterviewCancelled. It keeps its earlier times, and
    /// leaves the agenda.
    public func cancelInformationalInterview(
        _ id: NodeID, reason: String?, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try informationalInterview(id, for: viewer) else {
            return .refused([.notFound(id, at: ["id"])])
        }
        return try refusals(to: current, id, expectedVersion).unless {
            try connection.run(
                """
                UPDATE informational_interview SET status = \(InformationalInterviewStatus.cancelled.rawValue),
                    cancellation_reason = \(reason), updated_at = \(now), version = version + 1
                WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)
                """)
            try publishInformationalInterviewCancelled(id.uuidOrNil, reason: reason, for: viewer)
            return id.uuidOrNil
        }
    }

    /// What stands against any of these steps.
    private func refusals(
        to current: InformationalInterviewRow, _ id: NodeID, _ expectedVersion: Int?
    ) -> Refusals {
        var refusals = Refusals()
        refusals.check(
            version: current.version, expected: expectedVersion, of: Key<InformationalInterview>(id.uuidOrNil))
        refusals.check(isOpen: current.status)
        return refusals
    }
}
