import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum ImportJobFields: ImportJobResolvers {
    static let kind = Leaf<ImportKind>(.plain("kind"))
    static let status = Leaf<ImportStatus>(.plain("status"))
    static let dryRun = Leaf<Bool>(.plain("dry_run"))
    static let totalCount = Leaf<Int>(.plain("total_count"))
    static let createdCount = Leaf<Int>(.plain("created_count"))
    static let updatedCount = Leaf<Int>(.plain("updated_count"))
    static let skippedCount = Leaf<Int>(.plain("skipped_count"))
    static let failedCount = Leaf<Int>(.plain("failed_count"))
    static let startedAt = Leaf<DateTime>(.plain("started_at"))
    static let finishedAt = Leaf<DateTime?>(.plain("finished_at"))

    /// What became of the records of each import: one statement, however many imports there are.
    static func rows(
        of jobs: Batch<ImportJob>, _ arguments: ImportJobRowsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<ImportRowConnection> {
        let request = try context.page(arguments)
        let pages = try context.reader.importRows(
            of: jobs.ids, outcome: arguments.outcome, request, columns, for: context.viewer)
        return Column(jobs, pages: pages)
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<ImportJob> {
        Batch(try context.reader.importJobs(ids, columns, for: context.viewer))
    }
}
