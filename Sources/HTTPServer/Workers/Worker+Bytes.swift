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

// MARK: Bodies in flight

extension Worker {
    /// Counts what has arrived of a body that has to be waited for. One that came with its head costs nothing: it is
    /// gone when the worker turns to the next event.
    ///
    /// - Returns: false if there is no room, and the request was refused.
    func holdBody(_ connection: Connection, _ reader: RequestReader) -> Bool {
        guard !reader.parser.isReadingHead else { return true }
        if hold(reader.arrivedBody, for: connection) { return true }
        refuse(connection, .tooManyBodies)
        return false
    }

    /// - Parameter arrived: Bytes of the whole body that are there.
    /// - Returns: false if there is no room for them.
    func hold(_ arrived: Int, for connection: Connection) -> Bool {
        switchboard.bodies.hold(arrived, of: connection.client, in: &connection.heldBody)
    }

    func releaseBody(_ connection: Connection) { switchboard.bodies.release(&connection.heldBody) }
}

// MARK: Answers in flight

extension Worker {
    /// Counts what the client has not taken of its answers.
    ///
    /// - Returns: false if there is no room for it. Then the connection is over: to wait for room would hold it just as
    ///   long.
    func holdAnswer(_ connection: Connection) -> Bool {
        if switchboard.answers.hold(connection.unsent.count, of: connection.client, in: &connection.heldAnswer) {
            return true
        }
        connection.dropUnsent()
        return false
    }

    func releaseAnswer(_ connection: Connection) { switchboard.answers.release(&connection.heldAnswer) }
}
