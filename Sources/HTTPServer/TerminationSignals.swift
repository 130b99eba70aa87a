import Glibc

/// SIGTERM and SIGINT as something to wait for.
///
/// Made before any thread is started: threads inherit that these signals do not interrupt them.
public struct TerminationSignals: ~Copyable {
    private var signals = sigset_t()

    public init() {
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Waits until the process, or this thread, is asked to end.
    ///
    /// A second signal, while the first one's request is granted, ends the process at once, as if nobody waited for it.
    ///
    /// - Returns: by which signal.
    @discardableResult
    public func wait() -> Int32 {
        var signals = signals
        var signal: Int32 = 0
        // sigwait fails only for signals that do not exist.
        sigwait(&signals, &signal)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        return signal
    }
}
