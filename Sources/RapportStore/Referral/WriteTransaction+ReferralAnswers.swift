import Batches
import RapportTypes
import SQLite

/// What a contact answers. A referral that was given can be late, so an expired request can be answered, too; a refusal
/// is final.
extension WriteTransaction {
    // MARK: Given

    /// Marks a referral as given; publishes ReferralReceived.
    public func receiveReferral(
        _ id: NodeID, _ received: ReceivedReferral, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<ProvidedReferral> {
        guard let current = try referral(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        var refusals = Refusals()
        let application = try application(received.application, for: current, viewer, &refusals)
        if let receivedAt = received.receivedAt, receivedAt < current.requestedAt {
            let reason = "This must not be before the request, \(current.requestedAt)."
            refusals.add(.outOfRange(at: ["receivedAt"], reason: reason))
        }
        refusals.check(version: current.version, expected: expectedVersion, of: Key<Referral>(id.uuidOrNil))
        refusals.check(status: current.status, isOneOf: [.pending, .expired])
        return try refusals.unless {
            // A request may be ahead of the clock by what is tolerated.
            let receivedAt = received.receivedAt ?? max(now, current.requestedAt)
            try connection.run(
                """
                UPDATE referral SET status = \(ReferralStatus.provided.rawValue), received_at = \(receivedAt),
                    referral_details = \(received.details), application_id = \(application), updated_at = \(now),
                    version = version + 1
                WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)
                """)
            try publishReceived(
                id.uuidOrNil, received, of: current, at: receivedAt, application: application, for: viewer)
            return ProvidedReferral(referral: id.uuidOrNil, application: application)
        }
    }

    /// The application that a referral is linked to from now on; made here if it is new.
    private func application(
        _ application: ReceivedReferral.Application, for current: ReferralRow, _ viewer: Viewer,
        _ refusals: inout Refusals
    ) throws -> UUID? {
        switch application {
        case .asItIs: return current.details.application
        case .existing(let id):
            try check(JobApplication.self, id, at: ["applicationId"], for: viewer, &refusals)
            return id.uuidOrNil
        case .new:
            let path = ["createApplication"]
            guard let listing = current.details.jobListing else {
                refusals.add(.fault(.required, at: path, reason: "The referral has no job listing to apply for."))
                return nil
            }
            let new = NewJobApplication(jobListing: .existing(NodeID(listing)))
            let written = try createJobApplication(new, listingAt: path, for: viewer)
            written.refusals.forEach { refusals.add($0) }
            return written.value
        }
    }

    // MARK: Refused

    /// Marks a referral as refused, for good; publishes ReferralDeclined.
    ///
    /// - Parameter notes: In place of those that it has, if there are any.
    public func declineReferral(
        _ id: NodeID, notes: String?, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<UUID> {
        guard let current = try referral(id, for: viewer) else { return .refused([.notFound(id, at: ["id"])]) }
        var refusals = Refusals()
        refusals.check(version: current.version, expected: expectedVersion, of: Key<Referral>(id.uuidOrNil))
        refusals.check(status: current.status, isOneOf: [.pending])
        return try refusals.unless {
            try connection.run(
                """
                UPDATE referral SET status = \(ReferralStatus.declined.rawValue), declined_at = \(now),
                    notes = \(notes ?? current.details.notes), updated_at = \(now), version = version + 1
                WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)
                """)
            try publishDeclined(id.uuidOrNil, by: current.contact, for: viewer)
            return id.uuidOrNil
        }
    }
}
