import Glibc
import Synchronization

/// A thread of the operating system, outside of Swift's pool: it may block.
public final class OwnedThread: Sendable {
    /// Nil once somebody waits for its end.
    private let thread: Mutex<pthread_t?>

    /// Bytes of a thread's stack, whatever `ulimit -s` says: what is nested as deep as the limits let it be takes up to
    /// 271 KiB in a release build and 1.3 MiB in a debug build. Only what is used is ever in memory.
    private static let stackSize = 4 << 20

    /// Runs the body on a new thread. Where the system has none left the program ends: all are started with it.
    ///
    /// - Parameter slice: nil for what the system gives to every thread.
    public init(_ slice: TimeSlice? = nil, _ body: @escaping @Sendable () -> Void) {
        let body = Unmanaged.passRetained(Body(slice, body))
        var thread = pthread_t()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, OwnedThread.stackSize)
        // The closure is marked because a literal in a main-actor function would inherit the isolation, compile
        // without a word, and trap in the new thread.
        let code = pthread_create(
            &thread, &attributes,
            { @Sendable context in
                Unmanaged<Body>.fromOpaque(context!).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        precondition(code == 0, "no thread: \(String(cString: strerror(code)))")
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
        private let slice: TimeSlice?
        private let body: @Sendable () -> Void

        init(_ slice: TimeSlice?, _ body: @escaping @Sendable () -> Void) {
            self.slice = slice
            self.body = body
        }

        func run() {
            slice?.ask()
            body()
        }
    }
}
