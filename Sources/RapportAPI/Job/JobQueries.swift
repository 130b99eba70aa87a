import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum JobQueries: JobQueryResolvers {
    static func jobListing(
        of root: Batch<Query>, _ arguments: QueryJobListingArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<JobListing?> {
        _ = try context.viewer
        return Column(root, keys: { _ in arguments.id.key() })
    }

    static func jobApplication(
        of root: Batch<Query>, _ arguments: QueryJobApplicationArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<JobApplication?> {
        _ = try context.viewer
        return Column(root, keys: { _ in arguments.id.key() })
    }
}
