import Batches
import SQLite

/// Jobs, and what became of them.
extension ScaleFilling {
    func fillJobs(of owner: UUID, _ sizes: ScaleSizes) throws {
        try connection.run(
            """
            \(rows(sizes.listings))
            INSERT INTO job_listing(
                id, owner_id, title, title_folded, company, company_folded, location, status, posted_on, closes_on,
                created_at, updated_at, description)
            SELECT id, \(owner), 'Engineer ' || i, 'engineer ' || i, 'Company ' || (i % 10), 'company ' || (i % 10),
                words(1), CASE WHEN i % 4 = 0 THEN 'CLOSED' ELSE 'OPEN' END,
                CASE WHEN i % 3 > 0 THEN date((\(scattered(sizes.listings))) / 1000, 'unixepoch') END,
                CASE WHEN i % 3 > 1 THEN date((\(scattered(sizes.listings, days: 60))) / 1000, 'unixepoch') END,
                at, at, words(20)
            FROM new ORDER BY i
            """)
        let first: Int64 = try connection.value("SELECT min(number) FROM job_listing WHERE owner_id = \(owner)")!
        try connection.run(
            """
            \(rows(sizes.applications))
            INSERT INTO job_application(
                id, owner_id, job_listing_id, status, applied_at, created_at, updated_at, notes)
            SELECT id, \(owner), (SELECT job_listing.id FROM job_listing WHERE number = \(first) + i),
                CASE i % 4 WHEN 0 THEN 'DRAFT' WHEN 1 THEN 'APPLIED' WHEN 2 THEN 'INTERVIEWING' ELSE 'REJECTED' END,
                CASE WHEN i % 4 > 0 THEN \(scattered(sizes.applications)) END, at,
                \(scattered(sizes.applications, days: 1)), words(10)
            FROM new ORDER BY i
            """)
        try connection.run(
            """
            INSERT INTO application_status_change(application_id, number, owner_id, new_status, changed_at)
            SELECT id, 1, owner_id, status, created_at FROM job_application WHERE owner_id = \(owner)
            """)
    }

    func fillInterviews(of owner: UUID, _ sizes: ScaleSizes) throws {
        let application = try reference("job_application", of: owner, sizes.interviews, among: sizes.applications)
        try connection.run(
            """
            \(rows(sizes.interviews.all))
            INSERT INTO interview(
                id, owner_id, application_id, type, status, scheduled_at, time_zone, wall_clock, duration_minutes,
                created_at, updated_at, preparation_notes)
            SELECT id, \(owner), (SELECT job_application.id FROM job_application WHERE number = \(application)),
                CASE WHEN i % 2 = 0 THEN 'VIDEO' ELSE 'TECHNICAL' END,
                CASE WHEN i % 10 = 0 THEN 'CANCELLED' ELSE 'SCHEDULED' END,
                \(scattered(sizes.interviews.all, days: 90)), 'UTC',
                strftime('%Y-%m-%dT%H:%M:%S', (\(scattered(sizes.interviews.all, days: 90))) / 1000, 'unixepoch'), 60,
                at, \(scattered(sizes.interviews.all)), words(10)
            FROM new ORDER BY i
            """)
        let first: Int64 = try connection.value("SELECT min(rowid) FROM interview WHERE owner_id = \(owner)")!
        let contact = try contact(owner, (sizes.interviews.all, sizes.interviews.ofFirst), sizes)
        try connection.run(
            """
            \(rows(sizes.interviews.all))
            INSERT INTO interviewer(interview_id, position, owner_id, name, contact_id)
            SELECT (SELECT interview.id FROM interview WHERE rowid = \(first) + i), 0, \(owner), 'Somebody', \(contact)
            FROM new
            """)
    }

    func fillReferrals(of owner: UUID, _ sizes: ScaleSizes) throws {
        let count = sizes.referrals
        let listing = try reference("job_listing", of: owner, count, among: sizes.listings)
        let application = try reference("job_application", of: owner, count, among: sizes.applications)
        try connection.run(
            """
            \(rows(count.all))
            INSERT INTO referral(
                id, owner_id, contact_id, job_listing_id, application_id, status, requested_at, request_message,
                received_at, created_at, updated_at)
            SELECT id, \(owner), \(contact(owner, (count.all, count.ofFirst), sizes)),
                (SELECT job_listing.id FROM job_listing WHERE number = \(listing)),
                (SELECT job_application.id FROM job_application WHERE number = \(application)),
                CASE WHEN i % 2 = 0 THEN 'PENDING' ELSE 'PROVIDED' END, \(scattered(count.all)), words(10),
                CASE WHEN i % 2 = 1 THEN \(scattered(count.all, days: 3)) END, at, at
            FROM new
            """)
    }
}
