import Batches
import RapportTypes
import SQLite

/// What becomes of a planned meeting: another time, an outcome, or an end without one. Both ends are final.
extension WriteTransaction {
    // MARK: Another time

    /// Gives a meeting another time and keeps the one before; publishes MeetingRescheduled. The same time in the same
    /// zone changes nothing.
    public func rescheduleMeeting(
        _ id: NodeID, _ reschedule: Reschedule, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try meeting(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        let refusals = refusals(to: current, id, expectedVersion)
        return try refusals.unless {
            let slot = TimeSlot(reschedule.start, in: reschedule.zone ?? current.slot.zone)
            if slot != current.slot { try move(id.uuidOrNil, from: current.slot, to: slot, reschedule, for: viewer) }
            return id.uuidOrNil
        }
    }

    private func move(
        _ id: UUID, from previous: TimeSlot, to slot: TimeSlot, _ reschedule: Reschedule, for viewer: Viewer
    ) throws {
        try connection.run(
            """
            UPDATE meeting SET scheduled_at = \(slot.start), time_zone = \(slot.zone.text),
                wall_clock = \(slot.wallClock.text), updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
        try keepReschedule(of: id, from: previous.start, reschedule, for: viewer)
        try publishRescheduled(id, from: previous.start, reschedule, for: viewer)
    }

    // MARK: Completion

    /// Completes a meeting and records the interaction that it was; publishes MeetingCompleted, then InteractionLogged.
    /// The contact's `lastContactedAt` follows. Where they are asked for, a follow-up is made of each action item.
    public func completeMeeting(
        _ id: NodeID, _ completion: MeetingCompletion, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<CompletedMeeting> {
        guard let current = try meeting(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        var refusals = refusals(to: current, id, expectedVersion)
        try checkInteractionCount(adding: 1, for: viewer, &refusals)
        if completion.createsFollowUps {
            try checkFollowUpCount(adding: completion.actionItems.count, to: id.uuidOrNil, for: viewer, &refusals)
        }
        guard refusals.isEmpty else { return .refused(refusals.all) }

        var completed = CompletedMeeting(meeting: id.uuidOrNil, interaction: newID())
        try keep(completion, of: completed.meeting, for: viewer)
        try publishCompleted(
            completed.meeting, with: current.contact, heldAt: completion.heldAt, interaction: completed.interaction,
            for: viewer)
        return try logInteraction(NewInteraction(completion, of: current), id: completed.interaction, for: viewer)
            .map { interaction in
                try link(interaction, to: completed.meeting, for: viewer)
                if completion.createsFollowUps {
                    completed.followUps = try followUps(of: completion, completed.meeting, current, for: viewer)
                }
                return completed
            }
    }

    private func link(_ interaction: UUID, to meeting: UUID, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE interaction SET meeting_id = \(meeting) WHERE id = \(interaction) AND +owner_id = \(viewer)
            """)
    }

    private func followUps(
        of completion: MeetingCompletion, _ id: UUID, _ meeting: MeetingRow, for viewer: Viewer
    ) throws -> [UUID] {
        try completion.actionItems.map { item in
            try createFollowUp(
                NewFollowUp(title: item, contact: meeting.contact, subject: AnyKey(Key<Meeting>(id))), for: viewer)
        }
    }

    private func keep(_ completion: MeetingCompletion, of id: UUID, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE meeting SET status = \(MeetingStatus.completed.rawValue), completed_at = \(now),
                held_at = \(completion.heldAt), attendees = \(JSONText.list(completion.attendees)),
                duration_minutes = \(completion.durationMinutes),
                topics_covered = \(JSONText.list(completion.topicsCovered)), outcomes = \(completion.outcomes),
                action_items = \(JSONText.list(completion.actionItems)), next_steps = \(completion.nextSteps),
                relationship_impact = \(completion.relationshipImpact), updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    // MARK: Cancelling

    /// Calls a meeting off; publishes MeetingCancelled. It keeps its earlier times, and leaves the agenda.
    public func cancelMeeting(
        _ id: NodeID, reason: String?, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try meeting(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        return try refusals(to: current, id, expectedVersion).unless {
            try connection.run(
                """
                UPDATE meeting SET status = \(MeetingStatus.cancelled.rawValue), cancellation_reason = \(reason),
                    updated_at = \(now), version = version + 1
                WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)
                """)
            try publishCancelled(id.uuidOrNil, reason: reason, for: viewer)
            return id.uuidOrNil
        }
    }

    /// What stands against any of these steps.
    private func refusals(to current: MeetingRow, _ id: NodeID, _ expectedVersion: Int?) -> Refusals {
        var refusals = Refusals()
        refusals.check(version: current.version, expected: expectedVersion, of: Key<Meeting>(id.uuidOrNil))
        refusals.check(isOpen: current.status)
        return refusals
    }
}

extension NewInteraction {
    /// What a meeting was, once it was held.
    fileprivate init(_ completion: MeetingCompletion, of meeting: MeetingRow) {
        self.init(
            contact: NodeID(meeting.contact), type: .meeting, occurredAt: completion.heldAt,
            durationMinutes: completion.durationMinutes, location: meeting.details.location,
            topicsDiscussed: completion.topicsCovered, notes: completion.outcomes, sentiment: completion.sentiment,
            source: .meeting)
    }
}
