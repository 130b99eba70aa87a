import Batches
import RapportTypes
import SQLite

/// How far an import is: everything in it that changes before it is finished.
public struct ImportProgress: Hashable, Sendable {
    private var status: ImportStatus
    /// Of the records created, updated, skipped and refused.
    private var counts: [Int]

    public var isFinished: Bool { status != .running }

    fileprivate init(_ row: Row) throws {
        guard let status = ImportStatus(rawValue: row[0]) else { throw UnreadableImport() }
        self.status = status
        counts = [row[1], row[2], row[3], row[4]]
    }
}

extension Reader {
    /// How far an import of the viewer's is; nil if there is none.
    public func importProgress(of job: Key<ImportJob>, for viewer: Viewer) throws -> ImportProgress? {
        try connection.first(
            """
            SELECT status, created_count, updated_count, skipped_count, failed_count FROM import_job
            WHERE id = \(job) AND +owner_id = \(viewer)
            """, ImportProgress.init)
    }
}
