/// What a connection waits for, which says how long it may.
enum ConnectionPhase {
    /// Between two requests, or before the first.
    case idle
    /// A worker is busy with it, or has just been: the next wait begins now.
    case busy
    /// For the TLS handshake.
    case handshake
    case head
    case body
    case parked
    /// For whatever happens on it next.
    case channel
    /// For the client to take its answer.
    case sending
    /// For the client to see that it is over.
    case lingering

    /// How long, in nanoseconds.
    func patience(_ limits: ServerLimits) -> Int64 {
        switch self {
        case .idle, .busy: limits.idle.nanoseconds
        case .handshake, .head: limits.head.nanoseconds
        case .body: limits.body.nanoseconds
        case .parked: limits.parked.nanoseconds
        // Its own clock says how long.
        case .channel: .max
        case .sending: limits.unsentAnswer.nanoseconds
        case .lingering: limits.lingering.nanoseconds
        }
    }
}

extension Duration {
    /// Bounded, so that a deadline can be added up without overflow.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0 else { return 0 }
        return min(seconds, 1 << 32) * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
