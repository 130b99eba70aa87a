public import HTTPServer
import Synchronization

/// What each client may still spend: a bucket for each, which fills steadily and holds what a minute brings.
///
/// An operation takes its cost out as long as there is one unit in, even if it costs more: so the dearest operation
/// passes, and its client waits the longer for the next one.
public final class CostBuckets: Sendable {
    /// How long a unit takes to flow in.
    private let unit: Duration
    private let now: @Sendable () -> ContinuousClock.Instant
    /// Of all workers.
    private let state = Mutex(State())

    fileprivate struct State {
        /// When each bucket will be full; those that are not here are full.
        var fullAt: [ClientKey: ContinuousClock.Instant] = [:]
        /// At how many buckets those are forgotten that are full.
        var sweepsAt = 1024
    }

    /// - Parameters:
    ///   - perMinute: cost that flows in in a minute.
    ///   - now: the time; only for tests another than the machine's.
    public init(perMinute: Int, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        unit = .seconds(60) / max(perMinute, 1)
        self.now = now
    }

    /// Takes a cost out of a client's bucket.
    ///
    /// - Returns: nil if there was a unit in; else how long it takes until there is.
    public func spend(_ cost: Int, of client: ClientKey) -> Duration? {
        let now = now()
        return state.withLock { state in
            let fullAt = max(state.fullAt[client] ?? now, now)
            let left = .seconds(60) - (fullAt - now)
            guard left >= unit else { return unit - left }
            if state.fullAt.count >= state.sweepsAt { state.sweep(now) }
            state.fullAt[client] = fullAt + unit * max(cost, 1)
            return nil
        }
    }
}

extension CostBuckets.State {
    fileprivate mutating func sweep(_ now: ContinuousClock.Instant) {
        fullAt = fullAt.filter { $0.value > now }
        sweepsAt = max(1024, fullAt.count * 2)
    }
}
