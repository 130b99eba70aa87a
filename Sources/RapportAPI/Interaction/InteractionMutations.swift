import Batches
import RapportStore
import RapportTypes

enum InteractionMutations: InteractionMutationResolvers {
    static func logInteraction(
        _ input: LogInteractionInput, in context: RequestContext
    ) throws -> MutationWork<LogInteractionPayload> {
        var faults = InputFaults()
        let new = NewInteraction(input, now: context.now, &faults)
        return try .write(once: input.idempotencyKey, "logInteraction", input, faults, in: context) {
            try $0.logInteractionWithFollowUp(new, for: $1)
        } payload: { logged, errors in
            LogInteractionPayload(
                interaction: logged.map { Key($0.interaction) }, followUp: logged?.followUp.map { Key($0) },
                userErrors: errors)
        }
    }

    static func bulkLogInteractions(
        _ input: BulkLogInteractionsInput, in context: RequestContext
    ) throws -> MutationWork<BulkLogInteractionsPayload> {
        var faults = InputFaults()
        let contacts = faults.contacts(input.contactIds)
        let new = NewInteraction(input.interaction, now: context.now, &faults)
        return try .write(once: input.idempotencyKey, "bulkLogInteractions", input, faults, in: context) {
            try $0.logInteractions(new, with: contacts, for: $1)
        } payload: {
            BulkLogInteractionsPayload(interactions: $0.map { $0.map { Key($0) } }, userErrors: $1)
        }
    }

    static func updateInteraction(
        _ input: UpdateInteractionInput, in context: RequestContext
    ) throws -> MutationWork<UpdateInteractionPayload> {
        var faults = InputFaults()
        let changes = InteractionChanges(input, now: context.now, &faults)
        return try .write(faults, in: context) {
            try $0.updateInteraction(input.id, changes, expectedVersion: input.expectedVersion.value, for: $1)
        } payload: {
            UpdateInteractionPayload(interaction: $0.map { Key($0) }, userErrors: $1)
        }
    }

    static func deleteInteraction(
        _ input: DeleteInteractionInput, in context: RequestContext
    ) throws -> MutationWork<DeleteInteractionPayload> {
        try .write(in: context) {
            try $0.deleteInteraction(input.id, for: $1)
        } payload: { contact, errors in
            DeleteInteractionPayload(
                deletedInteractionId: contact.map { _ in input.id.canonical }, contact: contact.map { Key($0) },
                userErrors: errors)
        }
    }
}
