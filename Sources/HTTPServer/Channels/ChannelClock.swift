/// When something is due on a channel, in nanoseconds of the monotonic clock.
///
/// Knows no clock: it is told the time with everything that happens.
struct ChannelClock {
    enum Due: Equatable {
        /// The handler wants to be woken.
        case wake
        /// Nothing was heard from the client for so long that it is asked whether it is there.
        case ping
        /// It did not answer.
        case pong
        /// The rest of a message did not come.
        case message
        /// The client did not take what it was sent.
        case unsent
        /// It did not answer the Close frame.
        case close
    }

    static let never = Int64.max

    private let pingInterval: Int64
    private let pongPatience: Int64
    private let messagePatience: Int64
    private let sendingPatience: Int64
    private let closePatience: Int64

    var wake = ChannelClock.never
    private var ping = ChannelClock.never
    private var pong = ChannelClock.never
    private var message = ChannelClock.never
    private var unsent = ChannelClock.never
    private var close = ChannelClock.never

    init(_ limits: ServerLimits, isWebSocket: Bool, now: Int64) {
        pingInterval = isWebSocket ? limits.pingInterval.nanoseconds : ChannelClock.never
        pongPatience = limits.pong.nanoseconds
        messagePatience = limits.body.nanoseconds
        sendingPatience = limits.unsentAnswer.nanoseconds
        closePatience = limits.lingering.nanoseconds
        heard(now)
    }

    /// The client has sent something, or has taken what it was sent: it is there.
    mutating func heard(_ now: Int64) {
        ping = ChannelClock.sum(now, pingInterval)
        pong = ChannelClock.never
    }

    mutating func pinged(_ now: Int64) {
        ping = ChannelClock.never
        pong = ChannelClock.sum(now, pongPatience)
    }

    /// - Parameter isInside: whether a message has begun that is not whole.
    mutating func received(isInside: Bool, _ now: Int64) {
        if !isInside {
            message = ChannelClock.never
        } else if message == ChannelClock.never {
            message = ChannelClock.sum(now, messagePatience)
        }
    }

    /// The client has taken everything, or has not.
    mutating func sent(everything: Bool, _ now: Int64) {
        if !everything {
            if unsent == ChannelClock.never { unsent = ChannelClock.sum(now, sendingPatience) }
        } else if unsent != ChannelClock.never {
            unsent = ChannelClock.never
            heard(now)
        }
    }

    mutating func closing(_ now: Int64) {
        wake = ChannelClock.never
        ping = ChannelClock.never
        pong = ChannelClock.never
        message = ChannelClock.never
        unsent = ChannelClock.never
        close = ChannelClock.sum(now, closePatience)
    }

    /// What is due, if anything. While the client takes nothing, nothing is read that it has sent, and nothing can be
    /// asked of it.
    func due(_ now: Int64) -> Due? {
        if close <= now { return .close }
        if unsent != ChannelClock.never { return unsent <= now ? .unsent : nil }
        if pong <= now { return .pong }
        if message <= now { return .message }
        if wake <= now { return .wake }
        return ping <= now ? .ping : nil
    }

    /// When something is due next.
    var next: Int64 {
        if close != ChannelClock.never { return close }
        return unsent == ChannelClock.never ? min(wake, ping, pong, message) : unsent
    }

    private static func sum(_ now: Int64, _ patience: Int64) -> Int64 {
        let (sum, overflow) = now.addingReportingOverflow(patience)
        return overflow ? never : sum
    }
}
