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

    /// Changes a job listing.
    public func updateJobListing(
        _ id: NodeID, _ changes: JobListingChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        let node = id
        let id = node.uuidOrNil
        let current = try connection.first(
            "SELECT version, \(JobListingRow.columns) FROM job_listing WHERE id = \(id) AND +owner_id = \(viewer)"
        ) { (version: $0[0] as Int, row: JobListingRow($0, from: 1)) }
        guard let current else { return .refused([.notFound(node, at: ["id"])]) }
        var refusals = Refusals()
        refusals.check(version: current.version, expected: expectedVersion, of: Key<JobListing>(id))
        var changed = current.row
        changed.apply(changes)
        check(changed, changedFrom: current.row, changes, &refusals)
        return try refusals.unless {
            if changed != current.row { try replace(id, by: changed, for: viewer) }
            return id
        }
    }

    /// The last day to apply is not before the day of the advertisement, once either changes.
    private func check(
        _ row: JobListingRow, changedFrom old: JobListingRow, _ changes: JobListingChanges,
        _ refusals: inout Refusals
    ) {
        guard row.postedOn != old.postedOn || row.closesOn != old.closesOn else { return }
        // Dates in their one form: texts are in the order of the days.
        guard let postedOn = row.postedOn, let closesOn = row.closesOn, closesOn < postedOn else { return }
        let field = changes.closesOn.value == nil ? "postedOn" : "closesOn"
        refusals.add(.outOfRange(at: [field], reason: JobLimits.datesInOrder))
    }

    private func replace(_ id: UUID, by row: JobListingRow, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE job_listing SET title = \(row.title), title_folded = \(Folding.fold(row.title)),
                company = \(row.company), company_folded = \(Folding.fold(row.company)), location = \(row.location),
                url = \(row.url), source = \(row.source), description = \(row.description),
                salary_minimum = \(row.salaryMinimum), salary_maximum = \(row.salaryMaximum),
                salary_currency = \(row.salaryCurrency), status = \(row.status), posted_on = \(row.postedOn),
                closes_on = \(row.closesOn), updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    /// Deletes a job listing to which no application refers.
    public func deleteJobListing(_ id: NodeID, for viewer: Viewer) throws -> Written<UUID> {
        let hasApplication: Bool? = try connection.value(
            """
            SELECT application_id IS NOT NULL FROM job_listing WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)
            """)
        guard let hasApplication else { return .refused([.notFound(id, at: ["id"])]) }
        if hasApplication { return .refused([.inUse(reason: "An application refers to this job listing.")]) }
        try connection.run("DELETE FROM job_listing WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)")
        return .written(id.uuidOrNil)
    }
}
