import Glibc

/// The signals by which the process is asked for something, as something to wait for.
///
/// Made before any thread is started: threads inherit that these signals do not interrupt them.
public struct ProcessSignals: ~Copyable {
    public enum Request: Sendable {
        /// SIGTERM or SIGINT.
        case end
        /// SIGHUP: read again what can be read again.
        case reload
    }

    private var signals = sigset_t()

    public init() {
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGHUP)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Waits until the process, or this thread, is asked for something.
    ///
    /// A second signal to end, while the first one's request is granted, ends the process at once, as if nobody waited
    /// for it.
    public func wait() -> Request {
        var signals = signals
        var signal: Int32 = 0
        // sigwait fails only for signals that do not exist.
        sigwait(&signals, &signal)
        if signal == SIGHUP { return .reload }
        sigdelset(&signals, SIGHUP)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        return .end
    }
}
