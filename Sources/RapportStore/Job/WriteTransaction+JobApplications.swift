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
            guard let id = listing?.value else { return .refused([.idempotencyKeyReused(at: keyPath)]) }
            // It may be one that was made before, and have an application by now.
            return try jobListingWithoutApplication(NodeID(id), at: keyPath, for: viewer)
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

    // MARK: The history of the status

    /// Keeps that an application got another status now.
    func keepStatusChange(
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
