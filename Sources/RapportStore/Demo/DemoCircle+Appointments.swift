import Batches
import RapportTypes

extension DemoCircle {
    // MARK: Meetings

    func steps(of new: DemoMeeting) -> [DemoStep] {
        let meeting = DemoRecord()
        let contact = person(new.with)
        var steps = [
            DemoStep(calendar.time(new.agreedOn, 10)) {
                let plan = NewMeeting(
                    contact: contact.node, scheduledAt: calendar.time(new.moved?.from ?? new.on, new.hour),
                    plannedDurationMinutes: new.minutes, location: new.location, purpose: new.purpose,
                    agendaItems: new.agenda, preparationNotes: new.preparation)
                meeting.id = try $0.scheduleMeeting(plan, for: $1).value
            }
        ]
        if let moved = new.moved {
            steps.append(
                DemoStep(calendar.time(moved.on, 8)) {
                    let reschedule = Reschedule(
                        start: calendar.time(new.on, new.hour), reason: moved.reason, initiatedBy: .candidate)
                    _ = try $0.rescheduleMeeting(meeting.node, reschedule, for: $1)
                })
        }
        if let outcome = new.outcome {
            let heldAt = calendar.time(new.on, new.hour)
            steps.append(
                DemoStep(heldAt.adding(minutes: new.minutes)) {
                    let completion = MeetingCompletion(outcome, of: new, heldAt: heldAt)
                    _ = try $0.completeMeeting(meeting.node, completion, for: $1)
                })
        }
        if let cancelled = new.cancelled {
            steps.append(
                DemoStep(calendar.time(cancelled.on, 12)) {
                    _ = try $0.cancelMeeting(meeting.node, reason: cancelled.reason, for: $1)
                })
        }
        return steps
    }

    // MARK: Informational interviews

    func steps(of new: DemoConversation) -> [DemoStep] {
        let interview = DemoRecord()
        let contact = person(new.with)
        let start = new.on.map { calendar.time($0, new.hour) }
        let request = DemoStep(calendar.time(new.askedOn, 15)) {
            let plan = NewInformationalInterview(
                contact: contact.node, scheduledAt: start, plannedDurationMinutes: new.minutes,
                location: new.location, questions: new.questions)
            interview.id = try $0.scheduleInformationalInterview(plan, for: $1).value
        }
        let cancellation = new.cancelled.map { cancelled in
            DemoStep(calendar.time(cancelled.on, 12)) {
                _ = try $0.cancelInformationalInterview(interview.node, reason: cancelled.reason, for: $1)
            }
        }
        return [request] + [cancellation].compactMap { $0 } + stepsAfter(new, interview, at: start)
    }

    private func stepsAfter(
        _ new: DemoConversation, _ interview: DemoRecord, at start: DateTime?
    ) -> [DemoStep] {
        guard let outcome = new.outcome, let start else { return [] }
        let end = start.adding(minutes: new.minutes + 20)
        let completion = DemoStep(end) {
            let completion = InformationalInterviewCompletion(
                conductedAt: start, durationMinutes: new.minutes + 20, notes: outcome.notes,
                insights: outcome.insights, followUpRequired: outcome.followUpOn != nil,
                followUpDueAt: outcome.followUpOn.map { calendar.time($0, 17) }, sentiment: .positive)
            _ = try $0.completeInformationalInterview(interview.node, completion, for: $1)
        }
        guard let thankYou = outcome.thankYou else { return [completion] }
        let note = DemoStep(end.adding(minutes: 90)) {
            let note = NewThankYouNote(
                after: NewThankYouNote.Subject(
                    InformationalInterview.self, interview.node, field: "informationalInterviewId"),
                recipients: [DemoPeople.name(of: new.with)], method: thankYou.method, notes: thankYou.notes)
            _ = try $0.recordThankYou(note, for: $1)
        }
        return [completion, note]
    }

    // MARK: Tasks

    func steps(of task: DemoTask) -> [DemoStep] {
        let followUp = DemoRecord()
        var steps = [
            DemoStep(calendar.time(task.writtenOn, 19)) {
                let new = NewFollowUp(
                    title: task.title, notes: task.notes, dueAt: task.dueOn.map { calendar.time($0, 18) })
                followUp.id = try $0.createFollowUp(new, contact: nil, subject: nil, for: $1).value
            }
        ]
        if let ended = task.ended {
            steps.append(
                DemoStep(calendar.time(ended.on, 18)) {
                    _ = try $0.updateFollowUp(followUp.node, FollowUpChanges(status: ended.status), for: $1)
                })
        }
        return steps
    }
}

extension MeetingCompletion {
    fileprivate init(_ outcome: DemoMeeting.Outcome, of meeting: DemoMeeting, heldAt: DateTime) {
        self.init(
            heldAt: heldAt, attendees: [DemoNetwork.account.name, DemoPeople.name(of: meeting.with)],
            durationMinutes: meeting.minutes, topicsCovered: outcome.topics, outcomes: outcome.text,
            actionItems: outcome.actionItems, nextSteps: outcome.nextSteps, relationshipImpact: outcome.impact,
            sentiment: outcome.sentiment, createsFollowUps: true)
    }
}
