import Batches
import GraphQLExecution

/// The source stream of a subscription's root field, which has values of the type that the schema promises.
///
/// It keeps its place in the stream, whatever that is, and is asked for what follows each time that something was
/// committed: a function over the place and the store, so that it reads no event twice and misses none.
struct SubscriptionSource<V> {
    let erased: any EventSource

    /// - Parameters:
    ///   - place: Where the stream begins.
    ///   - next: Answers with the events behind a place, at most as many as it is told, and moves the place on.
    init<Place: Sendable>(
        from place: Place,
        next: @escaping @Sendable (inout Place, _ limit: Int, _ context: RequestContext) throws -> SubscriptionEvents<V>
    ) {
        erased = PlacedSource(place: place, following: { try next(&$0, $1, .of($2)).erased })
    }
}

/// The events that follow a place in a stream.
struct SubscriptionEvents<V> {
    let erased: SourceEvents

    private init(_ events: [RowBatch], _ isLast: Bool) { erased = SourceEvents(events, isLast: isLast) }

    /// Events that are entities; the executor loads each as it is when its response is made.
    ///
    /// - Parameter isLast: Whether the stream ends behind them.
    init(keys: [Key<V>], isLast: Bool = false) where V: Entity {
        self.init(keys.map { key in SourceEvents.event { key.cell(in: $0) } }, isLast)
    }

    /// Events that are entities of several types.
    init<I>(anyKeys: [AnyKey], isLast: Bool = false) where V == Abstract<I> {
        self.init(anyKeys.map { key in SourceEvents.event { key.cell(in: $0) } }, isLast)
    }

    /// Events that are made.
    init(values: [V], isLast: Bool = false) where V: Value {
        self.init(values.map { value in SourceEvents.event { value.cell(in: $0) } }, isLast)
    }
}

private struct PlacedSource<Place: Sendable>: EventSource {
    var place: Place
    let following: @Sendable (inout Place, Int, any ExecutionContext) throws -> SourceEvents

    mutating func next(_ limit: Int, in context: any ExecutionContext) throws -> SourceEvents {
        try following(&place, limit, context)
    }
}
