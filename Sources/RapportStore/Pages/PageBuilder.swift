import Batches
import SQLite
import Secrets

/// Collects the rows of a page statement into pages: one run of nodes for each parent.
///
/// Where cursors are selected, each row has the sort key as one more cell, the last, of which the executor knows
/// nothing.
struct PageBuilder {
    /// The columns that the statement has to select.
    let list: SQL
    /// How many rows each parent has, if that is selected.
    var totals: [Int] = []
    /// Whether each parent has rows on the other side of the cursor that its page begins at, if that is selected.
    var rowsBeyondCursor: [Bool] = []

    private let source: PageSource
    private let order: PageOrder
    private let request: PageRequest
    private let selection: Selection
    /// What is asked of each row stands here: to look it up in the selection retained and released that for each.
    private let shape: RowShape
    private let hasKey: Bool
    private let coder: CursorCoder
    private let nodes: RowBatch
    /// One for each parent that had its turn.
    private var runs: [Run] = []
    private let parents: Int

    private struct Run {
        var start: Int
        var count = 0
        /// Whether there was one row more.
        var hasMore = false
    }

    init(
        _ source: PageSource, _ order: PageOrder, _ request: PageRequest, _ selection: Selection, parents: Int,
        _ coder: CursorCoder
    ) {
        let columns = selection.columns
        let needsKey = columns.wantsCursors || columns.wantsPageCursors
        list = needsKey ? "\(selection.list), \(order.key)" : selection.list
        nodes = RowBatch(
            type: source.node, width: columns.columns.count + (columns.wantsCursors ? 1 : 0) + (needsKey ? 1 : 0),
            columns: columns, capacity: min(parents * request.count, 1024),
            bytes: min(parents * request.count * selection.bytesOfRow, 1 << 20))
        self.source = source
        self.order = order
        self.request = request
        self.selection = selection
        shape = selection.shape
        hasKey = needsKey
        self.coder = coder
        self.parents = parents
    }

    // MARK: Reading

    /// Takes the statement's row for the parent at a position, which never goes back.
    mutating func append(_ statement: Statement, parent position: Int, columnsFrom first: Int) {
        guard hasRoom(forParent: position) else { return }
        let row = statement.append(to: nodes, as: shape, from: first)
        if hasKey { nodes[row, nodes.width - 1] = statement.cell(first + shape.count, in: nodes) }
    }

    /// The same of a row that is visited: the parent's position, then the columns.
    mutating func append(_ visited: FunctionArguments) {
        guard hasRoom(forParent: Int(visited.integer(0))) else { return }
        let row = visited.append(to: nodes, as: shape, from: 1)
        if hasKey { nodes[row, nodes.width - 1] = visited.cell(1 + shape.count, in: nodes) }
    }

    /// Whether the parent whose row has come last needs no more, not even to know whether there is one.
    func isComplete(lookingForMore looksForMore: Bool) -> Bool {
        let run = runs[runs.count - 1]
        return looksForMore ? run.hasMore : run.count == request.count
    }

    /// Counts a row for a parent; false if the page is full without it.
    private mutating func hasRoom(forParent position: Int) -> Bool {
        precondition(position >= runs.count - 1, "the rows of a page came out of order")
        while runs.count <= position {
            endRun()
            runs.append(Run(start: nodes.count))
        }
        guard runs[position].count < request.count else {
            runs[position].hasMore = true
            return false
        }
        runs[position].count += 1
        return true
    }

    /// All rows of a parent have come. Those of `last` were picked from the end of the list.
    private mutating func endRun() {
        guard request.from == .end, let run = runs.last else { return }
        reverse(run)
    }

    private func reverse(_ run: Run) {
        var low = run.start
        var high = run.start + run.count - 1
        while low < high {
            for column in 0..<nodes.width {
                let cell = nodes[low, column]
                nodes[low, column] = nodes[high, column]
                nodes[high, column] = cell
            }
            low += 1
            high -= 1
        }
    }

    // MARK: Pages

    /// The pages, one for each parent, those without a row included.
    mutating func finish(for viewer: Viewer, with cipher: Cipher) throws -> Pages {
        endRun()
        while runs.count < parents { runs.append(Run(start: nodes.count)) }
        try selection.open(nodes, from: 0, for: viewer, with: cipher)
        if selection.columns.wantsCursors { writeCursors() }
        selection.learn(from: nodes)
        let pages = Pages(of: nodes, connection: source.connection, count: parents)
        for (position, run) in runs.enumerated() {
            let isFromStart = request.from == .start
            pages.append(
                nodes: run.start..<(run.start + run.count),
                hasNextPage: isFromStart ? run.hasMore : hasRowsBeyondCursor(position),
                hasPreviousPage: isFromStart ? hasRowsBeyondCursor(position) : run.hasMore,
                startCursor: pageCursor(run.start, in: run), endCursor: pageCursor(run.start + run.count - 1, in: run),
                totalCount: totals.isEmpty ? nil : totals[position])
        }
        return pages
    }

    /// Without a cursor a page begins where its list does.
    private func hasRowsBeyondCursor(_ position: Int) -> Bool {
        rowsBeyondCursor.isEmpty ? false : rowsBeyondCursor[position]
    }

    private func writeCursors() {
        for row in 0..<nodes.count {
            nodes[row, selection.columns.cursorIndex] = nodes.text(cursor(row), as: .symbol)
        }
    }

    private func pageCursor(_ row: Int, in run: Run) -> String? {
        guard selection.columns.wantsPageCursors, run.count > 0 else { return nil }
        return cursor(row)
    }

    private func cursor(_ row: Int) -> String {
        let cell = nodes[row, nodes.width - 1]
        let key: Cursor.Key =
            switch cell.tag {
            case .int: .integer(Int64(cell.intValue))
            case .text: .text(nodes.string(of: cell))
            default: .missing
            }
        return coder.encode(Cursor(key: key, id: nodes.uuid(of: nodes[row, 0])), of: order)
    }
}
