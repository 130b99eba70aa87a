import Batches
import RapportStore
import RapportTypes

/// The field `thankYouNotes` of interviews of every kind.
enum ThankYouNotes {
    /// One statement, however many interviews there are.
    static func after<Interview: Entity>(
        _ interviews: Batch<Interview>, in context: RequestContext
    ) throws -> Column<[ThankYouNote]> {
        let notes = try context.reader.thankYouNotes(after: interviews.ids, for: context.viewer)
        return Column(interviews, lists: { notes[$0] })
    }
}
