import RapportStore
import RapportTypes

/// What holds for every informational interview, by the schema.
enum InformationalInterviewLimits {
    static let plannedDurationMinutes = 5...480
    static let durationMinutes = 1...480
    static let questions = 50
    static let question = 500
    static let notes = 10_000
    static let insights = 100
    static let insight = 1000
}

extension NewInformationalInterview {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: ScheduleInformationalInterviewInput, now: DateTime, _ faults: inout InputFaults) {
        faults.future(input.scheduledAt.value, ["scheduledAt"], now: now)
        faults.plannedDuration(input.plannedDurationMinutes)
        self.init(
            contact: input.contactId, scheduledAt: input.scheduledAt.value, timeZone: input.timeZone.value,
            plannedDurationMinutes: input.plannedDurationMinutes,
            location: faults.calendarLocation(input.location).value, questions: faults.questions(input.questions),
            notes: faults.notes(input.notes).value)
    }
}

extension InformationalInterviewChanges {
    /// The input, cleaned; `faults` gets what is wrong with it. Null clears lists to nothing.
    init(_ input: UpdateInformationalInterviewInput, _ faults: inout InputFaults) {
        faults.plannedDuration(input.plannedDurationMinutes.value)
        faults.notCleared(input.followUpRequired, ["followUpRequired"])
        self.init(
            plannedDurationMinutes: input.plannedDurationMinutes, location: faults.calendarLocation(input.location),
            questions: input.questions.isOmitted ? nil : faults.questions(input.questions.value ?? []),
            notes: faults.notes(input.notes),
            insights: input.insights.isOmitted ? nil : faults.insights(input.insights.value ?? []),
            followUpRequired: input.followUpRequired.value)
    }
}

extension Reschedule {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: RescheduleInformationalInterviewInput, now: DateTime, _ faults: inout InputFaults) {
        faults.rescheduled(to: input.newScheduledAt, now: now)
        self.init(
            start: input.newScheduledAt, zone: input.timeZone.value, reason: faults.calendarReason(input.reason),
            initiatedBy: input.initiatedBy)
    }
}

extension InformationalInterviewCompletion {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: CompleteInformationalInterviewInput, now: DateTime, _ faults: inout InputFaults) {
        faults.past(input.conductedAt, ["conductedAt"], now: now)
        faults.number(
            input.durationMinutes.value, ["durationMinutes"], in: InformationalInterviewLimits.durationMinutes)
        self.init(
            conductedAt: input.conductedAt, durationMinutes: input.durationMinutes.value,
            location: faults.calendarLocation(input.location).value, notes: faults.notes(input.notes).value,
            insights: faults.insights(input.insights), followUpRequired: input.followUpRequired,
            followUpDueAt: input.followUpDueAt.value, sentiment: input.sentiment.value)
    }
}

extension InputFaults {
    fileprivate mutating func plannedDuration(_ minutes: Int?) {
        number(minutes, ["plannedDurationMinutes"], in: InformationalInterviewLimits.plannedDurationMinutes)
    }

    fileprivate mutating func questions(_ texts: [String]) -> [String] {
        lines(
            texts, ["questions"], maximumCount: InformationalInterviewLimits.questions,
            maximumLength: InformationalInterviewLimits.question)
    }

    fileprivate mutating func insights(_ texts: [String]) -> [String] {
        lines(
            texts, ["insights"], maximumCount: InformationalInterviewLimits.insights,
            maximumLength: InformationalInterviewLimits.insight)
    }

    fileprivate mutating func notes(_ text: Omittable<String>) -> Omittable<String> {
        optionalText(text, ["notes"], maximum: InformationalInterviewLimits.notes)
    }
}
