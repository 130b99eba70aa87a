import CLinux
import Glibc
import Synchronization

/// What all workers of a server share: the epoll that tells them of events, and the connections.
final class Switchboard: Sendable {
    let limits: ServerLimits
    /// There if TLS is spoken.
    let tls: TLS?
    let table: ConnectionTable
    let epoll: Int32
    var listener: Int32 { listening.socket }
    private let listening: Listener
    /// Rings when deadlines are to be looked at.
    private let timer: Int32
    /// Readable from the moment on when the workers are to end.
    private let stop: Int32
    /// Readable when the last connection of a draining server has ended.
    private let drained: Int32
    /// Given up to make room for a connection that has to be turned away when the process has no descriptors left.
    let reserve: Atomic<Int32>

    let isDraining = Atomic<Bool>(false)
    let bodies: ByteBudget
    /// What clients have not taken of their answers.
    let answers: ByteBudget
    private let runningWorkers = Atomic<Int>(0)
    private let isTimerSet = Atomic<Bool>(false)
    /// Whether accepting has paused because the system lacks memory or descriptors.
    private let hasPaused = Atomic<Bool>(false)
    private let sweepInterval: Int64

    init(listener: Listener, limits: ServerLimits, tls: TLS?) throws(ServerError) {
        self.limits = limits
        self.tls = tls
        self.listening = listener
        bodies = ByteBudget(maximum: limits.bodiesInFlight, uncounted: limits.uncountedBytes)
        answers = ByteBudget(maximum: limits.answersInFlight, uncounted: limits.uncountedBytes)
        try listener.listen()
        raiseDescriptorLimit(to: limits.connections)
        epoll = try checked("epoll_create1", epoll_create1(Int32(EPOLL_CLOEXEC)))
        timer = try checked(
            "timerfd_create", timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK | TFD_CLOEXEC)))
        stop = try checked("eventfd", eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC)))
        drained = try checked("eventfd", eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC)))
        reserve = Atomic(Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC))
        table = ConnectionTable(limits: limits, epoll: epoll)
        let shortest =
            [
                limits.head, limits.body, limits.idle, limits.unsentAnswer, limits.parked, limits.lingering,
                limits.pingInterval, limits.pong,
            ].map(\.nanoseconds).min() ?? 0
        sweepInterval = min(max(shortest / 4, 1_000_000), 250_000_000)
        Interest.readable.register(stop, token: .stop, in: epoll)
        // Edge-triggered: each ring is one worker's, who need not even read it.
        Interest([.readable, .edge]).register(timer, token: .timer, in: epoll)
    }

    deinit {
        for descriptor in [epoll, timer, stop, drained, reserve.load(ordering: .relaxed)] {
            closeSocket(descriptor)
        }
    }
}

// MARK: Accepting

extension Switchboard {
    /// Has one worker be told of the next connection.
    ///
    /// EPOLLEXCLUSIVE would do that between several epolls; between the threads of one, EPOLLONESHOT does.
    func armListener(isRegistered: Bool = true) {
        Interest([.readable, .once]).register(listener, token: .listener, in: epoll, isRegistered: isRegistered)
    }

    /// Accepts no more until the next sweep: what is lacking now is hardly there a microsecond later.
    func pauseListener() {
        hasPaused.store(true, ordering: .relaxed)
        setTimer()
    }

    /// Sheds a connection that there is no descriptor for, so that its client is not left waiting.
    ///
    /// - Returns: false if even that is not possible.
    func shedConnection() -> Bool {
        let spare = reserve.exchange(-1, ordering: .relaxed)
        guard spare >= 0 else { return false }
        closeSocket(spare)
        let shed = accept4(listener, nil, nil, Int32(SOCK_CLOEXEC.rawValue))
        if shed >= 0 { closeSocket(shed) }
        reserve.store(Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC), ordering: .relaxed)
        return shed >= 0
    }
}

// MARK: Time

extension Switchboard {
    /// Sees to it that deadlines are looked at from now on.
    ///
    /// A server without connections sleeps.
    func setTimer() {
        guard !isTimerSet.load(ordering: .relaxed), !isTimerSet.exchange(true, ordering: .sequentiallyConsistent)
        else { return }
        ringLater()
    }

    private func ringLater() {
        var time = itimerspec()
        time.it_value.tv_sec = Int(sweepInterval / 1_000_000_000)
        time.it_value.tv_nsec = Int(sweepInterval % 1_000_000_000)
        timerfd_settime(timer, 0, &time, nil)
    }

    /// After a sweep: the next one is due if there is anything left to look at.
    func resetTimer() {
        if hasPaused.exchange(false, ordering: .relaxed) {
            if reserve.load(ordering: .relaxed) < 0 {
                reserve.store(Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC), ordering: .relaxed)
            }
            armListener()
        }
        if table.open > 0 { return ringLater() }
        isTimerSet.store(false, ordering: .sequentiallyConsistent)
        if table.open > 0 { setTimer() }
    }
}

// MARK: Ending

extension Switchboard {
    func ended(leaving count: Int) {
        if count == 0, isDraining.load(ordering: .sequentiallyConsistent) { signal(drained) }
    }

    /// Has every connection looked at: those that wait for a request end. Connections that come from now on are not
    /// waited for.
    func drain() {
        isDraining.store(true, ordering: .sequentiallyConsistent)
        table.forEach { $0.call() }
        ended(leaving: table.openBeforeDrain)
    }

    /// Takes no connections any more; when no worker runs that may be about to accept one.
    func stopListening() { shutdown(listener, Int32(SHUT_RDWR)) }

    /// - Returns: whether the last connection ended in time that was there before.
    func waitUntilDrained(for grace: Duration) -> Bool {
        let end = monotonicNow() + grace.nanoseconds
        while true {
            let left = max(end - monotonicNow(), 0) / 1_000_000
            var entry = pollfd(fd: drained, events: Int16(POLLIN), revents: 0)
            let ready = poll(&entry, 1, Int32(clamping: left))
            if ready > 0 { return true }
            if ready == 0 { return false }
        }
    }

    func workersStart(_ count: Int) {
        runningWorkers.store(count, ordering: .sequentiallyConsistent)
    }

    /// - Returns: whether no other worker runs any more.
    func lastWorkerEnds() -> Bool {
        runningWorkers.wrappingSubtract(1, ordering: .sequentiallyConsistent).newValue == 0
    }

    /// Whether there is one worker only, now that they are being started.
    var hasSingleWorker: Bool { runningWorkers.load(ordering: .sequentiallyConsistent) == 1 }

    func stopWorkers() {
        signal(stop)
    }

    private func signal(_ descriptor: Int32) {
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }
}

func checked(_ call: String, _ descriptor: Int32) throws(ServerError) -> Int32 {
    guard descriptor >= 0 else { throw .system(call: call, errno: errno) }
    return descriptor
}

/// Asks for as many descriptors as there may be connections, and some for files; the usual limit is 1,024.
///
/// Without success there are fewer connections, and those beyond are shed.
private func raiseDescriptorLimit(to connections: Int) {
    var limit = rlimit()
    let wanted = rlim_t(connections + 512)
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}
