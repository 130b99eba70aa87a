import Batches
import GraphQLExecution
import RapportTypes

enum ImportRowFields: ImportRowResolvers {
    static let lineNumber = Leaf<Int>(.plain("line_number"))
    static let outcome = Leaf<ImportOutcome>(.plain("outcome"))
    static let message = Leaf<String?>(.plain("message"))

    static let nodeNeeds = [NeededColumn(name: "node_id", kind: .uuid)]

    /// The contact that each row has created, changed or found; null when it is gone since.
    static func node(
        of rows: Batch<ImportRow>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Abstract<Node>?> {
        let cell = rows.rows.columns?.index(of: "node_id") ?? 0
        return Column(
            rows,
            anyKeys: { row in
                let id = rows.rows[row, cell]
                return id.isNull ? nil : AnyKey(Key<Contact>(rows.rows.uuid(of: id)))
            })
    }
}
