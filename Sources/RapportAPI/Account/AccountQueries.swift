import Batches
import GraphQLExecution
import RapportTypes

enum AccountQueries: AccountQueryResolvers {
    static func viewer(
        of root: Batch<Query>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<User> {
        let viewer = try context.viewer
        return Column(root, keys: { _ in Key(viewer.id) })
    }
}
