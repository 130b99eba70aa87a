import Batches
import GraphQLExecution
import RapportTypes

enum InteractionQueries: InteractionQueryResolvers {
    static func interaction(
        of root: Batch<Query>, _ arguments: QueryInteractionArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Interaction?> {
        throw FieldError("interaction is not written yet.", code: .internal)
    }

    static func interactions(
        of root: Batch<Query>, _ arguments: QueryInteractionsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<InteractionConnection> {
        throw FieldError("interactions is not written yet.", code: .internal)
    }
}
