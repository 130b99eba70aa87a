import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum EventsSubscriptions: EventsSubscriptionResolvers {
    /// The place is the sequence of the last event that has been answered: so a client that knows the last one which it
    /// has seen goes on behind it, whatever has become of the server.
    static func domainEvents(
        _ arguments: SubscriptionDomainEventsArguments, in context: RequestContext
    ) throws -> SubscriptionSource<Abstract<DomainEvent>> {
        let viewer = try context.viewer
        let place = try arguments.afterSequence ?? context.reader.lastSequence(for: viewer)
        let filter = arguments.filter
        return SubscriptionSource(from: place) { place, limit, context in
            let events = try context.reader.domainEvents(
                after: &place, filter, limit: limit, for: context.viewer)
            return SubscriptionEvents(anyKeys: events)
        }
    }
}
