import Batches
import GraphQLExecution
import RapportTypes

enum InteractionFields: InteractionResolvers {
    static let contact = Leaf<Key<Contact>>(.plain("contact_id"))
    static let type = Leaf<InteractionType>(.plain("type"))
    static let occurredAt = Leaf<DateTime>(.plain("occurred_at"))
    static let durationMinutes = Leaf<Int?>(.plain("duration_minutes"))
    static let location = Leaf<String?>(.plain("location"))
    static let medium = Leaf<String?>(.plain("medium"))
    static let topicsDiscussed = Leaf<[String]>(.plain("topics_discussed"))
    static let notes = Leaf<String?>(.plain("notes"))
    static let sentiment = Leaf<Sentiment?>(.plain("sentiment"))
    static let followUpNeeded = Leaf<Bool>(.plain("follow_up_needed"))
    static let followUpNotes = Leaf<String?>(.plain("follow_up_notes"))
    static let source = Leaf<InteractionSource>(.plain("source"))
    static let timelineAt = Leaf<DateTime>(.plain("occurred_at"))
    static let summary = Leaf<String>(
        .computed(from: InteractionSummary.columns) { rows, row, cells in
            rows.text(InteractionSummary(rows, row, cells).text)
        })
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let updatedAt = Leaf<DateTime>(.plain("updated_at"))
    static let version = Leaf<Int>(.plain("version"))

    static func followUps(
        of interactions: Batch<Interaction>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[FollowUp]> {
        try FollowUpFields.followUps(of: interactions, columns, in: context)
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<Interaction> {
        Batch(try context.reader.interactions(ids, columns, for: context.viewer))
    }
}
