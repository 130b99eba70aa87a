import SQLite

extension Migrations {
    static let migration0004Imports = Migration(
        "import jobs and their rows",
        script: """
            CREATE TABLE import_job(
                id BLOB PRIMARY KEY CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                kind TEXT NOT NULL,
                status TEXT NOT NULL,
                dry_run INTEGER NOT NULL,
                total_count INTEGER NOT NULL DEFAULT 0,
                created_count INTEGER NOT NULL DEFAULT 0,
                updated_count INTEGER NOT NULL DEFAULT 0,
                skipped_count INTEGER NOT NULL DEFAULT 0,
                failed_count INTEGER NOT NULL DEFAULT 0,
                started_at INTEGER NOT NULL,
                finished_at INTEGER,
                -- What to do with its records.
                on_duplicate TEXT NOT NULL,
                relationship TEXT NOT NULL,
                tags TEXT NOT NULL DEFAULT '[]'
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX import_job_by_owner ON import_job(owner_id, started_at DESC, id DESC);
            CREATE INDEX import_job_running ON import_job(started_at) WHERE status = 'RUNNING';

            -- What is left to do of a job, in slices. Rows of their own, or every change of the job's counters would write
            -- all that is left again.
            CREATE TABLE import_slice(
                job_id BLOB NOT NULL REFERENCES import_job(id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                -- Sealed.
                records BLOB NOT NULL,
                PRIMARY KEY(job_id, position)
            ) STRICT;
            CREATE INDEX import_slice_by_owner ON import_slice(owner_id);

            CREATE TABLE import_row(
                job_id BLOB NOT NULL REFERENCES import_job(id) ON DELETE CASCADE,
                line_number INTEGER NOT NULL,
                id BLOB NOT NULL CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                outcome TEXT NOT NULL,
                -- The record created, changed or found; it may be gone since.
                node_id BLOB,
                message TEXT,
                PRIMARY KEY(job_id, line_number, id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX import_row_by_owner ON import_row(owner_id);
            """)
}
