import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Keeps a job listing.
    public func createJobListing(_ new: NewJobListing, for viewer: Viewer) throws -> Written<UUID> {
        let id = newID()
        let row = JobListingRow(new)
        try connection.run(
            """
            INSERT INTO job_listing(
                id, owner_id, title, title_folded, company, company_folded, location, url, source, description,
                salary_minimum, salary_maximum, salary_currency, status, posted_on, closes_on, created_at, updated_at)
            VALUES(
                \(id), \(viewer), \(row.title), \(Folding.fold(row.title)), \(row.company),
                \(Folding.fold(row.company)), \(row.location), \(row.url), \(row.source), \(row.description),
                \(row.salaryMinimum), \(row.salaryMaximum), \(row.salaryCurrency), \(row.status), \(row.postedOn),
                \(row.closesOn), \(now), \(now))
            """)
        return .written(id)
    }
}
