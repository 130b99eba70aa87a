import Batches
import GraphQLExecution
import RapportTypes

enum ImportRowFields: ImportRowResolvers {
    static let lineNumber = Leaf<Int>(.plain("line_number"))
    static let outcome = Leaf<ImportOutcome>(.plain("outcome"))
    static let message = Leaf<String?>(.plain("message"))

    static func node(
        of parents: Batch<ImportRow>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Abstract<Node>?> {
        throw FieldError("node is not written yet.", code: .internal)
    }
}
