import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum ReferralFields: ReferralResolvers {
    static let contact = Leaf<Key<Contact>>(.plain("contact_id"))
    static let jobListing = Leaf<Key<JobListing>?>(.plain("job_listing_id"))
    static let status = Leaf<ReferralStatus>(.plain("status"))
    static let requestedAt = Leaf<DateTime>(.plain("requested_at"))
    static let requestMessage = Leaf<String>(.plain("request_message"))
    static let expiresAt = Leaf<DateTime?>(.plain("expires_at"))
    static let receivedAt = Leaf<DateTime?>(.plain("received_at"))
    static let referralDetails = Leaf<String?>(.plain("referral_details"))
    static let application = Leaf<Key<JobApplication>?>(.plain("application_id"))
    static let notes = Leaf<String?>(.plain("notes"))
    static let timelineAt = Leaf<DateTime>(.plain("timeline_at"))
    static let summary = Leaf<String>(.computed(from: ReferralSummary.columns, ReferralSummary.cell))
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let updatedAt = Leaf<DateTime>(.plain("updated_at"))
    static let version = Leaf<Int>(.plain("version"))

    static func followUps(
        of referrals: Batch<Referral>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[FollowUp]> {
        try FollowUpFields.followUps(of: referrals, columns, in: context)
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<Referral> {
        Batch(try context.reader.referrals(ids, columns, for: context.viewer))
    }
}
