import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum JobQueries: JobQueryResolvers {
    static func jobListing(
        of root: Batch<Query>, _ arguments: QueryJobListingArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<JobListing?> {
        try context.record(arguments.id, below: root)
    }

    static func jobListings(
        of root: Batch<Query>, _ arguments: QueryJobListingsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<JobListingConnection> {
        let viewer = try context.viewer
        let request = try context.page(arguments)
        let pages = try context.reader.jobListings(
            arguments.filter, in: arguments.orderBy, request, columns, for: viewer)
        return Column(root, pages: pages)
    }

    static func jobApplication(
        of root: Batch<Query>, _ arguments: QueryJobApplicationArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<JobApplication?> {
        try context.record(arguments.id, below: root)
    }

    static func jobApplications(
        of root: Batch<Query>, _ arguments: QueryJobApplicationsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<JobApplicationConnection> {
        let viewer = try context.viewer
        let request = try context.page(arguments)
        let pages = try context.reader.jobApplications(
            arguments.filter, in: arguments.orderBy, request, columns, for: viewer)
        return Column(root, pages: pages)
    }

    /// A stage for every status, those without an application included.
    static func pipeline(
        of root: Batch<Query>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[PipelineStage]> {
        let counts = try context.reader.applicationCounts(for: context.viewer)
        let stages = JobApplicationStatus.allCases.map { status in
            let count = counts[status] ?? .none
            return PipelineStage(status: status, count: count.all, referredCount: count.referred)
        }
        return Column(root, lists: { _ in stages })
    }
}
