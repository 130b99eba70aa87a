import Batches
import RapportTypes
import SQLite

extension Reader {
    /// Job listings by id: one statement for any number.
    public func jobListings(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "job_listing", of: JobListing.index, columns, for: viewer)
    }

    /// Applications by id: one statement for any number.
    public func jobApplications(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "job_application", of: JobApplication.index, columns, for: viewer)
    }

    /// How each application got its status, in the order of the applications, oldest first: one statement for any
    /// number.
    public func statusHistories(
        of applications: [UUID], for viewer: Viewer
    ) throws -> [[JobApplicationStatusChange]] {
        var histories = [[JobApplicationStatusChange]](repeating: [], count: applications.count)
        try connection.forEach(
            """
            SELECT wanted.position, change.previous_status, change.new_status, change.changed_at
            FROM \(table: applications) AS wanted CROSS JOIN application_status_change AS change
            WHERE change.application_id = wanted.key AND +change.owner_id = \(viewer)
            ORDER BY wanted.position, change.number
            """
        ) { row in
            guard let status = JobApplicationStatus(rawValue: row[2]) else { return }
            histories[row[0]].append(
                JobApplicationStatusChange(
                    previousStatus: (row[1] as String?).flatMap(JobApplicationStatus.init(rawValue:)),
                    newStatus: status, changedAt: row[3]))
        }
        return histories
    }
}
