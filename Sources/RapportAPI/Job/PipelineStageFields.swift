import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum PipelineStageFields: PipelineStageResolvers {
    /// Where the status is among the properties of a stage.
    private static let status = 0

    /// The applications in each status: one statement for all stages.
    static func applications(
        of stages: Batch<PipelineStage>, _ arguments: PipelineStageApplicationsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<JobApplicationConnection> {
        let rows = stages.rows
        let statuses = (0..<stages.count).map { rows.string(of: rows[$0, status]) }
        let request = try context.page(arguments)
        let pages = try context.reader.jobApplicationPages(
            ofEachStatus: statuses, request, columns, for: context.viewer)
        return Column(stages, pages: pages)
    }
}
