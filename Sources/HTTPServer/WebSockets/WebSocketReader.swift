/// Reads what the client of a WebSocket sends, however its bytes are split.
///
/// Knows nothing of sockets: it is shown bytes, and says what they are. It keeps nothing but what of a message has
/// arrived and is not whole yet, so that a silent client costs no buffer.
///
/// RFC 6455, sections 5 to 8.
struct WebSocketReader {
    /// Payloads are good until the reader or the input is used again.
    enum Event {
        case text(UnsafeRawBufferPointer)
        case binary(UnsafeRawBufferPointer)
        case ping(UnsafeRawBufferPointer)
        case pong
        /// Nothing follows.
        case close(WebSocketClose)
        /// Nothing follows.
        case fault(WebSocketFault)
    }

    /// Bytes of a message, however many frames it has.
    var maximumMessage: Int
    private var head = FrameHeadReader()
    /// The frame whose payload is being read, how much of it is still to come, and the mask for its next byte.
    private var frame: FrameHead?
    private var remaining = 0
    /// What kind of message is being read; nil between two.
    private var message: Opcode?
    /// What of it has arrived.
    private var collected: ByteBuffer?
    private var text = UTF8Check()
    private var control: ByteBuffer?
    private var isOver = false

    init(maximumMessage: Int) {
        self.maximumMessage = maximumMessage
    }

    /// Whether a frame or a message has begun that is not ended.
    var isInside: Bool { message != nil || frame != nil || !head.isEmpty }

    /// Bytes of the current message that are kept until the rest of it comes.
    var arrivedMessage: Int { collected?.count ?? 0 }

    /// Goes on with the input, which is unmasked where it stands, and taken off its front.
    ///
    /// - Returns: nil when all of it is taken, and more is needed.
    mutating func next(_ input: inout UnsafeMutableRawBufferPointer) -> Event? {
        guard !isOver else {
            input = UnsafeMutableRawBufferPointer(rebasing: input.suffix(0))
            return nil
        }
        forgetEvent()
        do throws(WebSocketFault) {
            return try read(&input)
        } catch {
            isOver = true
            return .fault(error)
        }
    }

    /// Gives back what the last event's payload took.
    mutating func forgetEvent() {
        if message == nil { collected = nil }
        if frame == nil { control = nil }
    }

    private mutating func read(_ input: inout UnsafeMutableRawBufferPointer) throws(WebSocketFault) -> Event? {
        while true {
            if frame == nil {
                guard let head = head.read(&input) else { return nil }
                try begin(head.get())
            }
            guard let frame else { return nil }
            let payload = takePayload(&input)
            let event = frame.opcode.isControl ? try takeControl(payload, frame) : try takeData(payload, frame)
            if let event { return event }
            if remaining > 0 { return nil }
        }
    }

    private mutating func begin(_ head: FrameHead) throws(WebSocketFault) {
        switch head.opcode {
        case .continuation: guard message != nil else { throw .unexpectedContinuation }
        case .text, .binary:
            guard message == nil else { throw .unfinishedMessage }
            message = head.opcode
            text = UTF8Check()
        case .close, .ping, .pong: break
        }
        if !head.opcode.isControl, head.count > maximumMessage - (collected?.count ?? 0) {
            throw .messageTooBig(limit: maximumMessage)
        }
        frame = head
        remaining = head.count
    }

    /// The payload's bytes that are there, unmasked.
    private mutating func takePayload(_ input: inout UnsafeMutableRawBufferPointer) -> UnsafeRawBufferPointer {
        let count = min(remaining, input.count)
        let payload = UnsafeMutableRawBufferPointer(rebasing: input[..<count])
        input = UnsafeMutableRawBufferPointer(rebasing: input[count...])
        remaining -= count
        frame?.mask.unmask(payload)
        return UnsafeRawBufferPointer(payload)
    }

    // MARK: Data

    private mutating func takeData(
        _ payload: UnsafeRawBufferPointer, _ frame: FrameHead
    ) throws(WebSocketFault) -> Event? {
        if message == .text, !text.take(payload) { throw .invalidText }
        let isWhole = remaining == 0 && frame.isFinal
        if remaining == 0 { self.frame = nil }
        // A message that came whole need not be copied.
        guard !isWhole || collected != nil else { return try end(payload) }
        if !payload.isEmpty {
            let buffer = collected ?? ByteBuffer(capacity: payload.count)
            buffer.append(payload)
            collected = buffer
        }
        return isWhole ? try end(collected?.bytes ?? payload) : nil
    }

    private mutating func end(_ payload: UnsafeRawBufferPointer) throws(WebSocketFault) -> Event {
        defer { message = nil }
        guard message == .text else { return .binary(payload) }
        guard text.isComplete else { throw .invalidText }
        return .text(payload)
    }

    // MARK: Control frames

    private mutating func takeControl(
        _ payload: UnsafeRawBufferPointer, _ frame: FrameHead
    ) throws(WebSocketFault) -> Event? {
        if remaining > 0 || control != nil {
            let buffer = control ?? ByteBuffer(capacity: frame.count)
            buffer.append(payload)
            control = buffer
        }
        guard remaining == 0 else { return nil }
        self.frame = nil
        let payload = control?.bytes ?? payload
        switch frame.opcode {
        case .ping: return .ping(payload)
        case .pong: return .pong
        default:
            isOver = true
            return .close(try WebSocketReader.close(payload))
        }
    }

    /// RFC 6455, sections 5.5.1 and 7.4.
    private static func close(_ payload: UnsafeRawBufferPointer) throws(WebSocketFault) -> WebSocketClose {
        guard !payload.isEmpty else { return WebSocketClose() }
        guard payload.count >= 2 else { throw .malformedClose }
        let code = WebSocketCloseCode(UInt16(payload[0]) << 8 | UInt16(payload[1]))
        guard code.mayBeSent else { throw .malformedClose }
        var reason = UTF8Check()
        guard reason.take(UnsafeRawBufferPointer(rebasing: payload[2...])), reason.isComplete else {
            throw .invalidText
        }
        return WebSocketClose(code: code)
    }
}

/// The mask of a frame: its first byte is the lowest.
extension UInt32 {
    /// Applies it to the bytes, and turns it so that it fits to the next: RFC 6455, section 5.3.
    fileprivate mutating func unmask(_ bytes: UnsafeMutableRawBufferPointer) {
        let wide = (UInt64(self) << 32 | UInt64(self)).littleEndian
        var index = 0
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            bytes.storeBytes(of: word ^ wide, toByteOffset: index, as: UInt64.self)
            index += 8
        }
        while index < bytes.count {
            bytes[index] ^= UInt8(truncatingIfNeeded: self)
            self = self >> 8 | self << 24
            index += 1
        }
    }
}
