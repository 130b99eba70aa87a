import Glibc

/// A thread that is joined exactly once.
public struct ThreadHandle: ~Copyable {
    private let thread: pthread_t

    /// Bytes of a thread's stack, whatever `ulimit -s` says: what is nested as deep as the limits let it be takes up to
    /// 271 KiB in a release build and 1.3 MiB in a debug build. Only what is used is ever in memory.
    private static let stackSize = 4 << 20

    /// Runs the body on a new thread.
    ///
    /// What the body needs is made inside it or sent to it; so nothing is shared by accident.
    public init(_ body: sending @escaping () -> Void) throws(ServerError) {
        let box = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        // The closure is marked because a literal in a main-actor function would inherit the isolation, compile
        // without a word, and trap in the new thread.
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, ThreadHandle.stackSize)
        let code = pthread_create(&thread, &attributes, { @Sendable in threadMain($0) }, box.toOpaque())
        guard code == 0 else {
            box.release()
            throw .system(call: "pthread_create", errno: code)
        }
        self.thread = thread
    }

    /// Waits for the body to return.
    public consuming func join() {
        pthread_join(thread, nil)
    }

    fileprivate final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }
}

private func threadMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument {
        Unmanaged<ThreadHandle.Body>.fromOpaque(argument).takeRetainedValue().run()
    }
    return nil
}

/// Threads that are started one by one and joined together.
struct ThreadGroup: ~Copyable {
    private let threads: UnsafeMutablePointer<ThreadHandle>
    private(set) var count = 0
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        threads = .allocate(capacity: capacity)
    }

    mutating func start(_ body: @escaping @Sendable () -> Void) throws(ServerError) {
        precondition(count < capacity, "a group has room for as many threads as were announced")
        (threads + count).initialize(to: try ThreadHandle(body))
        count += 1
    }

    /// Waits for all of them.
    mutating func join() {
        for index in 0..<count { (threads + index).move().join() }
        count = 0
    }

    deinit {
        threads.deallocate()
    }
}
