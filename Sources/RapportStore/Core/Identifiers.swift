import Batches
import Secrets
import Synchronization

/// Makes ids: UUIDs of version 7 (RFC 9562, section 5.7), each greater than the one before.
///
/// 48 bits of milliseconds, 12 bits that count within one (section 6.2, method 1), 62 random bits. When the clock
/// steps back or more than 4,096 ids fall into a millisecond, time goes on from where it was.
final class Identifiers: Sendable {
    private struct State {
        var milliseconds: UInt64 = 0
        var counter: UInt64 = 0
    }

    private let clock: WallClock
    // Any thread may ask.
    private let state = Mutex(State())

    init(clock: WallClock) { self.clock = clock }

    func next() -> UUID {
        let now = UInt64(clamping: clock.now.milliseconds)
        let high = state.withLock { state -> UInt64 in
            if now > state.milliseconds {
                state = State(milliseconds: now)
            } else if state.counter < 0xfff {
                state.counter += 1
            } else {
                state = State(milliseconds: state.milliseconds + 1)
            }
            return (state.milliseconds & 0xffff_ffff_ffff) << 16 | 0x7000 | state.counter
        }
        return UUID(high: high, low: Random.word() & (1 << 62 - 1) | 1 << 63)
    }
}
