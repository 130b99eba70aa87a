import Batches
import GraphQLExecution

/// What the schema says of stored columns that the tables do not: which numbers are truth, and which texts are JSON.
enum ExportedKinds {
    /// By the names of columns. Where a name means one thing in one table and another in the next, it tells nothing.
    static let all: [String: CellKind] = {
        var kinds: [String: Set<CellKind>] = [:]
        for fields in ResolverTable.rapport().fields.values {
            for column in fields.values.flatMap(\.storedColumns) { kinds[column.name, default: []].insert(column.kind) }
        }
        return kinds.compactMapValues { $0.count == 1 ? $0.first : nil }
    }()
}

extension FieldForm {
    /// The columns that the field is read from.
    fileprivate var storedColumns: [NeededColumn] {
        switch self {
        case .column(.plain(let name), let kind), .column(.sealed(let name), let kind):
            [NeededColumn(name: name, kind: kind)]
        case .column(.computed(let columns, _), _): columns
        case .batch(let needs, _): needs
        default: []
        }
    }
}
