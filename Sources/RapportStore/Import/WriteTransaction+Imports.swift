import Batches
import RapportTypes
import SQLite
import Secrets

/// A job as the next slice of it needs it.
struct RunningImport {
    let key: ImportJobKey
    let kind: ImportKind
    let options: ImportOptions
    /// Records created so far; of a dry run those that would be.
    let created: Int
}

extension WriteTransaction {
    /// Writes an import down and does its first slice: a file of up to 200 records is finished with it.
    func startImport(
        _ new: NewImport, idempotency: IdempotencyKey?, for viewer: Viewer
    ) throws -> ImportStart {
        if let idempotency {
            switch try self.idempotency(idempotency, operation: "importContacts", for: viewer) {
            case .new: break
            case .repeated(let result): return UUID(result).map(ImportStart.repeated) ?? .keyReused
            case .reusedWithOtherInput: return .keyReused
            }
        }
        let job = ImportJobKey(id: newID(), owner: viewer.id)
        try insert(job, new)
        for (position, slice) in new.slices.enumerated() { try insert(slice, at: position, of: job, for: viewer) }
        let isFinished = try !importNextSlice(of: job, for: viewer)
        if let idempotency {
            try remember(idempotency, operation: "importContacts", result: job.id.description, for: viewer)
        }
        return .started(job, isFinished: isFinished)
    }

    private func insert(_ job: ImportJobKey, _ new: NewImport) throws {
        let options = new.options
        try connection.run(
            """
            INSERT INTO import_job(
                id, owner_id, kind, status, dry_run, total_count, started_at, on_duplicate, relationship, tags)
            VALUES(\(job.id), \(job.owner), \(new.kind.rawValue), \(ImportStatus.running.rawValue), \(options.dryRun),
                \(new.count), \(now), \(options.onDuplicate.rawValue), \(options.relationship.rawValue),
                \(JSONText.list(options.tags)))
            """)
    }

    private func insert(_ slice: String, at position: Int, of job: ImportJobKey, for viewer: Viewer) throws {
        let sealed = try seal(slice, row: job.id, column: WriteTransaction.place(ofSlice: position), for: viewer)
        try connection.run(
            """
            INSERT INTO import_slice(job_id, position, owner_id, records)
            VALUES(\(job.id), \(position), \(viewer), \(sealed))
            """)
    }

    /// What a slice is sealed for: it opens in no other job and at no other place.
    private static func place(ofSlice position: Int) -> String { "import_slice.records.\(position)" }

    // MARK: Slices

    /// Does the next slice of a job.
    ///
    /// - Returns: Whether there is more to do. A job that is gone, with its account, has nothing.
    func importNextSlice(of job: ImportJobKey) throws -> Bool {
        guard let viewer = try viewer(of: job.owner) else { return false }
        return try importNextSlice(of: job, for: viewer)
    }

    private func importNextSlice(of job: ImportJobKey, for viewer: Viewer) throws -> Bool {
        guard let running = try runningImport(job) else { return false }
        if let slice = try nextSlice(of: job, for: viewer) {
            var importer = ContactImporter(running, in: self, for: viewer)
            for row in slice.rows.rows { try importer.take(row) }
            try count(importer.counts, of: job)
            try connection.run(
                """
                DELETE FROM import_slice
                WHERE job_id = \(job.id) AND position = \(slice.position) AND owner_id = \(viewer)
                """)
        }
        let isMore = try connection.exists(
            "SELECT 1 FROM import_slice WHERE job_id = \(job.id) AND owner_id = \(viewer)")
        if !isMore { try end(job, .completed) }
        return isMore
    }

    private func runningImport(_ job: ImportJobKey) throws -> RunningImport? {
        try connection.first(
            """
            SELECT kind, on_duplicate, relationship, tags, dry_run, created_count FROM import_job
            WHERE id = \(job.id) AND owner_id = \(job.owner) AND status = \(ImportStatus.running.rawValue)
            """
        ) { row in
            guard let kind = ImportKind(rawValue: row[0]), let onDuplicate = ImportDuplicateStrategy(rawValue: row[1]),
                let relationship = RelationshipType(rawValue: row[2])
            else { throw UnreadableImport() }
            let tags: String = row[3]
            let options = ImportOptions(
                onDuplicate: onDuplicate, relationship: relationship,
                tags: try connection.values("SELECT value FROM json_each(\(tags))"), dryRun: row[4])
            return RunningImport(key: job, kind: kind, options: options, created: row[5])
        }
    }

    private func nextSlice(
        of job: ImportJobKey, for viewer: Viewer
    ) throws -> (position: Int, rows: ImportSlice)? {
        try connection.first(
            """
            SELECT position, records FROM import_slice WHERE job_id = \(job.id) AND owner_id = \(viewer)
            ORDER BY position LIMIT 1
            """
        ) { row in
            let position: Int = row[0]
            let text = try open(row[1], row: job.id, column: WriteTransaction.place(ofSlice: position), for: viewer)
            return (position, try ImportSlice(text: text ?? ""))
        }
    }

    private func count(_ counts: ImportCounts, of job: ImportJobKey) throws {
        try connection.run(
            """
            UPDATE import_job SET
                created_count = created_count + \(counts[.created]), updated_count = updated_count + \(counts[.updated]),
                skipped_count = skipped_count + \(counts[.skipped]), failed_count = failed_count + \(counts[.failed])
            WHERE id = \(job.id) AND owner_id = \(job.owner)
            """)
        callFollowers(of: job.owner)
    }

    // MARK: Ends

    /// Gives a job up whose next slice cannot be done.
    func failImport(_ job: ImportJobKey) throws {
        try connection.run("DELETE FROM import_slice WHERE job_id = \(job.id) AND owner_id = \(job.owner)")
        try end(job, .failed)
    }

    private func end(_ job: ImportJobKey, _ status: ImportStatus) throws {
        try connection.run(
            """
            UPDATE import_job SET status = \(status.rawValue), finished_at = \(now)
            WHERE id = \(job.id) AND owner_id = \(job.owner)
            """)
        callFollowers(of: job.owner)
    }

    /// The jobs that have more to do, the oldest first.
    func runningImports() throws -> [ImportJobKey] {
        // Of all accounts: the server goes on with everybody's.
        try connection.rows(
            "SELECT id, owner_id FROM import_job WHERE status = 'RUNNING' ORDER BY started_at, id"
        ) { ImportJobKey(id: $0[0], owner: $0[1]) }
    }
}
