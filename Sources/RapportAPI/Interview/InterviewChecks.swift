import RapportStore
import RapportTypes

/// What holds for every job interview, by the schema.
enum InterviewLimits {
    static let durationMinutes = 15...480
    static let actualDurationMinutes = 1...1440
    static let performanceRating = 1...5
    static let interviewers = 20
    static let interviewer = 200
    static let notes = 10_000
    static let nextSteps = 500
    /// How far ahead one can look for what is still to come.
    static let daysAhead = 1...365
}

extension NewInterview {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: ScheduleInterviewInput, now: DateTime, _ faults: inout InputFaults) {
        faults.future(input.scheduledAt, ["scheduledAt"], now: now)
        faults.interviewDuration(input.durationMinutes)
        self.init(
            application: input.applicationId, type: input.type, scheduledAt: input.scheduledAt,
            timeZone: input.timeZone, durationMinutes: input.durationMinutes,
            location: faults.calendarLocation(input.location).value,
            interviewers: faults.interviewers(input.interviewers))
    }
}

extension InterviewChanges {
    /// The input, cleaned; `faults` gets what is wrong with it. Null clears the interviewers to nobody.
    init(_ input: UpdateInterviewInput, _ faults: inout InputFaults) {
        faults.notCleared(input.type, ["type"])
        faults.notCleared(input.durationMinutes, ["durationMinutes"])
        faults.notCleared(input.researchCompleted, ["researchCompleted"])
        faults.notCleared(input.questionsPrepped, ["questionsPrepped"])
        faults.notCleared(input.materialsGathered, ["materialsGathered"])
        faults.interviewDuration(input.durationMinutes.value)
        self.init(
            type: input.type.value, durationMinutes: input.durationMinutes.value,
            location: faults.calendarLocation(input.location),
            interviewers: input.interviewers.isOmitted ? nil : faults.interviewers(input.interviewers.value ?? []),
            preparationNotes: faults.preparationNotes(input.preparationNotes),
            researchCompleted: input.researchCompleted.value, questionsPrepped: input.questionsPrepped.value,
            materialsGathered: input.materialsGathered.value)
    }
}

extension NewInterviewPreparation {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: PrepareInterviewInput, _ faults: inout InputFaults) {
        self.init(
            notes: faults.preparationNotes(input.preparationNotes), researchCompleted: input.researchCompleted,
            questionsPrepped: input.questionsPrepped, materialsGathered: input.materialsGathered)
    }
}

extension NewInterviewCompletion {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: CompleteInterviewInput, now: DateTime, _ faults: inout InputFaults) {
        faults.past(input.completedAt.value, ["completedAt"], now: now)
        faults.number(
            input.actualDurationMinutes.value, ["actualDurationMinutes"], in: InterviewLimits.actualDurationMinutes)
        faults.number(input.performanceRating.value, ["performanceRating"], in: InterviewLimits.performanceRating)
        self.init(
            completedAt: input.completedAt.value, actualDurationMinutes: input.actualDurationMinutes.value,
            performanceRating: input.performanceRating.value,
            notes: faults.optionalText(
                input.interviewNotes, ["interviewNotes"], maximum: InterviewLimits.notes
            ).value,
            nextSteps: faults.optionalText(input.nextSteps, ["nextSteps"], maximum: InterviewLimits.nextSteps).value,
            followUpRequired: input.followUpRequired, followUpDueAt: input.followUpDueAt.value)
    }
}

extension Reschedule {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: RescheduleInterviewInput, now: DateTime, _ faults: inout InputFaults) {
        faults.rescheduled(
            to: input.newDateTime, ["newDateTime"], now: now, hoursAgo: CalendarLimits.hoursOfLateRecording)
        faults.interviewDuration(input.durationMinutes.value)
        self.init(
            start: input.newDateTime, zone: input.timeZone.value, reason: faults.calendarReason(input.reason),
            initiatedBy: input.initiatedBy)
    }
}

extension InputFaults {
    fileprivate mutating func interviewDuration(_ minutes: Int?) {
        number(minutes, ["durationMinutes"], in: InterviewLimits.durationMinutes)
    }

    fileprivate mutating func preparationNotes(_ text: Omittable<String>) -> Omittable<String> {
        optionalText(text, ["preparationNotes"], maximum: InterviewLimits.notes)
    }

    fileprivate mutating func interviewers(_ inputs: [InterviewerInput]) -> [NewInterviewer] {
        let maximum = InterviewLimits.interviewers
        guard inputs.count <= maximum else {
            add(
                .tooLong, ["interviewers"], "At most \(maximum) are allowed, these are \(inputs.count).",
                maximum: maximum)
            return []
        }
        return inputs.enumerated().map { position, input in
            NewInterviewer(
                name: line(
                    input.name, ["interviewers", String(position), "name"], maximum: InterviewLimits.interviewer),
                contact: input.contactId.value)
        }
    }
}
