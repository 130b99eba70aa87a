import Batches
import GraphQLExecution
import RapportTypes

enum AccountQueries: AccountQueryResolvers {
    static func viewer(
        of root: Batch<Query>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<User> {
        throw FieldError("viewer is not written yet.", code: .internal)
    }
}
