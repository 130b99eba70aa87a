import CLinux
import Glibc
import Synchronization
import Threads

/// An HTTP/1.1 server: some worker threads over one epoll, and a handler in each.
///
///     let listener = try Listener(host: "127.0.0.1", port: 8080)
///     let server = try Server(listener, workers: 4, handlers: factory)
///     try server.start()
///     signals.wait()
///     server.shutdown(grace: .seconds(10))
public final class Server: Sendable {
    /// The port that is listened on: the real one, where 0 was asked for.
    public let port: UInt16
    private let workers: Int
    private let handlers: any RequestHandlerFactory
    private let switchboard: Switchboard
    private let threads = Mutex<[OwnedThread]>([])

    /// Listens, but takes no connections before `start`.
    ///
    /// - Parameter tls: nil for plain HTTP.
    public init(
        _ listener: Listener, workers: Int, limits: ServerLimits = ServerLimits(), tls: TLS? = nil,
        handlers: any RequestHandlerFactory
    ) throws(ServerError) {
        precondition(workers > 0, "a server without workers answers nothing")
        switchboard = try Switchboard(listener: listener, limits: limits, tls: tls)
        self.port = listener.port
        self.workers = workers
        self.handlers = handlers
    }

    /// The same with a listener of its own.
    public convenience init(
        host: String, port: UInt16, workers: Int, limits: ServerLimits = ServerLimits(), tls: TLS? = nil,
        handlers: any RequestHandlerFactory
    ) throws(ServerError) {
        try self.init(
            Listener(host: host, port: port), workers: workers, limits: limits, tls: tls, handlers: handlers)
    }

    deinit {
        shutdown(grace: .zero)
    }

    /// Starts the workers, and takes connections when all of them have their handlers.
    ///
    /// - Throws: what the first handler that could not be made threw; then no thread is left.
    public func start() throws {
        let arrivals = Arrivals(expected: workers)
        let switchboard = switchboard
        let handlers = handlers
        switchboard.workersStart(workers)
        for _ in 0..<workers {
            let thread = OwnedThread(.short) {
                let worker: Worker
                do {
                    worker = Worker(switchboard, handler: try handlers.makeHandler())
                    arrivals.arrived(nil)
                } catch {
                    return arrivals.arrived(error)
                }
                worker.run()
                if switchboard.lastWorkerEnds() { worker.endAll() }
            }
            threads.withLock { $0.append(thread) }
        }
        if let error = arrivals.wait() {
            stop()
            throw error
        }
        switchboard.armListener(isRegistered: false)
    }

    /// How many connections are open.
    public var openConnections: Int { switchboard.table.open }

    /// Bytes that have arrived of bodies that are not whole, without the first of each.
    public var bodiesInFlight: Int { switchboard.bodies.total }

    /// Bytes of answers that clients have not taken, without the first of each.
    public var answersInFlight: Int { switchboard.answers.total }

    /// Ends the server: closes the connections that wait for a request, finishes the requests that run or are parked,
    /// and returns when that is done or the time is over. Until then new connections are taken and their requests
    /// answered (`RequestHead.isLate`), so that whoever asks is told that the server ends.
    ///
    /// - Returns: whether everything was finished. What was not is cut off.
    @discardableResult
    public func shutdown(grace: Duration) -> Bool {
        switchboard.drain()
        let isFinished = switchboard.waitUntilDrained(for: grace)
        stop()
        return isFinished
    }

    private func stop() {
        switchboard.stopWorkers()
        threads.withLock { threads in
            for thread in threads { thread.join() }
            threads = []
        }
        switchboard.stopListening()
    }
}

/// Counts the workers that are ready or have failed.
private final class Arrivals: Sendable {
    private struct State {
        var count = 0
        var error: (any Error)?
    }

    private let state = Mutex(State())
    private let expected: Int
    private let bell: Int32

    init(expected: Int) {
        self.expected = expected
        bell = eventfd(0, Int32(EFD_CLOEXEC))
    }

    deinit {
        closeSocket(bell)
    }

    func arrived(_ error: (any Error)?) {
        let isLast = state.withLock {
            $0.count += 1
            $0.error = $0.error ?? error
            return $0.count == expected
        }
        guard isLast else { return }
        var one: UInt64 = 1
        _ = write(bell, &one, 8)
    }

    /// Waits for the last one.
    func wait() -> (any Error)? {
        var count: UInt64 = 0
        while read(bell, &count, 8) < 0, errno == EINTR {}
        return state.withLock { $0.error }
    }
}
