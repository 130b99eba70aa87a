import Batches
import RapportTypes

enum ReferralRequestedFields: ReferralRequestedResolvers, EventFields {
    static let referralId = subjectId
    static let referral: Leaf<Key<Referral>?> = subject()
    static let contactId = Leaf<UUID>.payload("contactId")
    static let jobListingId = Leaf<UUID?>.payload("jobListingId")
    static let requestedAt = Leaf<DateTime>.payload("requestedAt")
    static let message = Leaf<String>.payload("message")
    static let status = Leaf<ReferralStatus>.payload("status")
}

enum ReferralReceivedFields: ReferralReceivedResolvers, EventFields {
    static let referralId = subjectId
    static let referral: Leaf<Key<Referral>?> = subject()
    static let contactId = Leaf<UUID>.payload("contactId")
    static let jobListingId = Leaf<UUID?>.payload("jobListingId")
    static let receivedAt = Leaf<DateTime>.payload("receivedAt")
    static let referralDetails = Leaf<String>.payload("referralDetails")
    static let applicationId = Leaf<UUID?>.payload("applicationId")
}

enum ReferralDeclinedFields: ReferralDeclinedResolvers, EventFields {
    static let referralId = subjectId
    static let referral: Leaf<Key<Referral>?> = subject()
    static let contactId = Leaf<UUID>.payload("contactId")
}

enum ReferralExpiredFields: ReferralExpiredResolvers, EventFields {
    static let referralId = subjectId
    static let referral: Leaf<Key<Referral>?> = subject()
    static let contactId = Leaf<UUID>.payload("contactId")
}
