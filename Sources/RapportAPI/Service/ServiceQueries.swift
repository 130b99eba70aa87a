import Batches
import GraphQLExecution
import RapportTypes

enum ServiceQueries: ServiceQueryResolvers {
    /// Ids in one call of `nodes`.
    static let maximumNodes = 100

    static func apiVersion(
        of root: Batch<Query>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<String> {
        Column(root, texts: { _ in "2026.11" })
    }

    static func node(
        of root: Batch<Query>, _ arguments: QueryNodeArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Abstract<Node>?> {
        let key = try keys([arguments.id], in: context)[0]
        return Column(root, anyKeys: { _ in key })
    }

    static func nodes(
        of root: Batch<Query>, _ arguments: QueryNodesArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[Abstract<Node>?]> {
        guard arguments.ids.count <= maximumNodes else {
            throw ExecutionError("At most \(maximumNodes) ids are allowed.", code: .limitExceeded)
        }
        let keys = try keys(arguments.ids, in: context)
        return Column(root, anyKeyLists: { _ in keys })
    }

    /// What each id names, nil where it names nothing of the viewer's: one statement for all.
    private static func keys(_ ids: [NodeID], in context: RequestContext) throws -> [AnyKey?] {
        let types = try context.reader.nodeTypes(of: ids.compactMap(\.uuid), for: context.viewer)
        return ids.map { id in
            guard let uuid = id.uuid, let type = types[uuid] else { return nil }
            return AnyKey(type: type, id: uuid)
        }
    }
}
