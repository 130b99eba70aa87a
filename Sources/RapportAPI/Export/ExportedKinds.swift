import Batches
import GraphQLExecution

/// What the schema says of stored columns that the tables do not: which numbers are truth, and which texts are JSON.
enum ExportedKinds {
    /// By the names of columns, which mean the same in every table.
    static let all: [String: CellKind] = {
        var kinds: [String: CellKind] = [:]
        for fields in ResolverTable.rapport().fields.values {
            for column in fields.values.flatMap(\.storedColumns) { kinds[column.name] = column.kind }
        }
        return kinds
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
