import Batches
import RapportStore
import RapportTypes

enum MeetingMutations: MeetingMutationResolvers {
    static func scheduleMeeting(
        _ input: ScheduleMeetingInput, in context: RequestContext
    ) throws -> MutationWork<ScheduleMeetingPayload> {
        var faults = InputFaults()
        let new = NewMeeting(input, now: context.now, &faults)
        return try .write(once: input.idempotencyKey, "scheduleMeeting", input, faults, in: context) {
            try $0.scheduleMeeting(new, for: $1)
        } payload: {
            ScheduleMeetingPayload(meeting: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func updateMeeting(
        _ input: UpdateMeetingInput, in context: RequestContext
    ) throws -> MutationWork<UpdateMeetingPayload> {
        var faults = InputFaults()
        let changes = MeetingChanges(input, &faults)
        return try .write(faults, in: context) {
            try $0.updateMeeting(input.id, changes, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            UpdateMeetingPayload(meeting: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func rescheduleMeeting(
        _ input: RescheduleMeetingInput, in context: RequestContext
    ) throws -> MutationWork<RescheduleMeetingPayload> {
        var faults = InputFaults()
        let reschedule = Reschedule(input, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.rescheduleMeeting(input.id, reschedule, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            RescheduleMeetingPayload(meeting: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func completeMeeting(
        _ input: CompleteMeetingInput, in context: RequestContext
    ) throws -> MutationWork<CompleteMeetingPayload> {
        var faults = InputFaults()
        let completion = MeetingCompletion(input, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.completeMeeting(input.id, completion, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: { completed, errors in
            CompleteMeetingPayload(
                meeting: completed.map { Key($0.meeting) }, interaction: completed.map { Key($0.interaction) },
                followUps: completed.map { $0.followUps.map { Key($0) } }, userErrors: errors)
        }
    }

    static func cancelMeeting(
        _ input: CancelMeetingInput, in context: RequestContext
    ) throws -> MutationWork<CancelMeetingPayload> {
        var faults = InputFaults()
        let reason = faults.calendarReason(input.reason)
        return try .write(faults, in: context) {
            try $0.cancelMeeting(
                input.id, reason: reason, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            CancelMeetingPayload(meeting: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func deleteMeeting(
        _ input: DeleteMeetingInput, in context: RequestContext
    ) throws -> MutationWork<DeleteMeetingPayload> {
        try .write(in: context) {
            try $0.deleteMeeting(input.id, for: $1)
        } payload: { meeting, errors in
            DeleteMeetingPayload(deletedMeetingId: meeting.map { NodeID($0) }, userErrors: errors)
        }
    }
}
