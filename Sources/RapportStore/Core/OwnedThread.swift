import Glibc
import Synchronization

/// A thread of the operating system, outside of Swift's pool: it may block.
public final class OwnedThread: Sendable {
    /// Nil once somebody waits for its end.
    private let thread: Mutex<pthread_t?>

    public init(_ body: @escaping @Sendable () -> Void) {
        let body = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { @Sendable context in
                Unmanaged<Body>.fromOpaque(context!).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        precondition(result == 0, "no thread: error \(result)")
        self.thread = Mutex(thread)
    }

    /// Waits until the body has returned. Whoever comes second does not wait.
    public func join() {
        let thread = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        if let thread { pthread_join(thread, nil) }
    }

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}
