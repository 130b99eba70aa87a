/// Sends to whichever channel the worker is busy with.
public final class ChannelWriter {
    private let output: ByteBuffer
    private let limits: ServerLimits
    private var connection: Connection?
    private var channel: ChannelState?
    private var now: Int64 = 0

    init(_ output: ByteBuffer, limits: ServerLimits) {
        self.output = output
        self.limits = limits
    }

    func prepare(for connection: Connection, _ channel: ChannelState, at now: Int64) {
        self.connection = connection
        self.channel = channel
        self.now = now
    }

    /// Whether something can be sent.
    public var isOpen: Bool { channel?.phase == .open }

    /// Whether the client has taken everything that was sent so far, as far as is known. Who has much to send waits
    /// for its turn when it has not.
    public var isClear: Bool { connection?.unsent.isEmpty ?? false }

    /// The handler goes on with a `turn` when everything that was sent is taken, and others have had theirs.
    public func wantTurn() { channel?.wantsTurn = true }

    /// Has the handler woken after so long, and not before; nil for never. There is one such moment for a channel.
    public func wake(after time: Duration?) {
        channel?.clock.wake = time.map { now + $0.nanoseconds } ?? ChannelClock.never
    }

    /// The most bytes that a message of the client may have; over it 1009. None, before this was said.
    ///
    /// - Parameter sender: Among whose bodies messages count; nil for whoever has the address.
    public func takeMessages(ofAtMost bytes: Int, sender: ClientKey? = nil) {
        channel?.reader.maximumMessage = bytes
        connection?.sender = sender
    }

    /// Sends a text message, or the next bytes of a stream.
    ///
    /// A client is too slow when more than the limit is sent while it has not taken what was sent before: then the
    /// channel ends, and this is not sent.
    public func send(_ bytes: UnsafeRawBufferPointer) {
        guard let connection, let channel, channel.phase == .open else { return }
        if connection.unsent.isEmpty {
            channel.sentBehind = 0
        } else {
            channel.sentBehind += bytes.count
            guard channel.sentBehind <= limits.unsentData else { return fail(.slowReader) }
        }
        switch channel.framing {
        case .frames: output.append(headOf: .text, count: bytes.count)
        case .chunks:
            // RFC 9112, section 7.1: a chunk without bytes would be the last one.
            if bytes.isEmpty { return }
            output.append(hexadecimal: bytes.count)
            output.append("\r\n")
        case .none: break
        }
        if bytes.count >= ResponseWriter.largeBody {
            connection.send(output, bytes)
        } else {
            output.append(bytes)
        }
        if channel.framing == .chunks { output.append("\r\n") }
        if output.count > 64 * 1024 { connection.send(output, UnsafeRawBufferPointer(start: nil, count: 0)) }
    }

    /// Ends a stream as it should end, after which the connection may have another request; closes a WebSocket with
    /// `normalClosure`.
    public func finish() {
        guard let channel, channel.phase == .open else { return }
        switch channel.framing {
        case .frames: return close(.normalClosure, reason: "")
        case .chunks: output.append("0\r\n\r\n")
        case .none: break
        }
        channel.phase = .finished
    }

    /// Closes a WebSocket, once; a stream just ends.
    ///
    /// - Parameter reason: For the person who wrote the client; cut off where a Close frame is full.
    public func close(_ code: WebSocketCloseCode, reason: String) {
        guard let channel, channel.phase == .open else { return }
        guard channel.framing == .frames else { return finish() }
        sendClose(code, reason: reason)
        channel.phase = .closing
        channel.clock.closing(now)
    }

    // MARK: For the server

    /// Ends the channel for a fault of the client's. Of a stream the client sees that it is not whole.
    func fail(_ fault: WebSocketFault) {
        guard let connection, let channel, channel.phase == .open else { return }
        guard channel.framing == .frames else {
            connection.isBroken = true
            return
        }
        close(fault.code, reason: fault.reason)
    }

    func pong(_ payload: UnsafeRawBufferPointer) {
        output.append(headOf: .pong, count: payload.count)
        output.append(payload)
    }

    func ping() { output.append(headOf: .ping, count: 0) }

    /// Answers the client's Close frame with its code: RFC 6455, section 5.5.1.
    func answer(_ close: WebSocketClose) {
        guard let channel else { return }
        if channel.phase == .open {
            if let code = close.code { sendClose(code, reason: "") } else { output.append(headOf: .close, count: 0) }
        }
        channel.phase = .finished
    }

    private func sendClose(_ code: WebSocketCloseCode, reason: String) {
        // Cut between characters.
        var text = ""
        for character in reason {
            guard text.utf8.count + character.utf8.count <= WebSocketClose.longestReason else { break }
            text.append(character)
        }
        output.append(headOf: .close, count: 2 + text.utf8.count)
        output.append(UInt8(code.number >> 8))
        output.append(UInt8(code.number & 0xFF))
        output.append(string: text)
    }
}
