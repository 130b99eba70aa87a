import Batches
import RapportStore
import RapportTypes

enum ReferralMutations: ReferralMutationResolvers {
    static func requestReferral(
        _ input: RequestReferralInput, in context: RequestContext
    ) throws -> MutationWork<RequestReferralPayload> {
        var faults = InputFaults()
        let new = NewReferral(input, now: context.now, &faults)
        return try .write(once: input.idempotencyKey, "requestReferral", input, faults, in: context) {
            try $0.requestReferral(new, for: $1)
        } payload: {
            RequestReferralPayload(referral: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func receiveReferral(
        _ input: ReceiveReferralInput, in context: RequestContext
    ) throws -> MutationWork<ReceiveReferralPayload> {
        var faults = InputFaults()
        let received = ReceivedReferral(input, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.receiveReferral(input.id, received, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: { provided, errors in
            ReceiveReferralPayload(
                referral: provided.map { Key($0.referral) },
                application: provided.flatMap { $0.application.map { Key($0) } }, userErrors: errors)
        }
    }

    static func declineReferral(
        _ input: DeclineReferralInput, in context: RequestContext
    ) throws -> MutationWork<DeclineReferralPayload> {
        var faults = InputFaults()
        let notes = faults.referralNotes(input.notes).value
        return try .write(faults, in: context) {
            try $0.declineReferral(input.id, notes: notes, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            DeclineReferralPayload(referral: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func updateReferral(
        _ input: UpdateReferralInput, in context: RequestContext
    ) throws -> MutationWork<UpdateReferralPayload> {
        var faults = InputFaults()
        let changes = ReferralChanges(input, &faults)
        return try .write(faults, in: context) {
            try $0.updateReferral(input.id, changes, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            UpdateReferralPayload(referral: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func deleteReferral(
        _ input: DeleteReferralInput, in context: RequestContext
    ) throws -> MutationWork<DeleteReferralPayload> {
        try .write(in: context) {
            try $0.deleteReferral(input.id, for: $1)
        } payload: { referral, errors in
            DeleteReferralPayload(deletedReferralId: referral.map { NodeID($0) }, userErrors: errors)
        }
    }
}
