import Batches
import GraphQLExecution
import RapportTypes

enum ImportQueries: ImportQueryResolvers {
    static func importJob(
        of root: Batch<Query>, _ arguments: QueryImportJobArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<ImportJob?> {
        try context.record(arguments.id, below: root)
    }
}
