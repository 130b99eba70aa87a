public import Batches

/// A source stream: the events that a subscription's root field has, one after the other.
///
/// It is pulled, not pushed: a plain value that knows its place in the stream, and is asked for what follows whenever
/// something may have happened. So nothing is missed or doubled, and a slow subscriber costs its place and nothing
/// else.
///
/// Spec: 6.2.3.1 Source Stream.
public protocol EventSource: Sendable {
    /// The events that follow, at most `limit`; the source moves on behind them.
    ///
    /// - Throws: what ends the stream with an error.
    mutating func next(_ limit: Int, in context: any ExecutionContext) throws -> SourceEvents
}

/// Events that a source stream has now.
public struct SourceEvents {
    /// The value of the root field for each event: a batch with one cell.
    public var events: [RowBatch]
    /// Whether the stream ends behind them.
    public var isLast: Bool

    public init(_ events: [RowBatch], isLast: Bool = false) {
        self.events = events
        self.isLast = isLast
    }

    /// An event whose value is a cell, which may lie in the arena of its batch.
    public static func event(_ cell: (RowBatch) -> Cell) -> RowBatch {
        let rows = RowBatch(type: TypeIndex(0), width: 1, capacity: 1)
        rows.appendRow()
        rows[0, 0] = cell(rows)
        return rows
    }
}

/// Makes the source stream of a subscription's root field: ResolveFieldEventStream of the specification.
public typealias MakeSource = @Sendable (ArgumentValues, any ExecutionContext) throws -> any EventSource
