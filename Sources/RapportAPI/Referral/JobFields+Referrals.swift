import Batches
import RapportStore
import RapportTypes

extension JobListingFields {
    /// The referrals asked for each job: one statement, however many listings there are.
    static func referrals(
        of listings: Batch<JobListing>, _ arguments: JobListingReferralsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<ReferralConnection> {
        let list = ReferralList(page: try context.page(arguments))
        let pages = try context.reader.referralPages(
            ofEach: listings.ids, .jobListing, list, columns, for: context.viewer)
        return Column(listings, pages: pages)
    }
}

extension JobApplicationFields {
    /// The referrals that led to each application: one statement, however many applications there are.
    static func referrals(
        of applications: Batch<JobApplication>, _ arguments: JobApplicationReferralsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<ReferralConnection> {
        let list = ReferralList(page: try context.page(arguments))
        let pages = try context.reader.referralPages(
            ofEach: applications.ids, .application, list, columns, for: context.viewer)
        return Column(applications, pages: pages)
    }
}
