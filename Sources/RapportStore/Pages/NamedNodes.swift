import Batches
import RapportTypes

/// Pages whose rows only name their nodes, which are of several types: each row has the node's id and a column `kind`.
///
/// The executor loads the nodes of each type with one call.
struct NamedNodes: Sendable {
    /// The type of the nodes of each kind.
    let types: [String: TypeIndex]

    /// What is read of each row, for what is selected of a connection.
    static func columns(for selected: ColumnSet) -> ColumnSet {
        let flags = [
            selected.wantsTotalCount, selected.wantsCursors, selected.wantsPageCursors, selected.wantsHasNextPage,
            selected.wantsHasPreviousPage,
        ]
        return all[flags.reduce(0) { $0 << 1 | ($1 ? 1 : 0) }]
    }

    /// One for each selection: what is derived from a ColumnSet is kept under its identity.
    private static let all = (0..<32).map { flags in
        ColumnSet(
            columns: ColumnSet.id.columns + [NeededColumn(name: "kind", kind: .symbol)],
            wantsTotalCount: flags & 16 != 0, wantsCursors: flags & 8 != 0, wantsPageCursors: flags & 4 != 0,
            wantsHasNextPage: flags & 2 != 0, wantsHasPreviousPage: flags & 1 != 0)
    }

    /// Turns the rows that were read with `columns` into names: the first cell is a key, the second the cursor where it
    /// is selected.
    func name(_ pages: Pages, _ columns: ColumnSet) {
        guard let nodes = pages.rows.children.first else { return }
        for row in 0..<nodes.count {
            let id = nodes[row, 0]
            guard let type = types[nodes.string(of: nodes[row, 1])] else {
                preconditionFailure("a row of a kind that nobody has")
            }
            nodes[row, 0] = Cell(.key, type: type.rawValue, count: id.count, payload: id.payload)
            if columns.wantsCursors { nodes[row, 1] = nodes[row, columns.cursorIndex] }
        }
    }
}
