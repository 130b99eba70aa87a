import Batches
import RapportStore
import RapportTypes

enum FollowUpMutations: FollowUpMutationResolvers {
    static func createFollowUp(
        _ input: CreateFollowUpInput, in context: RequestContext
    ) throws -> MutationWork<CreateFollowUpPayload> {
        var faults = InputFaults()
        let new = NewFollowUp(input, &faults)
        return try .write(once: input.idempotencyKey, "createFollowUp", input, faults, in: context) {
            try $0.createFollowUp(new, contact: input.contactId.value, subject: input.subjectId.value, for: $1)
        } payload: {
            CreateFollowUpPayload(followUp: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func updateFollowUp(
        _ input: UpdateFollowUpInput, in context: RequestContext
    ) throws -> MutationWork<UpdateFollowUpPayload> {
        var faults = InputFaults()
        let changes = FollowUpChanges(input, &faults)
        return try .write(faults, in: context) {
            try $0.updateFollowUp(input.id, changes, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            UpdateFollowUpPayload(followUp: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func deleteFollowUp(
        _ input: DeleteFollowUpInput, in context: RequestContext
    ) throws -> MutationWork<DeleteFollowUpPayload> {
        try .write(in: context) {
            try $0.deleteFollowUp(input.id, for: $1)
        } payload: { deleted, errors in
            DeleteFollowUpPayload(
                deletedFollowUpId: deleted.map { _ in input.id.canonical }, userErrors: errors)
        }
    }
}
