import RapportStore
import RapportTypes

/// What holds for every meeting, by the schema.
enum MeetingLimits {
    static let plannedDurationMinutes = 5...1440
    static let durationMinutes = 1...1440
    static let purpose = 500
    /// Of every list that a meeting has.
    static let listed = 50
    static let agendaItem = 500
    static let attendee = 200
    static let topic = 200
    static let actionItem = 500
    static let notes = 10_000
    static let nextSteps = 2000
    static let relationshipImpact = 2000
}

extension NewMeeting {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: ScheduleMeetingInput, now: DateTime, _ faults: inout InputFaults) {
        faults.future(input.scheduledAt, ["scheduledAt"], now: now)
        faults.plannedDuration(input.plannedDurationMinutes)
        self.init(
            contact: input.contactId, scheduledAt: input.scheduledAt, timeZone: input.timeZone.value,
            plannedDurationMinutes: input.plannedDurationMinutes,
            location: faults.calendarLocation(input.location).value, purpose: faults.purpose(input.purpose).value,
            agendaItems: faults.agenda(input.agendaItems),
            preparationNotes: faults.preparationNotes(input.preparationNotes).value)
    }
}

extension MeetingChanges {
    /// The input, cleaned; `faults` gets what is wrong with it. Null clears the agenda to nothing.
    init(_ input: UpdateMeetingInput, _ faults: inout InputFaults) {
        faults.notCleared(input.plannedDurationMinutes, ["plannedDurationMinutes"])
        faults.plannedDuration(input.plannedDurationMinutes.value)
        self.init(
            plannedDurationMinutes: input.plannedDurationMinutes.value,
            location: faults.calendarLocation(input.location), purpose: faults.purpose(input.purpose),
            agendaItems: input.agendaItems.isOmitted ? nil : faults.agenda(input.agendaItems.value ?? []),
            preparationNotes: faults.preparationNotes(input.preparationNotes))
    }
}

extension Reschedule {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: RescheduleMeetingInput, now: DateTime, _ faults: inout InputFaults) {
        faults.rescheduled(to: input.newScheduledAt, now: now)
        self.init(
            start: input.newScheduledAt, zone: input.timeZone.value, reason: faults.calendarReason(input.reason),
            initiatedBy: input.initiatedBy)
    }
}

extension MeetingCompletion {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: CompleteMeetingInput, now: DateTime, _ faults: inout InputFaults) {
        faults.past(input.heldAt, ["heldAt"], now: now)
        faults.number(input.durationMinutes.value, ["durationMinutes"], in: MeetingLimits.durationMinutes)
        self.init(
            heldAt: input.heldAt,
            attendees: faults.listed(input.attendees, "attendees", maximumLength: MeetingLimits.attendee),
            durationMinutes: input.durationMinutes.value,
            topicsCovered: faults.listed(input.topicsCovered, "topicsCovered", maximumLength: MeetingLimits.topic),
            outcomes: faults.optionalText(input.outcomes, ["outcomes"], maximum: MeetingLimits.notes).value,
            actionItems: faults.listed(input.actionItems, "actionItems", maximumLength: MeetingLimits.actionItem),
            nextSteps: faults.optionalText(input.nextSteps, ["nextSteps"], maximum: MeetingLimits.nextSteps).value,
            relationshipImpact: faults.optionalText(
                input.relationshipImpact, ["relationshipImpact"], maximum: MeetingLimits.relationshipImpact
            ).value,
            sentiment: input.sentiment.value, createsFollowUps: input.createFollowUps)
    }
}

extension InputFaults {
    fileprivate mutating func plannedDuration(_ minutes: Int?) {
        number(minutes, ["plannedDurationMinutes"], in: MeetingLimits.plannedDurationMinutes)
    }

    fileprivate mutating func purpose(_ text: Omittable<String>) -> Omittable<String> {
        optionalLine(text, ["purpose"], maximum: MeetingLimits.purpose)
    }

    fileprivate mutating func agenda(_ items: [String]) -> [String] {
        listed(items, "agendaItems", maximumLength: MeetingLimits.agendaItem)
    }

    fileprivate mutating func preparationNotes(_ text: Omittable<String>) -> Omittable<String> {
        optionalText(text, ["preparationNotes"], maximum: MeetingLimits.notes)
    }

    fileprivate mutating func listed(_ texts: [String], _ field: String, maximumLength: Int) -> [String] {
        lines(texts, [field], maximumCount: MeetingLimits.listed, maximumLength: maximumLength)
    }
}
