import Glibc

/// Connections that are channels: they go on like others, one step after the other, until they have to wait.
extension Worker {
    /// After so long others have their turn.
    private static let turnTime: Int64 = 10_000_000

    func open(_ kind: ChannelKind, _ state: any Sendable, _ connection: Connection, _ form: ResponseForm) {
        precondition(response.isFinished, "a channel begins with an answer")
        let framing: ChannelState.Framing =
            switch kind {
            case .webSocket: .frames
            case .stream: form.isHTTP10 ? .none : .chunks
            }
        connection.form = form
        connection.form.keepsAlive = !response.closesConnection
        let channel = ChannelState(
            framing, state: state, clock: ChannelClock(limits, isWebSocket: kind == .webSocket, now: now))
        connection.channel = channel
        connection.boundSendBuffer()
        tell(connection, channel, .opened)
    }

    /// Does what there is to do.
    ///
    /// - Returns: what it has to wait for then; nil if the connection is over.
    func proceed(_ connection: Connection, _ channel: ChannelState, _ events: Interest) -> ChannelStep {
        // Who listens to a stream and has shut down its sending side is gone, as far as anybody can see.
        if !channel.isWebSocket, events.contains(.peerFinished) { return .end }
        var turn = Turn(requests: limits.pipelinedRequests, bytes: Self.turnBytes)
        while true {
            if !connection.unsent.isEmpty { connection.sendUnsent() }
            let isClear = flush(connection)
            if connection.isBroken { return .end }
            if isClear { releaseAnswer(connection) }
            channel.clock.sent(everything: isClear, now)
            if let due = channel.clock.due(now) {
                guard attend(to: due, connection, channel) else { return .end }
            } else if !isClear {
                guard holdAnswer(connection) else { return .end }
                return .wait(wait(connection, channel, for: connection.sendingNeeds))
            } else if channel.phase == .finished {
                return .next
            } else if turn.requests == 0 || isLate {
                // A socket with room goes on at once. One that is full may have taken everything all the same: then too
                // the client has to take something in time.
                channel.clock.sent(everything: false, now)
                return .wait(wait(connection, channel, for: [.readable, .writable]))
            } else if hasWork(connection, channel) {
                turn.requests -= 1
                work(connection, channel)
            } else if !turn.mayReceive || !channel.isWebSocket {
                let needs = channel.isWebSocket ? connection.receivingNeeds : .peerFinished
                return .wait(wait(connection, channel, for: needs))
            } else if !receive(connection, &turn) {
                return .end
            } else if let reader = connection.reader, !reader.isEmpty {
                channel.clock.heard(now)
            }
        }
    }

    private var isLate: Bool { monotonicNow() - now > Self.turnTime }

    enum ChannelStep {
        case wait(Interest)
        /// The channel is finished in good order; the connection goes on.
        case next
        case end
    }

    /// Tells the handler that it is over, unless it knows.
    func retire(_ connection: Connection, _ channel: ChannelState) {
        guard !channel.isRetired else { return }
        channel.isRetired = true
        channel.mail = []
        releaseBody(connection)
        writer.prepare(for: connection, channel, at: now)
        handler.proceed(&channel.state, on: .closed, writer: writer, mailbox: connection.mailbox)
        channel.state = ()
    }

    private func tell(_ connection: Connection, _ channel: ChannelState, _ event: ChannelEvent) {
        guard channel.phase == .open else { return }
        writer.prepare(for: connection, channel, at: now)
        handler.proceed(&channel.state, on: event, writer: writer, mailbox: connection.mailbox)
        if channel.phase != .open { retire(connection, channel) }
    }

    private func wait(_ connection: Connection, _ channel: ChannelState, for interest: Interest) -> Interest {
        // Ten thousand silent channels hold no buffers.
        if let reader = connection.reader, reader.isEmpty { giveBackReader(connection) }
        connection.phase = .channel
        switchboard.table.setDeadline(of: connection, to: channel.clock.next)
        return interest
    }
}

// MARK: What there is to do

extension Worker {
    private func hasWork(_ connection: Connection, _ channel: ChannelState) -> Bool {
        if channel.phase == .open {
            if switchboard.isDraining.load(ordering: .relaxed), !channel.knowsOfDrain { return true }
            if channel.mail.isEmpty { channel.mail = connection.takeMail()[...] }
            if !channel.mail.isEmpty || channel.wantsTurn { return true }
        }
        return channel.isWebSocket && connection.reader.map { !$0.isEmpty } ?? false
    }

    private func work(_ connection: Connection, _ channel: ChannelState) {
        if channel.phase == .open, switchboard.isDraining.load(ordering: .relaxed), !channel.knowsOfDrain {
            channel.knowsOfDrain = true
            tell(connection, channel, .draining)
        } else if channel.phase == .open, let message = channel.mail.popFirst() {
            tell(connection, channel, .mail(message))
        } else if channel.isWebSocket, let reader = connection.reader, !reader.isEmpty {
            read(reader, connection, channel)
        } else if channel.wantsTurn {
            channel.wantsTurn = false
            tell(connection, channel, .turn)
        }
    }

    /// - Returns: false if there is nothing to do but to end.
    private func attend(to due: ChannelClock.Due, _ connection: Connection, _ channel: ChannelState) -> Bool {
        writer.prepare(for: connection, channel, at: now)
        switch due {
        case .wake:
            channel.clock.wake = ChannelClock.never
            tell(connection, channel, .time)
        case .ping:
            writer.ping()
            channel.clock.pinged(now)
        case .message: fail(connection, channel, .messageTimeout)
        case .unsent where channel.phase == .open: fail(connection, channel, .slowReader)
        case .unsent, .pong, .close: return false
        }
        return true
    }

    private func fail(_ connection: Connection, _ channel: ChannelState, _ fault: WebSocketFault) {
        writer.prepare(for: connection, channel, at: now)
        writer.fail(fault)
        retire(connection, channel)
    }
}

// MARK: Reading

extension Worker {
    /// One message, or what has arrived of one.
    private func read(_ reader: RequestReader, _ connection: Connection, _ channel: ChannelState) {
        var input = reader.unread
        let event = channel.reader.next(&input)
        reader.consume(upTo: input)
        channel.clock.received(isInside: channel.reader.isInside, now)
        writer.prepare(for: connection, channel, at: now)
        switch event {
        case .text(let bytes): tell(connection, channel, .text(bytes))
        case .binary(let bytes): tell(connection, channel, .binary(bytes))
        case .ping(let payload): if channel.phase == .open { writer.pong(payload) }
        case .pong: break
        case .close(let close):
            writer.answer(close)
            retire(connection, channel)
        case .fault(let fault):
            fail(connection, channel, fault)
            // What follows means nothing, not even a Close frame.
            channel.phase = .finished
        case nil: holdMessage(connection, channel)
        }
        channel.reader.forgetEvent()
        // A ping may come in the midst of a message.
        if channel.reader.arrivedMessage == 0 { releaseBody(connection) }
    }

    /// What has arrived of a message that has to be waited for counts as that of a body does.
    private func holdMessage(_ connection: Connection, _ channel: ChannelState) {
        guard channel.phase == .open, !hold(channel.reader.arrivedMessage, for: connection) else { return }
        fail(connection, channel, .tooManyMessages)
    }
}
