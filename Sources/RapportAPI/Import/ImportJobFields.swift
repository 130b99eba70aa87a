import Batches
import GraphQLExecution
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

    static func rows(
        of parents: Batch<ImportJob>, _ arguments: ImportJobRowsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<ImportRowConnection> {
        throw FieldError("rows is not written yet.", code: .internal)
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<ImportJob> {
        throw FieldError("load is not written yet.", code: .internal)
    }
}
