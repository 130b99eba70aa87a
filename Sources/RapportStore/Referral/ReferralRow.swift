import Batches
import RapportTypes
import SQLite

/// A referral as a change finds it.
struct ReferralRow {
    let version: Int
    let status: ReferralStatus
    let contact: UUID
    let requestedAt: DateTime
    /// What can be changed without an answer.
    var details: Details

    struct Details: Hashable {
        var jobListing: UUID?
        var application: UUID?
        var expiresAt: DateTime?
        var notes: String?

        mutating func apply(_ changes: ReferralChanges) {
            changes.jobListing.map(\.uuidOrNil).change(&jobListing)
            changes.application.map(\.uuidOrNil).change(&application)
            changes.expiresAt.change(&expiresAt)
            changes.notes.change(&notes)
        }
    }

    /// The columns from which `init(_:)` reads.
    static let columns: SQL = """
        version, status, contact_id, requested_at, job_listing_id, application_id, expires_at, notes
        """

    init(_ row: Row) {
        version = row[0]
        status = ReferralStatus(rawValue: row[1]) ?? .pending
        contact = row[2]
        requestedAt = row[3]
        details = Details(jobListing: row[4], application: row[5], expiresAt: row[6], notes: row[7])
    }
}
