import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum ImportSubscriptions: ImportSubscriptionResolvers {
    /// The place is how far the import was when it was answered last; it is answered at once, too.
    static func importProgress(
        _ arguments: SubscriptionImportProgressArguments, in context: RequestContext
    ) throws -> SubscriptionSource<ImportJob> {
        let viewer = try context.viewer
        guard let job = arguments.jobId.key(of: ImportJob.self),
            try context.reader.importProgress(of: job, for: viewer) != nil
        else { throw ExecutionError("There is no import with this id.", code: .badUserInput) }
        return SubscriptionSource(from: nil as ImportProgress?) { place, _, context in
            let progress = try context.reader.importProgress(of: job, for: context.viewer)
            // It goes with its account.
            guard let progress else { return SubscriptionEvents(keys: [], isLast: true) }
            guard progress != place else { return SubscriptionEvents(keys: []) }
            place = progress
            return SubscriptionEvents(keys: [job], isLast: progress.isFinished)
        }
    }
}
