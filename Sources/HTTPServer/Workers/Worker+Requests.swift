import CLinux
import Glibc

extension Worker {
    /// Bytes that one connection may send in one turn.
    static let turnBytes = 1024 * 1024
    /// Bytes of answers after which a connection's next request waits for the next turn.
    private static let turnAnswers = 256 * 1024

    /// Does what there is to do for a connection, one request after the other.
    ///
    /// - Returns: what it has to wait for then; nil if it is over.
    func proceed(_ connection: Connection, _ events: Interest) -> Interest? {
        if !events.isDisjoint(with: .broken) { return nil }
        if events.contains(.peerFinished) { connection.peerFinished = true }
        var mail = connection.channel == nil ? connection.takeMail()[...] : []
        connection.sentInTurn = 0
        connection.isDrained = false
        connection.mayHaveMissedEvent = events.isEmpty
        // Where somebody has called, what an event has told is not known.
        connection.trustsShortReads = !events.isEmpty && !connection.peerFinished
        var turn = Turn(requests: limits.pipelinedRequests, bytes: Self.turnBytes)
        while true {
            if let channel = connection.channel {
                switch proceed(connection, channel, events) {
                case .wait(let interest): return interest
                case .next: leave(channel, connection)
                case .end: return nil
                }
            }
            if !connection.unsent.isEmpty {
                connection.sendUnsent()
                if !connection.isBroken, !connection.unsent.isEmpty {
                    return wait(connection, .sending, for: connection.sendingNeeds)
                }
            }
            if connection.isBroken { return nil }
            if connection.isClosing {
                if flush(connection) { return linger(connection) }
            } else if connection.isParked {
                if let message = mail.popFirst() {
                    resume(connection, with: message)
                    connection.channel?.mail = mail
                    // The rest was for a request that is answered now.
                    if !connection.isParked { mail = [] }
                } else if flush(connection) {
                    mail = connection.takeMail()[...]
                    if mail.isEmpty { return waitParked(connection) }
                }
            } else if turn.requests == 0 || connection.sentInTurn > Self.turnAnswers {
                // What is buffered needs no event to go on with, but others come first; so does the client, should it
                // not take what it has been sent.
                if flush(connection) { return wait(connection, .sending, for: .writable) }
            } else if advance(connection, &turn) {
                if response.output.count > 64 * 1024 { _ = flush(connection) }
            } else if flush(connection) {
                guard turn.mayReceive || looksAgain(&turn) else { return waitForBytes(connection, turn) }
                guard receive(connection, &turn) else { return nil }
            }
        }
    }

    /// What a connection may still do before others have their turn.
    struct Turn {
        var requests: Int
        var bytes: Int
        /// Whether the socket may have more: not when it gave less than there was room for.
        var mayReceive = true
        /// Whether the server was seen to drain before the socket was looked at last.
        var isLast = false
    }

    /// A server that drains looks once more what a connection has: what came before it had to end is a request that has
    /// begun.
    private func looksAgain(_ turn: inout Turn) -> Bool {
        guard !turn.isLast, switchboard.isDraining.load(ordering: .sequentiallyConsistent) else { return false }
        turn.isLast = true
        turn.mayReceive = true
        return true
    }
}

// MARK: Waiting

extension Worker {
    private func wait(_ connection: Connection, _ phase: ConnectionPhase, for interest: Interest) -> Interest {
        if connection.phase != phase {
            connection.phase = phase
            switchboard.table.setDeadline(of: connection, to: now + phase.patience(limits))
        }
        return interest
    }

    /// A client that has shut down its sending side still gets its answer; only a reset ends the wait.
    private func waitParked(_ connection: Connection) -> Interest {
        wait(connection, .parked, for: connection.peerFinished ? [] : .peerFinished)
    }

    private func waitForBytes(_ connection: Connection, _ turn: Turn) -> Interest? {
        let phase = readingPhase(connection)
        if phase == .idle || phase == .handshake {
            giveBackReader(connection)
            if turn.isLast, !connection.isLate { return nil }
        }
        return wait(connection, phase, for: connection.receivingNeeds)
    }

    private func readingPhase(_ connection: Connection) -> ConnectionPhase {
        guard let reader = connection.reader, !reader.isEmpty else {
            return connection.isHandshaking ? .handshake : .idle
        }
        return reader.parser.isReadingHead ? .head : .body
    }

    /// Closes at once if the client expects it; otherwise shows that it is over, and overlooks what still comes.
    ///
    /// RFC 9112, section 9.6: a socket that is closed with unread bytes is reset, and the reset can take the answer
    /// away from a client that has not read it yet.
    private func linger(_ connection: Connection) -> Interest? {
        guard connection.lingers else { return nil }
        if connection.phase != .lingering {
            giveBackReader(connection)
            connection.finishSending()
        }
        // There may be more, which then has to be told again.
        connection.isDrained = false
        let received = recv(connection.socket, nil, 1 << 20, Int32(MSG_TRUNC))
        if received == 0 || received < 0 && errno != EAGAIN { return nil }
        connection.lingeredBytes += max(received, 0)
        return connection.lingeredBytes > limits.lingeringBytes ? nil : wait(connection, .lingering, for: .readable)
    }
}

// MARK: Bytes

extension Worker {
    /// Sends what is answered.
    ///
    /// - Returns: whether there is nothing left to send.
    func flush(_ connection: Connection) -> Bool {
        if response.output.count > 0 {
            connection.send(response.output, UnsafeRawBufferPointer(start: nil, count: 0))
        }
        return connection.unsent.isEmpty && !connection.isBroken
    }

    /// - Returns: false if nothing will come any more.
    func receive(_ connection: Connection, _ turn: inout Turn) -> Bool {
        let reader = reader(of: connection)
        let room = reader.room()
        switch connection.receive(into: room) {
        case .bytes(let count):
            reader.received(count)
            turn.bytes -= count
            // A socket that gave less than there was room for has no more; of TLS that is one record.
            turn.mayReceive = (count == room.count || connection.tls != nil) && turn.bytes > 0
            connection.isDrained = count < room.count && connection.tls == nil && connection.trustsShortReads
        case .nothing:
            turn.mayReceive = false
            connection.isDrained = connection.tls == nil
        case .plainHTTP:
            connection.answerPlainHTTP()
            return false
        case .end:
            return false
        }
        return true
    }
}

// MARK: Requests

extension Worker {
    /// Goes on with what is buffered.
    ///
    /// - Returns: false if that takes more bytes.
    private func advance(_ connection: Connection, _ turn: inout Turn) -> Bool {
        guard let reader = connection.reader else { return false }
        switch reader.advance() {
        case .needsMore:
            return !reserveBody(connection, reader)
        case .head:
            admit(connection, reader)
        case .complete:
            turn.requests -= 1
            handle(connection, reader)
        case .refused(let refusal):
            refuse(connection, refusal)
        }
        return true
    }

    private func admit(_ connection: Connection, _ reader: RequestReader) {
        switch handler.admit(reader.head(of: connection)) {
        case .body(let maximum):
            if let refusal = reader.parser.admitBody(maximum: maximum) { return refuse(connection, refusal) }
            inviteBody(reader)
        case .refuse(let answer):
            // A body that is already there is passed over; to wait for one that nobody wants is not worth it.
            var form = form(reader.parser.layout)
            _ = reader.parser.admitBody(maximum: .max)
            let isPassed = reader.advance() == .complete
            if !isPassed { form.keepsAlive = false }
            respond(connection, form) { response.send(answer) }
            if isPassed { reader.nextRequest() }
        }
    }

    /// RFC 9110, section 10.1.1: a client that waits for permission gets it, unless its body is there already.
    private func inviteBody(_ reader: RequestReader) {
        guard reader.parser.layout.expectsContinue, reader.advance() == .needsMore else { return }
        response.output.append("HTTP/1.1 100 Continue\r\n\r\n")
    }

    private func handle(_ connection: Connection, _ reader: RequestReader) {
        let form = form(reader.parser.layout)
        response.prepare(form, for: connection)
        let disposition = handler.handle(
            reader.request(of: connection), response: response,
            mailbox: Mailbox(connection: connection, ticket: connection.ticket))
        reader.nextRequest()
        releaseBody(connection)
        settle(connection, form, disposition)
    }

    private func resume(_ connection: Connection, with message: any Sendable) {
        guard let parked = connection.unpark() else { return }
        var form = connection.form
        if switchboard.isDraining.load(ordering: .relaxed) { form.keepsAlive = false }
        response.prepare(form, for: connection)
        let disposition = handler.resume(
            parked, with: message, response: response,
            mailbox: Mailbox(connection: connection, ticket: connection.ticket))
        settle(connection, form, disposition)
    }

    private func settle(_ connection: Connection, _ form: ResponseForm, _ disposition: Disposition) {
        switch disposition {
        case .respond:
            if !response.isFinished { response.finish() }
            answered(connection, clientWouldStay: form.keepsAlive)
        case .park(let parked):
            precondition(!response.isFinished, "a request is parked or answered, not both")
            response.discard()
            connection.park(parked, form)
        case .open(let kind, let state):
            open(kind, state, connection, form)
        }
    }

    /// Answers in the handler's place, and reads no more requests.
    func refuse(_ connection: Connection, _ refusal: Refusal) {
        var form = connection.isParked ? connection.form : ResponseForm()
        if let reader = connection.reader, !reader.isEmpty, !reader.parser.isReadingHead {
            form = ResponseForm(reader.parser.layout)
        }
        form.keepsAlive = false
        if let parked = connection.unpark() { handler.abandon(parked) }
        releaseBody(connection)
        respond(connection, form) {
            var answer = handler.response(to: refusal)
            if let seconds = refusal.retryAfter { answer = answer.with("Retry-After", "\(seconds)") }
            response.send(answer)
        }
    }

    private func respond(_ connection: Connection, _ form: ResponseForm, _ write: () -> Void) {
        response.prepare(form, for: connection)
        write()
        answered(connection, clientWouldStay: true)
    }

    private func answered(_ connection: Connection, clientWouldStay: Bool) {
        connection.ticket += 1
        connection.phase = .busy
        guard response.closesConnection else { return }
        connection.isClosing = true
        connection.lingers = clientWouldStay
    }

    /// A channel that is finished is an answer that is finished; a WebSocket leaves nothing to go on with.
    private func leave(_ channel: ChannelState, _ connection: Connection) {
        retire(connection, channel)
        connection.channel = nil
        connection.ticket += 1
        connection.phase = .busy
        guard
            channel.framing != .chunks || !connection.form.keepsAlive
                || switchboard.isDraining.load(ordering: .relaxed)
        else { return }
        connection.isClosing = true
        connection.lingers = true
    }

    private func form(_ layout: HeadLayout) -> ResponseForm {
        var form = ResponseForm(layout)
        if switchboard.isDraining.load(ordering: .relaxed) { form.keepsAlive = false }
        return form
    }
}

// MARK: Bodies in flight

extension Worker {
    /// Counts a body that has to be waited for with the others. One that came with its head costs nothing: it is
    /// gone when the worker turns to the next event.
    ///
    /// - Returns: false if there are too many, and the request was refused.
    private func reserveBody(_ connection: Connection, _ reader: RequestReader) -> Bool {
        guard !reader.parser.isReadingHead else { return true }
        if reserve(reader.parser.expectedBody, for: connection) { return true }
        refuse(connection, .tooManyBodies)
        return false
    }

    /// - Returns: false if there are too many.
    func reserve(_ bytes: Int, for connection: Connection) -> Bool {
        let more = bytes - connection.reservedBody
        guard more > 0 else { return true }
        connection.reservedBody += more
        let total = switchboard.bodiesInFlight.wrappingAdd(more, ordering: .relaxed).newValue
        return total <= limits.bodiesInFlight
    }

    func releaseBody(_ connection: Connection) {
        guard connection.reservedBody > 0 else { return }
        switchboard.bodiesInFlight.wrappingSubtract(connection.reservedBody, ordering: .relaxed)
        connection.reservedBody = 0
    }
}
