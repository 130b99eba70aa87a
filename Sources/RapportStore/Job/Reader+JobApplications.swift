import Batches
import RapportTypes
import SQLite

extension Reader {
    /// Applications by id: one statement for any number.
    public func jobApplications(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "job_application", of: JobApplication.index, columns, for: viewer)
    }

    /// A page of the viewer's applications, newest first unless ordered otherwise: one statement, and one more for a
    /// selected total.
    ///
    /// - Throws: `FilterError`, `PageError`.
    public func jobApplications(
        _ filter: JobApplicationFilter?, in order: JobApplicationOrder?, _ request: PageRequest,
        _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try page(of: jobApplicationSource(filter, for: viewer), in: PageOrder(order), request, columns, for: viewer)
    }

    func jobApplicationSource(
        _ filter: JobApplicationFilter?, for viewer: Viewer
    ) throws(FilterError) -> PageSource {
        let source = PageSource(
            "job_application", node: JobApplication.index, connection: JobApplicationConnection.index)
        var compiler = FilterCompiler(for: viewer)
        return source.filtered(by: try filter.flatMap { filter throws(FilterError) in try compiler.condition(filter) })
    }

    // MARK: By status

    /// How many applications are in each status that occurs, and how many of them have a referral: one statement.
    public func applicationCounts(for viewer: Viewer) throws -> [JobApplicationStatus: ApplicationCount] {
        var counts: [JobApplicationStatus: ApplicationCount] = [:]
        try connection.forEach(Reader.applicationCounts(for: viewer)) { row in
            guard let status = JobApplicationStatus(rawValue: row[0]) else { return }
            counts[status] = ApplicationCount(all: row[1], referred: row[2])
        }
        return counts
    }

    static func applicationCounts(for viewer: Viewer) -> SQL {
        """
        SELECT status, count(*), sum(\(.hasReferral(application: "item.id", of: viewer)))
        FROM job_application AS item WHERE owner_id = \(viewer) GROUP BY status
        """
    }

    /// A page of the applications in each status, newest first: one statement however many there are, and one more for
    /// selected totals.
    ///
    /// - Parameter statuses: Their names in the schema.
    /// - Throws: `PageError`.
    public func jobApplicationPages(
        ofEachStatus statuses: [String], _ request: PageRequest, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: jobApplicationSource(nil, for: viewer), forEach: statuses, by: "status",
            in: .newestApplicationsFirst, request, columns, for: viewer)
    }

    // MARK: The history of the status

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

/// How many applications there are in one status.
public struct ApplicationCount: Hashable, Sendable {
    public var all = 0
    /// Those to which a referral is linked.
    public var referred = 0

    public static let none = ApplicationCount()
}
