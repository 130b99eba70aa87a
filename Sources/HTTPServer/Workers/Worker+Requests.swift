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
                    return holdAnswer(connection) ? wait(connection, .sending, for: connection.sendingNeeds) : nil
                }
                releaseAnswer(connection)
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
            } else if !turn.mayReceive, hold(connection) {
                return waitForBytes(connection, turn)
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

// MARK: Requests

extension Worker {
    /// Goes on with what is buffered.
    ///
    /// - Returns: false if that takes more bytes.
    private func advance(_ connection: Connection, _ turn: inout Turn) -> Bool {
        guard let reader = connection.reader else { return false }
        switch reader.advance() {
        case .needsMore:
            return !holdBody(connection, reader)
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
        case .body(let maximum, let sender):
            connection.sender = sender
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
            let answer = self.answer(to: refusal, connection)
            response.send(refusal.retryAfter.map { answer.with("Retry-After", "\($0)") } ?? answer)
        }
    }

    private func answer(to refusal: Refusal, _ connection: Connection) -> HTTPResponse {
        guard let reader = connection.reader, reader.parser.hasHead else { return handler.response(to: refusal) }
        return handler.response(to: refusal, of: reader.head(of: connection))
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
