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
        return .write { transaction in
            try transaction.once(
                input.idempotencyKey.value, "logInteraction", input, for: viewer,
                payload: { LogInteractionPayload(interaction: $0.map { Key($0) }, userErrors: $1) }
            ) {
                switch try transaction.logInteraction(new, for: viewer) {
                case .logged(let id): .record(id)
                case .contactNotFound: .errors([.notFound(input.contactId, ["contactId"])])
                case .tooMany(let maximum): .errors([.tooManyInteractions(maximum: maximum)])
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
        return .write { transaction in
            let id = input.id.uuidOrNil
            let outcome = try transaction.updateInteraction(
                id, changes, expectedVersion: input.expectedVersion.value, for: viewer)
            return switch outcome {
            case .updated, .unchanged: UpdateInteractionPayload(interaction: Key(id))
            case .versionConflict: UpdateInteractionPayload(userErrors: [.versionConflict(Key<Interaction>(id))])
            case .notFound: UpdateInteractionPayload(userErrors: [.notFound(input.id, ["id"])])
            }
        }
    }

    static func deleteInteraction(
        _ input: DeleteInteractionInput, in context: RequestContext
    ) throws -> MutationWork<DeleteInteractionPayload> {
        let viewer = try context.author
        return .write { transaction in
            switch try transaction.deleteInteraction(input.id.uuidOrNil, for: viewer) {
            case .deleted(let contact): DeleteInteractionPayload(deletedInteractionId: input.id, contact: Key(contact))
            case .notFound: DeleteInteractionPayload(userErrors: [.notFound(input.id, ["id"])])
            }
        }
    }
}

extension RequestContext {
    /// The errors of an input that is at fault, and before them that an id in it names nothing, if so: all at once.
    /// An input without faults needs no such look, since the writer finds out.
    fileprivate func errors<T: Entity>(
        _ faults: InputFaults, naming type: T.Type, _ id: NodeID, _ path: [String]
    ) throws -> [UserError] {
        let isKnown = try reader.nodeTypes(of: [id.uuidOrNil], for: viewer)[id.uuidOrNil] == type.index
        return isKnown ? faults.errors : [.notFound(id, path)] + faults.errors
    }
}

extension UserError {
    fileprivate static func tooManyInteractions(maximum: Int) -> UserError {
        .validationError(
            ValidationError(
                message: "An account has at most \(maximum) interactions.", code: .limitExceeded,
                maximum: Double(maximum)))
    }
}

extension NodeID {
    /// The id; for a text that is none, the Nil UUID (RFC 9562, section 5.9), which nothing has.
    var uuidOrNil: UUID { uuid ?? UUID(high: 0, low: 0) }
}
