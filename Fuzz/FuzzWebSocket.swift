@testable import HTTPServer

/// What a WebSocket's client sends: it means the same whether it comes at once, in two pieces, or byte by byte.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let whole = told(of: [bytes])
    let middle = count / 2
    guard told(of: [Array(bytes[..<middle]), Array(bytes[middle...])]) == whole, told(of: bytes.map { [$0] }) == whole
    else { fatalError("It means something else when it is split: \(whole)") }
    return 0
}

/// A line for each thing that a reader tells of these pieces.
private func told(of pieces: [[UInt8]]) -> [String] {
    var reader = WebSocketReader(maximumMessage: 1000)
    var told: [String] = []
    for var piece in pieces {
        piece.withUnsafeMutableBytes { bytes in
            var input = bytes
            while let event = reader.next(&input) {
                switch event {
                case .text(let bytes):
                    guard String(validating: bytes, as: UTF8.self) != nil else { fatalError("A text is not UTF-8") }
                    told.append("text \(Array(bytes))")
                case .binary(let bytes): told.append("binary \(Array(bytes))")
                case .ping(let bytes): told.append("ping \(Array(bytes))")
                case .pong: told.append("pong")
                case .close(let close): told.append("close \(close)")
                case .fault(let fault): told.append("fault \(fault)")
                }
            }
        }
    }
    return told
}
