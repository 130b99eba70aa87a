import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

extension ContactFields {
    /// Figures about each contact: one statement, however many contacts there are.
    static func analytics(
        of contacts: Batch<Contact>, _ arguments: ContactAnalyticsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<ContactAnalytics> {
        let viewer = try context.viewer
        let range = try DateTimeRange(arguments.range, now: context.now)
        let figures = InteractionFigures(selectedBy: columns)
        let buckets = try figures.buckets(arguments.groupBy, of: range, in: arguments.timeZone, for: viewer)
        let tally = try context.reader.interactionTally(
            ofEach: contacts.ids, in: range, figures, buckets: buckets, for: viewer)
        return Column(
            contacts, values: { ContactAnalytics(contacts.key($0), tally, $0, in: range, now: context.now) })
    }
}

extension ContactAnalytics {
    /// The figures of the contact at a place in the tally.
    init(_ contact: Key<Contact>, _ tally: InteractionTally, _ place: Int, in range: DateTimeRange, now: DateTime) {
        self.init(
            contact: contact, totalInteractions: tally.total(place), byType: tally.byType(place),
            bySentiment: tally.bySentiment(place), frequency: tally.frequency(place),
            averageDurationMinutes: tally.averageDurationMinutes(place),
            firstInteractionAt: tally.firstInteractionAt(place), lastInteractionAt: tally.lastInteractionAt(place),
            averageDaysBetween: tally.averageDaysBetween(place),
            relationshipStrength: tally.strength(place, in: range, now: now))
    }
}
