import CLinux
import Glibc

/// Whose event it is: 64 bits that epoll gives back with it.
struct EventToken: Equatable {
    let value: UInt64

    init(value: UInt64) { self.value = value }

    init(index: UInt32, generation: UInt32) {
        value = UInt64(generation) << 32 | UInt64(index)
    }

    var index: UInt32 { UInt32(truncatingIfNeeded: value) }
    var generation: UInt32 { UInt32(truncatingIfNeeded: value >> 32) }

    // No connection has these indices.
    static var listener: EventToken { EventToken(index: .max, generation: 0) }
    static var timer: EventToken { EventToken(index: .max - 1, generation: 0) }
    static var stop: EventToken { EventToken(index: .max - 2, generation: 0) }
}

/// What to be told of, and what one was told.
struct Interest: OptionSet {
    let rawValue: UInt32

    static var readable: Interest { Interest(rawValue: EPOLLIN.rawValue) }
    static var writable: Interest { Interest(rawValue: EPOLLOUT.rawValue) }
    /// The client has shut down its sending side.
    static var peerFinished: Interest { Interest(rawValue: EPOLLRDHUP.rawValue) }
    /// Both sides are shut down, or the connection was reset. Always told.
    static var broken: Interest { Interest(rawValue: EPOLLHUP.rawValue | EPOLLERR.rawValue) }
    static var once: Interest { Interest(rawValue: EPOLLONESHOT.rawValue) }
    static var edge: Interest { Interest(rawValue: EPOLLET.rawValue) }
    /// Whatever comes from the client.
    static var arrivals: Interest { [.readable, .peerFinished] }

    /// Has epoll tell of these events as often as there are any.
    @discardableResult
    func register(_ descriptor: Int32, token: EventToken, in epoll: Int32, isRegistered: Bool = false) -> Bool {
        var event = epoll_event()
        event.events = rawValue
        event.data.u64 = token.value
        return epoll_ctl(epoll, isRegistered ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event) == 0
    }
}

func closeSocket(_ descriptor: Int32) {
    _ = close(descriptor)
}

/// Nanoseconds since some moment in the past; as fine as a kernel tick, which is fine enough for deadlines.
func monotonicNow() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC_COARSE, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
}
