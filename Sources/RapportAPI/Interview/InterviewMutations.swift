import Batches
import RapportStore
import RapportTypes

enum InterviewMutations: InterviewMutationResolvers {
    static func scheduleInterview(
        _ input: ScheduleInterviewInput, in context: RequestContext
    ) throws -> MutationWork<ScheduleInterviewPayload> {
        var faults = InputFaults()
        let new = NewInterview(input, now: context.now, &faults)
        return try .write(once: input.idempotencyKey, "scheduleInterview", input, faults, in: context) {
            try $0.scheduleInterview(new, for: $1)
        } payload: {
            ScheduleInterviewPayload(interview: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func updateInterview(
        _ input: UpdateInterviewInput, in context: RequestContext
    ) throws -> MutationWork<UpdateInterviewPayload> {
        var faults = InputFaults()
        let changes = InterviewChanges(input, &faults)
        return try .write(faults, in: context) {
            try $0.updateInterview(input.id, changes, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            UpdateInterviewPayload(interview: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func prepareInterview(
        _ input: PrepareInterviewInput, in context: RequestContext
    ) throws -> MutationWork<PrepareInterviewPayload> {
        var faults = InputFaults()
        let preparation = NewInterviewPreparation(input, &faults)
        return try .write(faults, in: context) {
            try $0.prepareInterview(input.id, preparation, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            PrepareInterviewPayload(interview: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func completeInterview(
        _ input: CompleteInterviewInput, in context: RequestContext
    ) throws -> MutationWork<CompleteInterviewPayload> {
        var faults = InputFaults()
        let completion = NewInterviewCompletion(input, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.completeInterview(input.id, completion, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: { completed, errors in
            CompleteInterviewPayload(
                interview: completed.map { Key($0.interview) },
                interactions: completed.map { $0.interactions.map { Key($0) } },
                followUp: completed.flatMap { $0.followUp.map { Key($0) } }, userErrors: errors)
        }
    }

    static func rescheduleInterview(
        _ input: RescheduleInterviewInput, in context: RequestContext
    ) throws -> MutationWork<RescheduleInterviewPayload> {
        var faults = InputFaults()
        let reschedule = Reschedule(input, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.rescheduleInterview(
                input.id, reschedule, durationMinutes: input.durationMinutes.value,
                expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            RescheduleInterviewPayload(interview: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func cancelInterview(
        _ input: CancelInterviewInput, in context: RequestContext
    ) throws -> MutationWork<CancelInterviewPayload> {
        var faults = InputFaults()
        let reason = faults.calendarReason(input.reason)
        return try .write(faults, in: context) {
            try $0.cancelInterview(
                input.id, reason: reason, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            CancelInterviewPayload(interview: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func deleteInterview(
        _ input: DeleteInterviewInput, in context: RequestContext
    ) throws -> MutationWork<DeleteInterviewPayload> {
        try .write(in: context) {
            try $0.deleteInterview(input.id, for: $1)
        } payload: { interview, errors in
            DeleteInterviewPayload(deletedInterviewId: interview.map { NodeID($0) }, userErrors: errors)
        }
    }
}
