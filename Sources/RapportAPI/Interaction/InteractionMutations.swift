import Batches
import GraphQLExecution
import RapportTypes

enum InteractionMutations: InteractionMutationResolvers {
    static func logInteraction(
        _ input: LogInteractionInput, in context: RequestContext
    ) throws -> MutationWork<LogInteractionPayload> {
        throw FieldError("logInteraction is not written yet.", code: .internal)
    }

    static func updateInteraction(
        _ input: UpdateInteractionInput, in context: RequestContext
    ) throws -> MutationWork<UpdateInteractionPayload> {
        throw FieldError("updateInteraction is not written yet.", code: .internal)
    }

    static func deleteInteraction(
        _ input: DeleteInteractionInput, in context: RequestContext
    ) throws -> MutationWork<DeleteInteractionPayload> {
        throw FieldError("deleteInteraction is not written yet.", code: .internal)
    }
}
