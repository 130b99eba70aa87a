/// What a frame is, RFC 6455 section 5.2. The other numbers are reserved.
enum Opcode: UInt8 {
    case continuation = 0x0
    case text = 0x1
    case binary = 0x2
    case close = 0x8
    case ping = 0x9
    case pong = 0xA

    var isControl: Bool { rawValue >= 0x8 }
}

/// The head of a client's frame.
struct FrameHead {
    /// Whether the message ends with this frame.
    var isFinal: Bool
    var opcode: Opcode
    /// Bytes of payload.
    var count: Int
    /// Its first byte is the lowest.
    var mask: UInt32
}

/// Collects the bytes of a frame's head, which may come one by one.
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-------+-+-------------+-------------------------------+
/// |F|R|R|R| opcode|M| Payload len |    Extended payload length    |
/// |I|S|S|S|  (4)  |A|     (7)     |             (16/64)           |
/// |N|V|V|V|       |S|             |   (if payload len==126/127)   |
/// | |1|2|3|       |K|             |                               |
/// +-+-+-+-+-------+-+-------------+ - - - - - - - - - - - - - - - +
/// ```
///
/// RFC 6455, section 5.2.
struct FrameHeadReader {
    private var bytes: [14 of UInt8] = .init(repeating: 0)
    private var count = 0

    var isEmpty: Bool { count == 0 }

    /// Takes what belongs to the head off the input's front.
    ///
    /// - Returns: nil if there is more to come.
    mutating func read(_ input: inout UnsafeMutableRawBufferPointer) -> Result<FrameHead, WebSocketFault>? {
        while let byte = input.first {
            input = UnsafeMutableRawBufferPointer(rebasing: input.dropFirst())
            bytes[count] = byte
            count += 1
            if let fault { return .failure(fault) }
            guard count >= 2, count == length else { continue }
            count = 0
            return head
        }
        return nil
    }

    /// What is wrong with the byte that has just come.
    private var fault: WebSocketFault? {
        switch count {
        case 1:
            // Section 5.2: no extension was negotiated that these could belong to.
            if bytes[0] & 0x70 != 0 { return .reservedBits }
            return Opcode(rawValue: bytes[0] & 0x0F) == nil ? .reservedOpcode : nil
        case 2:
            // Section 5.1.
            if bytes[1] & 0x80 == 0 { return .notMasked }
            guard bytes[0] & 0x08 != 0 else { return nil }
            // Section 5.5.
            if bytes[0] & 0x80 == 0 { return .fragmentedControlFrame }
            return bytes[1] & 0x7F > 125 ? .longControlFrame : nil
        default: return nil
        }
    }

    private var lengthBytes: Int {
        switch bytes[1] & 0x7F {
        case 126: 2
        case 127: 8
        default: 0
        }
    }

    private var length: Int { 2 + lengthBytes + 4 }

    private var head: Result<FrameHead, WebSocketFault> {
        let short = UInt64(bytes[1] & 0x7F)
        var payload = short
        if lengthBytes > 0 {
            payload = (2..<2 + lengthBytes).reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
            // Section 5.2: the shortest form, and no more than 63 bits.
            guard payload > (short == 126 ? 125 : 0xFFFF), payload <= UInt64(Int.max) else {
                return .failure(.malformedLength)
            }
        }
        var mask: UInt32 = 0
        for index in 0..<4 { mask |= UInt32(bytes[length - 4 + index]) << UInt32(8 * index) }
        guard let opcode = Opcode(rawValue: bytes[0] & 0x0F) else { return .failure(.reservedOpcode) }
        return .success(
            FrameHead(isFinal: bytes[0] & 0x80 != 0, opcode: opcode, count: Int(payload), mask: mask))
    }
}

extension ByteBuffer {
    /// The head of a frame of ours: whole and not masked.
    ///
    /// RFC 6455, section 5.1: a server masks nothing.
    func append(headOf opcode: Opcode, count: Int) {
        append(0x80 | opcode.rawValue)
        switch count {
        case ...125: append(UInt8(count))
        case ...0xFFFF:
            append(126)
            append(UInt8(count >> 8))
            append(UInt8(count & 0xFF))
        default:
            append(127)
            for shift in stride(from: 56, through: 0, by: -8) { append(UInt8(count >> shift & 0xFF)) }
        }
    }
}
