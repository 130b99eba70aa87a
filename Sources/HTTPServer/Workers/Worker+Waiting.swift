import Glibc

/// What a connection waits for when there is nothing to do for it, and how long.
extension Worker {
    func wait(_ connection: Connection, _ phase: ConnectionPhase, for interest: Interest) -> Interest {
        if connection.phase != phase {
            connection.phase = phase
            switchboard.table.setDeadline(of: connection, to: now + phase.patience(limits))
        }
        return interest
    }

    /// A client that has shut down its sending side still gets its answer; only a reset ends the wait.
    func waitParked(_ connection: Connection) -> Interest {
        wait(connection, .parked, for: connection.peerFinished ? [] : .peerFinished)
    }

    func waitForBytes(_ connection: Connection, _ turn: Turn) -> Interest? {
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
    func linger(_ connection: Connection) -> Interest? {
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
