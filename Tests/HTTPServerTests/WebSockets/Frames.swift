@testable import HTTPServer

/// A client's frame as it is sent.
func frame(
    _ opcode: UInt8, _ payload: [UInt8], final isFinal: Bool = true, mask: [UInt8]? = [0x12, 0x34, 0x56, 0x78]
) -> [UInt8] {
    var bytes: [UInt8] = [(isFinal ? 0x80 : 0) | opcode]
    let flag: UInt8 = mask == nil ? 0 : 0x80
    switch payload.count {
    case ...125: bytes.append(flag | UInt8(payload.count))
    case ...0xFFFF: bytes += [flag | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
    default: bytes += [flag | 127] + (0..<8).map { UInt8(payload.count >> (56 - 8 * $0) & 0xFF) }
    }
    guard let mask else { return bytes + payload }
    return bytes + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
}

func frame(_ opcode: UInt8, _ text: String, final isFinal: Bool = true) -> [UInt8] {
    frame(opcode, Array(text.utf8), final: isFinal)
}

/// The frame that closes with a code.
func closeFrame(_ code: UInt16, _ reason: String = "") -> [UInt8] {
    frame(0x8, [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8))
}

/// What the reader has told, with the payloads copied.
enum Told: Equatable {
    case text([UInt8])
    case binary([UInt8])
    case ping([UInt8])
    case pong
    case close(UInt16?)
    case fault(WebSocketFault)

    static func text(_ text: String) -> Told { .text(Array(text.utf8)) }

    init(_ event: WebSocketReader.Event) {
        switch event {
        case .text(let bytes): self = .text(Array(bytes))
        case .binary(let bytes): self = .binary(Array(bytes))
        case .ping(let bytes): self = .ping(Array(bytes))
        case .pong: self = .pong
        case .close(let close): self = .close(close.code?.number)
        case .fault(let fault): self = .fault(fault)
        }
    }
}

/// What a reader tells that is shown these pieces one after the other.
func told(of pieces: [[UInt8]], maximumMessage: Int = 1 << 20) -> [Told] {
    var reader = WebSocketReader(maximumMessage: maximumMessage)
    var told: [Told] = []
    for var piece in pieces {
        piece.withUnsafeMutableBytes { bytes in
            var input = bytes
            while let event = reader.next(&input) { told.append(Told(event)) }
            precondition(input.isEmpty, "what is not taken is lost")
        }
    }
    return told
}
