import Batches
import RapportTypes

/// A referral to ask for, checked and cleaned.
public struct NewReferral: Hashable, Sendable {
    public var contact: NodeID
    public var jobListing: NodeID?
    public var message: String
    /// Nil is now.
    public var requestedAt: DateTime?
    /// Nil is 30 days after the request, or from now if those are over.
    public var expiresAt: DateTime?
    public var notes: String?

    public init(
        contact: NodeID, jobListing: NodeID? = nil, message: String, requestedAt: DateTime? = nil,
        expiresAt: DateTime? = nil, notes: String? = nil
    ) {
        self.contact = contact
        self.jobListing = jobListing
        self.message = message
        self.requestedAt = requestedAt
        self.expiresAt = expiresAt
        self.notes = notes
    }
}

/// What of a referral shall be otherwise; what is omitted stays, null clears.
public struct ReferralChanges: Hashable, Sendable {
    public var jobListing: Omittable<NodeID>
    public var application: Omittable<NodeID>
    public var expiresAt: Omittable<DateTime>
    public var notes: Omittable<String>

    public init(
        jobListing: Omittable<NodeID> = .omitted, application: Omittable<NodeID> = .omitted,
        expiresAt: Omittable<DateTime> = .omitted, notes: Omittable<String> = .omitted
    ) {
        self.jobListing = jobListing
        self.application = application
        self.expiresAt = expiresAt
        self.notes = notes
    }
}

/// A referral that was given, checked and cleaned.
public struct ReceivedReferral: Hashable, Sendable {
    /// What becomes of the application.
    public enum Application: Hashable, Sendable {
        /// The one that is linked stays, if there is one.
        case asItIs
        case existing(NodeID)
        /// One is made for the job listing of the referral.
        case new
    }

    /// Nil is now.
    public var receivedAt: DateTime?
    public var details: String
    public var application: Application

    public init(receivedAt: DateTime? = nil, details: String, application: Application = .asItIs) {
        self.receivedAt = receivedAt
        self.details = details
        self.application = application
    }
}

/// A referral that has been given, and the application that is linked to it since.
public struct ProvidedReferral: Hashable, Sendable {
    public var referral: UUID
    public var application: UUID?
}
