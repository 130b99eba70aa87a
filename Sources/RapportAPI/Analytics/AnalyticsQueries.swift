import Batches
import RapportStore
import RapportTypes

enum AnalyticsQueries: AnalyticsQueryResolvers {
    /// One statement, whatever is selected. An id that names no contact of the viewer's has no interactions.
    static func interactionAnalytics(
        of root: Batch<Query>, _ arguments: QueryInteractionAnalyticsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InteractionAnalytics> {
        let viewer = try context.viewer
        let range = try DateTimeRange(arguments.range, now: context.now)
        let figures = InteractionFigures(selectedBy: columns)
        let buckets = try figures.buckets(arguments.groupBy, of: range, in: arguments.timeZone, for: viewer)
        let tally =
            if let contact = arguments.contactId {
                try context.reader.interactionTally(
                    ofEach: [contact.uuidOrNil], in: range, figures, buckets: buckets, for: viewer)
            } else {
                try context.reader.interactionTally(in: range, figures, buckets: buckets, for: viewer)
            }
        let analysis = InteractionAnalysis(
            range: range, interval: arguments.groupBy, timeZone: arguments.timeZone,
            contact: arguments.contactId.map(\.uuidOrNil))
        return Column(root, values: { _ in InteractionAnalytics(range, tally) }).made(for: analysis)
    }

    static func referralAnalytics(
        of root: Batch<Query>, _ arguments: QueryReferralAnalyticsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<ReferralAnalytics> {
        let range = try DateTimeRange(arguments.range, now: context.now)
        let analytics = try context.reader.referralAnalytics(
            in: range, withApplications: columns.wants(property: "applicationsFromReferrals"), for: context.viewer)
        return Column(root, values: { _ in analytics })
    }

    static func interviewAnalytics(
        of root: Batch<Query>, _ arguments: QueryInterviewAnalyticsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InterviewAnalytics> {
        let range = try DateTimeRange(arguments.range, now: context.now)
        var shares: InterviewShares = []
        if columns.wants(property: "thankYouRate") { shares.insert(.thanked) }
        if columns.wants(property: "rescheduleRate") { shares.insert(.rescheduled) }
        let analytics = try context.reader.interviewAnalytics(in: range, shares, for: context.viewer)
        return Column(root, values: { _ in analytics })
    }

    /// Nothing but what is selected is counted: a statement for each of the figures.
    static func networkAnalytics(
        of root: Batch<Query>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<NetworkAnalytics> {
        let (reader, viewer) = (context.reader, try context.viewer)
        let wantsRelationships = columns.wants(property: "totalContacts") || columns.wants(property: "byRelationship")
        let relationships = wantsRelationships ? try reader.contactsByRelationship(for: viewer) : []
        let overdue = columns.wants(property: "contactsOverdue") ? try reader.overdueContacts(for: viewer) : 0
        let never =
            columns.wants(property: "contactsNeverContacted") ? try reader.contactsNeverContacted(for: viewer) : 0
        return Column(
            root,
            values: { _ in
                NetworkAnalytics(
                    totalContacts: relationships.reduce(0) { $0 + $1.count }, byRelationship: relationships,
                    contactsOverdue: overdue, contactsNeverContacted: never)
            })
    }
}

extension InteractionAnalytics {
    /// What was not wanted of the tally is zero, and is not shown.
    init(_ range: DateTimeRange, _ tally: InteractionTally) {
        self.init(
            range: range, totalInteractions: tally.total(), byType: tally.byType(), bySentiment: tally.bySentiment(),
            frequency: tally.frequency(), averageDurationMinutes: tally.averageDurationMinutes(),
            totalDurationMinutes: tally.totalDurationMinutes(), distinctContacts: tally.distinctContacts)
    }
}
