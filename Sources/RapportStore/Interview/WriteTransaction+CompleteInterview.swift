import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Completes a job interview and records an interaction with each interviewer who is a contact, whose
    /// `lastContactedAt` follows; publishes InterviewCompleted, then InteractionLogged for each.
    public func completeInterview(
        _ id: NodeID, _ completion: NewInterviewCompletion, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<CompletedInterview> {
        guard let current = try interview(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        let key = id.uuidOrNil
        let contacts = try contacts(among: interviewers(of: key, for: viewer))
        let completedAt = completion.completedAt ?? now
        var refusals = interviewRefusals(current, id, expectedVersion)
        // What is over or called off cannot be completed at any time.
        if current.status.isOpen {
            refusals.check(
                completion: completedAt, follows: current.slot.start,
                unlessRescheduled: try isRescheduled(key, for: viewer), at: ["completedAt"])
        }
        try checkInteractionCount(adding: contacts.count, for: viewer, &refusals)
        if completion.followUpRequired { try checkFollowUpCount(adding: 1, to: key, for: viewer, &refusals) }
        guard refusals.isEmpty else { return .refused(refusals.all) }

        let isFollowUpRequired = current.followUpRequired || completion.followUpRequired
        try keep(completion, at: completedAt, followUpRequired: isFollowUpRequired, of: key, for: viewer)
        try publishInterviewCompleted(
            key, completion, at: completedAt, followUpRequired: isFollowUpRequired, for: viewer)
        let interactions = contacts.map { NewInteraction(completion, at: completedAt, of: current, with: $0) }
        return try log(interactions, of: key, for: viewer).map { interactions in
            CompletedInterview(
                interview: key, interactions: interactions,
                followUp: try followUp(of: completion, key, contacts: contacts, for: viewer))
        }
    }

    /// The contacts among interviewers, each once, in their order.
    private func contacts(among interviewers: [StoredInterviewer]) -> [UUID] {
        var contacts: [UUID] = []
        for contact in interviewers.compactMap(\.contact) where !contacts.contains(contact) {
            contacts.append(contact)
        }
        return contacts
    }

    private func keep(
        _ completion: NewInterviewCompletion, at completedAt: DateTime, followUpRequired: Bool, of id: UUID,
        for viewer: Viewer
    ) throws {
        try connection.run(
            """
            UPDATE interview SET status = \(InterviewStatus.completed.rawValue), completed_at = \(completedAt),
                actual_duration_minutes = \(completion.actualDurationMinutes),
                performance_rating = \(completion.performanceRating), interview_notes = \(completion.notes),
                next_steps = \(completion.nextSteps), follow_up_required = \(followUpRequired), updated_at = \(now),
                version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    // MARK: Interactions

    private func log(
        _ all: [NewInteraction], of interview: UUID, for viewer: Viewer
    ) throws -> Written<[UUID]> {
        var interactions: [UUID] = []
        for new in all {
            switch try logInteraction(new, for: viewer) {
            case .refused(let refusals): return .refused(refusals)
            case .written(let interaction): interactions.append(interaction)
            }
        }
        try connection.run(
            """
            UPDATE interaction SET interview_id = \(interview) WHERE id IN \(interactions) AND +owner_id = \(viewer)
            """)
        return .written(interactions)
    }

    // MARK: The follow-up

    /// What is left to do: with the only interviewer who is a contact, else with the company.
    private func followUp(
        of completion: NewInterviewCompletion, _ id: UUID, contacts: [UUID], for viewer: Viewer
    ) throws -> UUID? {
        guard completion.followUpRequired else { return nil }
        let contact = contacts.count == 1 ? contacts[0] : nil
        let company = try contact == nil ? company(ofInterview: id, for: viewer) : nil
        return try createFollowUp(
            NewFollowUp(
                title: try followUpTitle(company.map(FollowUpTitle.with), contact: contact, for: viewer),
                notes: completion.nextSteps, dueAt: completion.followUpDueAt, contact: contact,
                subject: AnyKey(Key<Interview>(id))), for: viewer)
    }

    private func company(ofInterview id: UUID, for viewer: Viewer) throws -> String? {
        try connection.value("SELECT company FROM interview_item WHERE id = \(id) AND +owner_id = \(viewer)")
    }
}

extension NewInteraction {
    /// What a job interview was with one of the interviewers. How it went is told by the interview alone.
    fileprivate init(
        _ completion: NewInterviewCompletion, at completedAt: DateTime, of interview: InterviewRow, with contact: UUID
    ) {
        self.init(
            contact: NodeID(contact), type: interview.details.type == .phoneScreen ? .call : .meeting,
            occurredAt: completedAt, durationMinutes: completion.actualDurationMinutes,
            location: interview.details.location, source: .interview)
    }
}
