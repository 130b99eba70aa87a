import Batches
import RapportTypes
import SQLite

extension Reader {
    /// Imports by id.
    public func importJobs(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "import_job", of: ImportJob.index, columns, for: viewer)
    }

    /// A page of what became of the records of each import, in the order of the file.
    public func importRows(
        of jobs: [UUID], outcome: ImportOutcome?, _ request: PageRequest, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: ImportRows.source.filtered(by: outcome.map { "item.outcome = \($0.rawValue)" }), forEach: jobs,
            by: "job_id", in: ImportRows.byLine, request, columns, for: viewer)
    }
}

enum ImportRows {
    static let source = PageSource("import_row", node: ImportRow.index, connection: ImportRowConnection.index)
    static let byLine = PageOrder("importRow.LINE", by: "line_number", .integer, .ascending, index: .ascending)
}
