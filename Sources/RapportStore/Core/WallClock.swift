import Glibc
import RapportTypes

/// Says what time it is. Injected, so that expiry is tested without sleeping.
public struct WallClock: Sendable {
    private let milliseconds: @Sendable () -> Int64

    public init(_ milliseconds: @escaping @Sendable () -> Int64) { self.milliseconds = milliseconds }

    public var now: DateTime { DateTime(milliseconds: milliseconds()) }

    /// The machine's clock, which can be set back.
    public static let system = WallClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
