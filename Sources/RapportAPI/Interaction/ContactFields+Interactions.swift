import Batches
import GraphQLExecution
import RapportTypes

extension ContactFields {
    static func interactions(
        of parents: Batch<Contact>, _ arguments: ContactInteractionsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InteractionConnection> {
        throw FieldError("interactions is not written yet.", code: .internal)
    }
}
