import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum JobApplicationFields: JobApplicationResolvers {
    static let jobListing = Leaf<Key<JobListing>>(.plain("job_listing_id"))
    static let status = Leaf<JobApplicationStatus>(.plain("status"))
    static let appliedAt = Leaf<DateTime?>(.plain("applied_at"))
    static let notes = Leaf<String?>(.plain("notes"))
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let updatedAt = Leaf<DateTime>(.plain("updated_at"))
    static let version = Leaf<Int>(.plain("version"))

    /// The history of each application: one statement, however many applications there are.
    static func statusHistory(
        of applications: Batch<JobApplication>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[JobApplicationStatusChange]> {
        let histories = try context.reader.statusHistories(of: applications.ids, for: context.viewer)
        return Column(applications, lists: { histories[$0] })
    }

    static func followUps(
        of applications: Batch<JobApplication>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[FollowUp]> {
        try FollowUpFields.followUps(of: applications, columns, in: context)
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<JobApplication> {
        Batch(try context.reader.jobApplications(ids, columns, for: context.viewer))
    }
}
