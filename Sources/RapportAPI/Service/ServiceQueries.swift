import Batches
import GraphQLExecution
import RapportTypes

enum ServiceQueries: ServiceQueryResolvers {
    static func apiVersion(
        of root: Batch<Query>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<String> {
        throw FieldError("apiVersion is not written yet.", code: .internal)
    }

    static func node(
        of root: Batch<Query>, _ arguments: QueryNodeArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Abstract<Node>?> {
        throw FieldError("node is not written yet.", code: .internal)
    }

    static func nodes(
        of root: Batch<Query>, _ arguments: QueryNodesArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[Abstract<Node>?]> {
        throw FieldError("nodes is not written yet.", code: .internal)
    }
}
