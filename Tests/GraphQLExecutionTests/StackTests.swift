import Glibc
import Testing

/// The recursion over what a client sends is bounded by limits, so that it fits on the stack of a worker.
@Suite("Stacks")
struct StackTests {
    /// A release build needs up to 271 KiB (lists of objects), a debug build up to 1,327 KiB (objects in values).
    #if DEBUG
        private let stackBytes = 2 << 20
    #else
        private let stackBytes = 512 << 10
    #endif

    @Test(arguments: DeepDocuments.all)
    func `the deepest documents fit on a small stack`(_ example: DeepDocuments.Example) {
        let outcome = SmallThread.run(stackBytes: stackBytes) { DeepDocuments.outcome(of: example.text) }
        #expect(outcome.hasPrefix(example.outcome))
    }
}

/// A thread whose stack is as small as a test wants.
private final class SmallThread {
    private let body: () -> String
    private var result = ""

    private init(_ body: @escaping () -> String) { self.body = body }

    static func run(stackBytes: Int, _ body: @escaping () -> String) -> String {
        let thread = SmallThread(body)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stackBytes)
        defer { pthread_attr_destroy(&attributes) }
        var handle = pthread_t()
        let main: @convention(c) @Sendable (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
            let thread = Unmanaged<SmallThread>.fromOpaque(argument!).takeUnretainedValue()
            thread.result = thread.body()
            return nil
        }
        let code = pthread_create(&handle, &attributes, main, Unmanaged.passUnretained(thread).toOpaque())
        precondition(code == 0, "a thread can be made")
        pthread_join(handle, nil)
        return thread.result
    }
}
