import Batches
import SQLite

extension Reader {
    /// A page of the viewer's own rows: one statement, and one more for the total if it is selected.
    func page(
        of source: PageSource, in order: PageOrder, _ request: PageRequest, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        var statement = try pageStatement(source, order, request, viewer)
        statement.looksForMore = request.wantsMore(columns)
        let selection = selection(columns)
        var builder = PageBuilder(source, order, request, selection, parents: 1, cursors)
        try connection.withStatement(statement.page(of: builder.list, selection.pageTexts)) { rows in
            while try rows.step() { builder.append(rows, parent: 0, columnsFrom: 0) }
        }
        if columns.wantsTotalCount { builder.totals = [try connection.value(statement.total) ?? 0] }
        if request.wantsRowsBeyondCursor(columns), let beyond = statement.rowBeyondCursor {
            builder.rowsBeyondCursor = [try connection.exists(beyond)]
        }
        return try builder.finish(for: viewer, with: cipher)
    }

    /// A page of each parent's rows, in the parents' order: one statement however many parents there are, and one
    /// more for the totals if they are selected.
    func pages(
        of source: PageSource, forEach parents: [some PageKey], by parentColumn: SQL, in order: PageOrder,
        _ request: PageRequest, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        var statement = try pageStatement(source, order, request, viewer)
        statement.looksForMore = request.wantsMore(columns)
        let selection = selection(columns)
        var builder = PageBuilder(source, order, request, selection, parents: parents.count, cursors)
        let sql = statement.pages(of: builder.list, forEach: parents, by: parentColumn, selection.pageTexts)
        if statement.visits {
            let visitor = PageVisitor(builder, lookingForMore: statement.looksForMore)
            try connection.visit(sql, with: visitor)
            builder = visitor.builder
        } else {
            try connection.withStatement(sql) { rows in
                while try rows.step() { builder.append(rows, parent: rows.row[0], columnsFrom: 1) }
            }
        }
        if columns.wantsTotalCount {
            builder.totals = try connection.rows(statement.totals(forEach: parents, by: parentColumn)) { $0[1] }
        }
        if request.wantsRowsBeyondCursor(columns),
            let beyond = statement.rowsBeyondCursor(forEach: parents, by: parentColumn)
        {
            builder.rowsBeyondCursor = try connection.rows(beyond) { $0[1] }
        }
        return try builder.finish(for: viewer, with: cipher)
    }

    func pageStatement(
        _ source: PageSource, _ order: PageOrder, _ request: PageRequest, _ viewer: Viewer
    ) throws(PageError) -> PageStatement {
        allowConditions(for: viewer)
        var after: Cursor?
        var before: Cursor?
        if let text = request.after { after = try cursors.decode(text, of: order, argument: "after") }
        if let text = request.before { before = try cursors.decode(text, of: order, argument: "before") }
        return PageStatement(
            source: source, order: order, request: request, after: after, before: before, viewer: viewer)
    }
}

/// Takes the rows of pages, until each page is complete.
private final class PageVisitor: RowVisitor {
    var builder: PageBuilder
    private let looksForMore: Bool

    init(_ builder: PageBuilder, lookingForMore looksForMore: Bool) {
        self.builder = builder
        self.looksForMore = looksForMore
    }

    override func isEnough(after row: FunctionArguments) -> Bool {
        builder.append(row)
        return builder.isComplete(lookingForMore: looksForMore)
    }
}

extension PageRequest {
    /// Whether somebody wants to know whether there are more rows behind the page, as it is read.
    fileprivate func wantsMore(_ columns: ColumnSet) -> Bool {
        from == .start ? columns.wantsHasNextPage : columns.wantsHasPreviousPage
    }

    /// Whether somebody wants to know what lies on the other side of the cursor that the page begins at.
    fileprivate func wantsRowsBeyondCursor(_ columns: ColumnSet) -> Bool {
        from == .start ? columns.wantsHasPreviousPage : columns.wantsHasNextPage
    }
}
