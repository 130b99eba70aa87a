import Batches
import RapportStore
import RapportTypes

/// What figures about interactions were asked for: those for each contact are the same.
struct InteractionAnalysis: Sendable {
    var range: DateTimeRange
    var interval: AnalyticsInterval
    /// Nil is the viewer's.
    var timeZone: TimeZoneName?
    /// Only this contact.
    var contact: UUID?
}

enum InteractionAnalyticsFields: InteractionAnalyticsResolvers {
    /// Two statements: which contacts, and their figures, if any are selected.
    static func contacts(
        of analytics: Batch<InteractionAnalytics>, _ arguments: InteractionAnalyticsContactsArguments,
        _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<ContactAnalyticsConnection> {
        let (reader, viewer, now) = (context.reader, try context.viewer, context.now)
        let analysis = try analytics.origin(as: InteractionAnalysis.self)
        let request = try context.page(arguments)
        let figures = InteractionFigures(selectedBy: columns)
        let buckets = try figures.buckets(analysis.interval, of: analysis.range, in: analysis.timeZone, for: viewer)
        let page = try reader.contacts(
            withInteractionsIn: analysis.range, only: analysis.contact, by: arguments.orderBy, request, columns,
            for: viewer)
        let tally = try reader.interactionTally(
            ofEach: page.contacts, in: analysis.range, figures, buckets: buckets, for: viewer)
        let nodes = page.contacts.enumerated().map { place, contact in
            ContactAnalytics(Key(contact), tally, place, in: analysis.range, now: now)
        }
        return Column(
            analytics, columns,
            valuePages: { _ in
                ValuePage(
                    nodes, cursors: page.cursors, hasNextPage: page.hasNextPage,
                    hasPreviousPage: page.hasPreviousPage, totalCount: page.totalCount)
            })
    }
}
