import RapportTypes

/// The user's application for a job, checked and cleaned.
public struct NewJobApplication: Hashable, Sendable {
    public var jobListing: JobListingReference
    public var status: JobApplicationStatus
    /// When it was sent; nil is now, unless it is a draft.
    public var appliedAt: DateTime?
    public var notes: String?

    public init(
        jobListing: JobListingReference, status: JobApplicationStatus = .applied, appliedAt: DateTime? = nil,
        notes: String? = nil
    ) {
        self.jobListing = jobListing
        self.status = status
        self.appliedAt = appliedAt
        self.notes = notes
    }
}

/// The job listing of an application: one that exists, or one to make on the way.
public enum JobListingReference: Hashable, Sendable {
    case existing(NodeID)
    /// With a key of its own, the listing is the one of the first call with that key.
    case new(NewJobListing, once: IdempotencyKey? = nil)
}

/// What of an application shall be otherwise; what is omitted or nil stays, null clears.
public struct JobApplicationChanges: Hashable, Sendable {
    public var status: JobApplicationStatus?
    public var appliedAt: Omittable<DateTime>
    public var notes: Omittable<String>

    public init(
        status: JobApplicationStatus? = nil, appliedAt: Omittable<DateTime> = .omitted,
        notes: Omittable<String> = .omitted
    ) {
        self.status = status
        self.appliedAt = appliedAt
        self.notes = notes
    }
}
