import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// When a request expires of which nobody says anything else.
    static let referralDays = 30

    // MARK: Asking

    /// Asks for a referral; publishes ReferralRequested.
    public func requestReferral(_ new: NewReferral, for viewer: Viewer) throws -> Written<UUID> {
        var refusals = Refusals()
        try check(Contact.self, new.contact, at: ["contactId"], for: viewer, &refusals)
        try check(JobListing.self, new.jobListing, at: ["jobListingId"], for: viewer, &refusals)
        return try refusals.unless {
            let id = newID()
            let requestedAt = new.requestedAt ?? now
            let expiresAt = new.expiresAt ?? expiry(ofRequestAt: requestedAt)
            try connection.run(
                """
                INSERT INTO referral(
                    id, owner_id, contact_id, job_listing_id, status, requested_at, request_message, expires_at, notes,
                    created_at, updated_at)
                VALUES(\(id), \(viewer), \(new.contact.uuidOrNil), \(new.jobListing?.uuidOrNil),
                    \(ReferralStatus.pending.rawValue), \(requestedAt), \(new.message), \(expiresAt), \(new.notes),
                    \(now), \(now))
                """)
            try publishRequested(id, new, at: requestedAt, for: viewer)
            return id
        }
    }

    /// 30 days after the request. One that is older was written down because an answer is still awaited: it has 30 days
    /// from now.
    private func expiry(ofRequestAt requestedAt: DateTime) -> DateTime {
        let expiry = requestedAt.adding(days: WriteTransaction.referralDays)
        return expiry > now ? expiry : now.adding(days: WriteTransaction.referralDays)
    }

    // MARK: Changing

    /// Changes a referral other than by an answer. What it led to, and for which job it is, can be said at any time;
    /// when it expires, only while it is pending.
    public func updateReferral(
        _ id: NodeID, _ changes: ReferralChanges, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try referral(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        var details = current.details
        details.apply(changes)
        var refusals = Refusals()
        try check(JobListing.self, changes.jobListing.value, at: ["jobListingId"], for: viewer, &refusals)
        try check(JobApplication.self, changes.application.value, at: ["applicationId"], for: viewer, &refusals)
        if details.expiresAt != current.details.expiresAt { check(expiry: details.expiresAt, of: current, &refusals) }
        refusals.check(version: current.version, expected: expectedVersion, of: Key<Referral>(id.uuidOrNil))
        return try refusals.unless {
            if details != current.details { try replace(details, of: id.uuidOrNil, for: viewer) }
            return id.uuidOrNil
        }
    }

    /// Another expiry is in the future, not before the request, and of a pending request. One that is what it was is
    /// none of these, so that a client can send all that it has shown.
    private func check(expiry: DateTime?, of current: ReferralRow, _ refusals: inout Refusals) {
        let path = ["expiresAt"]
        if let expiry, expiry <= now {
            refusals.add(.fault(.mustBeInFuture, at: path, reason: "This must be in the future."))
        } else if let expiry, expiry < current.requestedAt {
            refusals.add(.outOfRange(at: path, reason: "This must not be before the request, \(current.requestedAt)."))
        }
        refusals.check(status: current.status, isOneOf: [.pending])
    }

    private func replace(_ details: ReferralRow.Details, of id: UUID, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE referral SET job_listing_id = \(details.jobListing), application_id = \(details.application),
                expires_at = \(details.expiresAt), notes = \(details.notes), updated_at = \(now), version = version + 1
            WHERE id = \(id) AND +owner_id = \(viewer)
            """)
    }

    /// A referral of the viewer's, nil if there is none.
    func referral(_ id: NodeID, for viewer: Viewer) throws -> ReferralRow? {
        try connection.first(
            "SELECT \(ReferralRow.columns) FROM referral WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)",
            ReferralRow.init)
    }

    // MARK: Deleting

    /// Deletes a referral with its follow-ups. The job listing stays, and so does the application that came of it.
    public func deleteReferral(_ id: NodeID, for viewer: Viewer) throws -> Written<UUID> {
        let deleted: UUID? = try connection.value(
            "DELETE FROM referral WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer) RETURNING id")
        guard let deleted else { return .refused([.notFound(id, at: ["id"])]) }
        return .written(deleted)
    }
}
