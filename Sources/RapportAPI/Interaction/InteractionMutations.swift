import Batches
import RapportStore
import RapportTypes

enum InteractionMutations: InteractionMutationResolvers {
    static func logInteraction(
        _ input: LogInteractionInput, in context: RequestContext
    ) throws -> MutationWork<LogInteractionPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        let new = NewInteraction(input, now: context.now, &faults)
        guard faults.isEmpty else {
            let errors = try context.errors(faults, naming: Contact.self, input.contactId, ["contactId"])
            return .done(LogInteractionPayload(userErrors: errors))
        }
        return .write(for: viewer) { transaction in
            try transaction.once(
                input.idempotencyKey.value, "logInteraction", input, for: viewer,
                payload: { LogInteractionPayload(interaction: $0.map { Key($0) }, userErrors: $1) }
            ) {
                switch try transaction.logInteraction(new, for: viewer) {
                case .logged(let id): .record(id)
                case .contactNotFound: .errors([.notFound(input.contactId, ["contactId"])])
                case .tooMany(let maximum): .errors([.tooMany("interactions", maximum: maximum)])
                }
            }
        }
    }

    static func updateInteraction(
        _ input: UpdateInteractionInput, in context: RequestContext
    ) throws -> MutationWork<UpdateInteractionPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        let changes = InteractionChanges(input, now: context.now, &faults)
        guard faults.isEmpty else {
            let errors = try context.errors(faults, naming: Interaction.self, input.id, ["id"])
            return .done(UpdateInteractionPayload(userErrors: errors))
        }
        return .write(for: viewer) { transaction in
            try transaction.updateInteraction(
                input.id.uuidOrNil, changes, expectedVersion: input.expectedVersion.value, for: viewer
            ).payload(input.id) { UpdateInteractionPayload(interaction: $0, userErrors: $1) }
        }
    }

    static func deleteInteraction(
        _ input: DeleteInteractionInput, in context: RequestContext
    ) throws -> MutationWork<DeleteInteractionPayload> {
        let viewer = try context.author
        return .write(for: viewer) { transaction in
            let id = input.id.uuidOrNil
            return switch try transaction.deleteInteraction(id, for: viewer) {
            case .deleted(let contact):
                DeleteInteractionPayload(deletedInteractionId: NodeID(id), contact: Key(contact))
            case .notFound: DeleteInteractionPayload(userErrors: [.notFound(input.id, ["id"])])
            }
        }
    }
}
