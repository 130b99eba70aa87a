import Batches
import RapportStore
import RapportTypes

enum InformationalInterviewMutations: InformationalInterviewMutationResolvers {
    static func scheduleInformationalInterview(
        _ input: ScheduleInformationalInterviewInput, in context: RequestContext
    ) throws -> MutationWork<ScheduleInformationalInterviewPayload> {
        var faults = InputFaults()
        let new = NewInformationalInterview(input, now: context.now, &faults)
        return try .write(once: input.idempotencyKey, "scheduleInformationalInterview", input, faults, in: context) {
            try $0.scheduleInformationalInterview(new, for: $1)
        } payload: {
            ScheduleInformationalInterviewPayload(informationalInterview: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func updateInformationalInterview(
        _ input: UpdateInformationalInterviewInput, in context: RequestContext
    ) throws -> MutationWork<UpdateInformationalInterviewPayload> {
        var faults = InputFaults()
        let changes = InformationalInterviewChanges(input, &faults)
        return try .write(faults, in: context) {
            try $0.updateInformationalInterview(
                input.id, changes, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            UpdateInformationalInterviewPayload(informationalInterview: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func rescheduleInformationalInterview(
        _ input: RescheduleInformationalInterviewInput, in context: RequestContext
    ) throws -> MutationWork<RescheduleInformationalInterviewPayload> {
        var faults = InputFaults()
        let reschedule = Reschedule(input, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.rescheduleInformationalInterview(
                input.id, reschedule, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            RescheduleInformationalInterviewPayload(informationalInterview: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func completeInformationalInterview(
        _ input: CompleteInformationalInterviewInput, in context: RequestContext
    ) throws -> MutationWork<CompleteInformationalInterviewPayload> {
        var faults = InputFaults()
        let completion = InformationalInterviewCompletion(input, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.completeInformationalInterview(
                input.id, completion, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: { completed, errors in
            CompleteInformationalInterviewPayload(
                informationalInterview: completed.map { Key($0.informationalInterview) },
                interaction: completed.map { Key($0.interaction) },
                followUp: completed.flatMap { $0.followUp.map { Key($0) } }, userErrors: errors)
        }
    }

    static func cancelInformationalInterview(
        _ input: CancelInformationalInterviewInput, in context: RequestContext
    ) throws -> MutationWork<CancelInformationalInterviewPayload> {
        var faults = InputFaults()
        let reason = faults.calendarReason(input.reason)
        return try .write(faults, in: context) {
            try $0.cancelInformationalInterview(
                input.id, reason: reason, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            CancelInformationalInterviewPayload(informationalInterview: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func deleteInformationalInterview(
        _ input: DeleteInformationalInterviewInput, in context: RequestContext
    ) throws -> MutationWork<DeleteInformationalInterviewPayload> {
        try .write(in: context) {
            try $0.deleteInformationalInterview(input.id, for: $1)
        } payload: { interview, errors in
            DeleteInformationalInterviewPayload(
                deletedInformationalInterviewId: interview.map { NodeID($0) }, userErrors: errors)
        }
    }
}
