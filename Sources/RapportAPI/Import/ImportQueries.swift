import Batches
import GraphQLExecution
import RapportTypes

enum ImportQueries: ImportQueryResolvers {
    static func importJob(
        of root: Batch<Query>, _ arguments: QueryImportJobArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<ImportJob?> {
        _ = try context.viewer
        return Column(root, keys: { _ in arguments.id.key() })
    }
}
