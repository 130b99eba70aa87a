import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    // MARK: Creating

    /// Makes the application for a job listing, which has no other one, and its listing if that is new.
    ///
    /// - Parameter path: Where the input names an existing listing.
    public func createJobApplication(
        _ new: NewJobApplication, listingAt path: [String] = ["jobListing", "id"], for viewer: Viewer
    ) throws -> Written<UUID> {
        let listing = try jobListing(new.jobListing, at: path, for: viewer)
        guard let listing = listing.value else { return .refused(listing.refusals) }
        let id = newID()
        let appliedAt = new.appliedAt ?? (new.status == .draft ? nil : now)
        try connection.run(
            """
            INSERT INTO job_application(
                id, owner_id, job_listing_id, status, applied_at, notes, created_at, updated_at)
            VALUES(
                \(id), \(viewer), \(listing), \(new.status.rawValue), \(appliedAt), \(new.notes), \(now), \(now))
            """)
        try keepStatusChange(of: id, from: nil, to: new.status.rawValue, for: viewer)
        return .written(id)
    }

    /// The listing for a new application.
    private func jobListing(
        _ reference: JobListingReference, at path: [String], for viewer: Viewer
    ) throws -> Written<UUID> {
        switch reference {
        case .existing(let id): return try jobListingWithoutApplication(id, at: path, for: viewer)
        case .new(let new, once: nil): return try createJobListing(new, for: viewer)
        case .new(let new, once: let call?):
            let keyPath = ["jobListing", "create", "idempotencyKey"]
            let listing = try once(call, operation: "createJobListing", for: viewer) {
                try createJobListing(new, for: viewer)
            }
            switch listing {
            case .first(let listing): return listing
            // It may have an application by now.
            case .repeated(let id): return try jobListingWithoutApplication(NodeID(id), at: keyPath, for: viewer)
            case .deleted(let id): return .refused([.notFound(NodeID(id), at: keyPath)])
            case .keyReused: return .refused([.idempotencyKeyReused(at: keyPath)])
            }
        }
    }

    private func jobListingWithoutApplication(
        _ id: NodeID, at path: [String], for viewer: Viewer
    ) throws -> Written<UUID> {
        let application: UUID?? = try connection.first(
            "SELECT application_id FROM job_listing WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)"
        ) { $0[0] as UUID? }
        switch application {
        case nil: return .refused([.notFound(id, at: path)])
        case .some(nil): return .written(id.uuidOrNil)
        case .some(let application?):
            let key = AnyKey(Key<JobApplication>(application))
            return .refused([.duplicate(key, at: path, reason: "An application for this job exists.")])
        }
    }

    // MARK: Changing

    /// Changes an application. Another status, whatever it is, is added to the history.
    public func updateJobApplication(
        _ id: NodeID, _ changes: JobApplicationChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        let node = id
        let id = node.uuidOrNil
        let current = try connection.first(
            """
            SELECT version, status, applied_at, notes FROM job_application
            WHERE id = \(id) AND +owner_id = \(viewer)
            """
        ) { row in
            (version: row[0] as Int, row: JobApplicationRow(status: row[1], appliedAt: row[2], notes: row[3]))
        }
        guard let current else { return .refused([.notFound(node, at: ["id"])]) }
        var refusals = Refusals()
        refusals.check(version: current.version, expected: expectedVersion, of: Key<JobApplication>(id))
        return try refusals.unless {
            var changed = current.row
            changed.apply(changes)
            if changed.wasSent(since: current.row), changes.appliedAt.isOmitted {
                changed.appliedAt = changed.appliedAt ?? now
            }
            if changed != current.row { try replace(id, by: changed, for: viewer) }
            if changed.status != current.row.status {
                try keepStatusChange(of: id, from: current.row.status, to: changed.status, for: viewer)
            }
            return id
        }
    }

    private func replace(_ id: UUID, by row: JobApplicationRow, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE job_application SET status = \(row.status), applied_at = \(row.appliedAt), notes = \(row.notes),
                updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    // MARK: Deleting

    /// Deletes an application with the history of its status; its job listing stays.
    ///
    /// - Parameter deletesInterviews: Whether its interviews go with it. If not, it is refused while it has any.
    public func deleteJobApplication(
        _ id: NodeID, deletesInterviews: Bool = false, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard try exists(JobApplication.self, id.uuidOrNil, for: viewer) else {
            return .refused([.notFound(id, at: ["id"])])
        }
        if !deletesInterviews, try hasInterviews(id.uuidOrNil, for: viewer) {
            return .refused([.inUse(reason: "Interviews belong to this application.")])
        }
        // What belongs to it goes by its foreign keys.
        try connection.run("DELETE FROM job_application WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)")
        return .written(id.uuidOrNil)
    }

    /// Where what is called an interview of an application is kept.
    private static let interviewTables: [SQL] = ["interview"]

    private func hasInterviews(_ application: UUID, for viewer: Viewer) throws -> Bool {
        try WriteTransaction.interviewTables.contains { table in
            try connection.exists(
                "SELECT 1 FROM \(table) WHERE application_id = \(application) AND +owner_id = \(viewer) LIMIT 1")
        }
    }

    // MARK: The history of the status

    /// Keeps that an application got another status now.
    private func keepStatusChange(
        of application: UUID, from previous: String?, to status: String, for viewer: Viewer
    ) throws {
        try connection.run(
            """
            INSERT INTO application_status_change(
                application_id, number, owner_id, previous_status, new_status, changed_at)
            SELECT \(application), 1 + count(*), \(viewer), \(previous), \(status), \(now)
            FROM application_status_change WHERE application_id = \(application)
            """)
    }
}

/// What a client can change of an application, as the table has it.
private struct JobApplicationRow: Hashable {
    var status: String
    var appliedAt: DateTime?
    var notes: String?

    /// Whether it was a draft, and is more than that now. One that is withdrawn was perhaps never sent.
    func wasSent(since before: JobApplicationRow) -> Bool {
        let unsent: [JobApplicationStatus] = [.draft, .withdrawn]
        return before.status == JobApplicationStatus.draft.rawValue && !unsent.map(\.rawValue).contains(status)
    }

    mutating func apply(_ changes: JobApplicationChanges) {
        if let status = changes.status { self.status = status.rawValue }
        changes.appliedAt.change(&appliedAt)
        changes.notes.change(&notes)
    }
}
