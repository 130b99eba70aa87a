import Batches
import SQLite

/// What is left of all that.
extension ScaleFilling {
    /// The first twenty concern the oldest record of each kind.
    func fillFollowUps(of owner: UUID, _ sizes: ScaleSizes) throws {
        let subjects: [(name: String, table: SQL)] = [
            ("INTERACTION", "interaction"), ("MEETING", "meeting"), ("REFERRAL", "referral"),
            ("INFORMATIONAL_INTERVIEW", "informational_interview"), ("INTERVIEW", "interview"),
        ]
        let count = sizes.followUps.all
        try connection.run(
            """
            \(rows(count))
            INSERT INTO follow_up(
                id, owner_id, contact_id, title, notes, status, due_at, completed_at, created_at, updated_at)
            SELECT id, \(owner), \(contact(owner, sizes.followUps, sizes)), words(4), words(8),
                CASE WHEN i % 2 = 0 THEN 'OPEN' ELSE 'DONE' END,
                CASE WHEN i % 3 > 0 THEN \(scattered(count, days: 30)) END,
                CASE WHEN i % 2 = 1 THEN \(scattered(count, days: 20)) END, at, at
            FROM new ORDER BY i
            """)
        let first: Int64 = try connection.value("SELECT min(number) FROM follow_up WHERE owner_id = \(owner)")!
        for (place, subject) in subjects.enumerated() where count > 20 * subjects.count {
            try connection.run(
                """
                UPDATE follow_up SET subject_type = \(subject.name), subject_id = (
                    SELECT id FROM \(subject.table) WHERE owner_id = \(owner) ORDER BY created_at LIMIT 1)
                WHERE number BETWEEN \(first + Int64(20 * place)) AND \(first + Int64(20 * place + 19))
                """)
        }
    }

    func fillHistory(of owner: UUID, _ sizes: ScaleSizes) throws {
        try connection.run(
            """
            \(rows(sizes.events))
            INSERT INTO domain_events(owner_id, sequence, id, type, aggregate_id, occurred_at, payload)
            SELECT \(owner), i + 1, id, CASE WHEN i % 2 = 0 THEN 'ContactCreated' ELSE 'ContactUpdated' END,
                \(contact(owner, (sizes.events, 0), sizes)), at,
                CASE WHEN i % 2 = 0 THEN '{}' ELSE '{"changedFields":["notes"]}' END
            FROM new
            """)
        if sizes.importedRows == 0 { return }
        let job = ScaleFilling.importJob
        try connection.run(
            """
            INSERT INTO import_job(
                id, owner_id, kind, status, dry_run, total_count, created_count, started_at, finished_at, on_duplicate,
                relationship)
            VALUES(\(job), \(owner), 'CSV', 'COMPLETED', 0, \(sizes.importedRows), \(sizes.importedRows),
                \(ScaleFilling.start), \(ScaleFilling.start), 'SKIP', 'OTHER')
            """)
        try connection.run(
            """
            \(rows(sizes.importedRows))
            INSERT INTO import_row(job_id, line_number, id, owner_id, outcome, node_id)
            SELECT \(job), i + 2, id, \(owner), 'CREATED', \(contact(owner, (sizes.importedRows, 0), sizes)) FROM new
            """)
    }

    /// The one import job that there is.
    static let importJob = UUID(high: 0x0192_0000_0000_7000, low: 1 << 63 | 1)

    func fillLastContacts(of owner: UUID) throws {
        try connection.run(
            """
            UPDATE contact SET last_contacted_at = (
                SELECT max(occurred_at) FROM interaction WHERE interaction.contact_id = contact.id)
            WHERE owner_id = \(owner)
            """)
        try connection.run(
            """
            UPDATE contact SET next_contact_due_at =
                ifnull(last_contacted_at, created_at) + keep_in_touch_every_days * 86400000
            WHERE owner_id = \(owner) AND keep_in_touch_every_days IS NOT NULL
            """)
    }
}
