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
    /// Counts a body that has to be waited for with the others. One that came with its head costs nothing: it is
    /// gone when the worker turns to the next event.
    ///
    /// - Returns: false if there are too many, and the request was refused.
    func reserveBody(_ connection: Connection, _ reader: RequestReader) -> Bool {
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
