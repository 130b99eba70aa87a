import CLinux
import Glibc

/// One thread's part of the server: takes the next event, whoever's it is, and does all there is to do for it.
///
/// Made inside its thread and never shared; so are the handler, the buffers and everything the handler owns.
final class Worker {
    let switchboard: Switchboard
    let handler: any RequestHandler
    let response: ResponseWriter
    let writer: ChannelWriter
    let limits: ServerLimits
    /// Readers that no connection needs now.
    private var readers: [RequestReader] = []
    /// When the event came that the worker is busy with.
    var now: Int64 = 0
    /// Whether the handler was called since it was told to rest.
    private var isBusy = false
    /// How many events are taken at once. With others one at a time: a second one would wait for the first, while
    /// another worker may be free. A single worker saves a system call for each further one.
    private let eventsAtOnce: Int
    var held = HeldAnswers()
    /// Whether more events wait that were taken together with this one.
    var holdsAnswers = false

    init(_ switchboard: Switchboard, handler: any RequestHandler) {
        self.switchboard = switchboard
        self.handler = handler
        limits = switchboard.limits
        eventsAtOnce = switchboard.hasSingleWorker ? 16 : 1
        response = ResponseWriter(everyAnswer: handler.everyAnswer, packedBody: limits.packedBody)
        writer = ChannelWriter(response.output, limits: limits)
    }

    /// Works until the server is stopped.
    func run() {
        ignoreBrokenPipes()
        let events = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: eventsAtOnce)
        defer { events.deallocate() }
        while true {
            let count = waitForEvents(events)
            for index in 0..<count {
                now = monotonicNow()
                if held.areDue { sendHeld() }
                holdsAnswers = index < count - 1
                let token = EventToken(value: events[index].data.u64)
                if token == .stop { return sendHeld() }
                attend(to: token, Interest(rawValue: events[index].events))
            }
            sendHeld()
        }
    }

    private func attend(to token: EventToken, _ events: Interest) {
        switch token {
        case .listener: acceptOne()
        case .timer: sweep()
        default:
            let connection = switchboard.table[token.index]
            if connection.acquire(generation: token.generation) { serve(connection, events) }
        }
    }

    /// OpenSSL writes to sockets without MSG_NOSIGNAL. A signal that is blocked does nothing to this thread.
    private func ignoreBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// - Returns: how many there are; none after a signal.
    private func waitForEvents(_ events: UnsafeMutableBufferPointer<epoll_event>) -> Int {
        if isBusy {
            let count = epoll_wait(switchboard.epoll, events.baseAddress, Int32(events.count), 0)
            if count > 0 { return Int(count) }
            isBusy = false
            handler.rest()
        }
        let count = epoll_wait(switchboard.epoll, events.baseAddress, Int32(events.count), -1)
        isBusy = count > 0
        return max(Int(count), 0)
    }

    /// Goes on with a connection that this worker owns until it has to wait, or ends.
    func serve(_ connection: Connection, _ events: Interest) {
        var events = events
        repeat {
            guard let interest = proceed(connection, events) else { return end(connection) }
            if holdsAnswers, held.endWith(connection) { return }
            connection.arm(interest)
            events = []
        } while !connection.letGo()
    }

    /// Ends a connection that this worker owns.
    func end(_ connection: Connection) {
        if let parked = connection.unpark() { handler.abandon(parked) }
        if let channel = connection.channel { retire(connection, channel) }
        response.output.removeAll()
        releaseBody(connection)
        releaseAnswer(connection)
        giveBackReader(connection)
        switchboard.ended(leaving: switchboard.table.close(connection))
    }

    /// Ends what is left when no worker runs any more.
    func endAll() {
        switchboard.table.forEach { connection in
            while connection.isOpen {
                if connection.acquire() { return end(connection) }
                // Whoever posts to it is its owner for a moment.
                sched_yield()
            }
        }
    }
}

// MARK: Readers

extension Worker {
    func reader(of connection: Connection) -> RequestReader {
        if let reader = connection.reader { return reader }
        let reader = readers.popLast() ?? RequestReader(limits: limits)
        connection.reader = reader
        return reader
    }

    func giveBackReader(_ connection: Connection) {
        guard let reader = connection.reader else { return }
        connection.reader = nil
        guard readers.count < 16, reader.capacity <= 2 * RequestReader.ordinaryCapacity else { return }
        reader.removeAll()
        readers.append(reader)
    }
}

// MARK: Accepting

extension Worker {
    /// Accepts one connection, leaves the next to another worker, and looks what this one wants.
    private func acceptOne() {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let socket = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                accept4(switchboard.listener, $0, &length, Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
            }
        }
        guard socket >= 0 else { return acceptFailed(errno) }
        switchboard.armListener()
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        take(socket, from: IPAddress(address))
    }

    private func take(_ socket: Int32, from peer: IPAddress) {
        let isLate = switchboard.isDraining.load(ordering: .sequentiallyConsistent)
        switch switchboard.table.open(socket, from: peer, isLate: isLate) {
        case .admitted(let connection):
            switchboard.setTimer()
            guard speak(on: connection) else { return end(connection) }
            serve(connection, [])
        case .refused(let connection):
            switchboard.setTimer()
            // A handshake costs more than the answer tells.
            if switchboard.tls != nil { return end(connection) }
            refuse(connection, .tooManyConnections)
            serve(connection, [])
        case .none:
            closeSocket(socket)
        }
    }

    /// - Returns: false if there is no memory to speak TLS.
    private func speak(on connection: Connection) -> Bool {
        guard let tls = switchboard.tls else { return true }
        connection.tls = tls.session(on: connection.socket)
        return connection.tls != nil
    }

    private func acceptFailed(_ code: Int32) {
        switch code {
        case EMFILE, ENFILE: switchboard.shedConnection() ? switchboard.armListener() : switchboard.pauseListener()
        case ENOBUFS, ENOMEM: switchboard.pauseListener()
        // The client was gone before it was accepted, or another worker was faster.
        default: switchboard.armListener()
        }
    }
}

// MARK: Deadlines

extension Worker {
    /// Ends what has waited too long. A connection that somebody is busy with is not waiting.
    private func sweep() {
        switchboard.table.forEachOverdue(at: now) { connection in
            guard connection.acquire() else { return }
            if switchboard.table.isOver(connection, at: now) {
                expire(connection)
            } else {
                serve(connection, [])
            }
        }
        switchboard.resetTimer()
    }

    private func expire(_ connection: Connection) {
        switch connection.phase {
        case .head: refuse(connection, .headTimeout)
        case .body: refuse(connection, .bodyTimeout)
        case .parked: refuse(connection, .answerTimeout)
        case .sending:
            // The system would go on sending for as long as the client takes anything.
            connection.dropUnsent()
            return end(connection)
        case .idle, .busy, .handshake, .lingering: return end(connection)
        // It knows itself what is due.
        case .channel: break
        }
        serve(connection, [])
    }
}
