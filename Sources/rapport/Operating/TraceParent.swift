import HTTPServer

/// Where a request stands in a trace that somebody else keeps.
///
/// ```
/// version-format = trace-id "-" parent-id "-" trace-flags
/// trace-id       = 32HEXDIGLC   ; not all zeroes
/// parent-id      = 16HEXDIGLC   ; not all zeroes
/// trace-flags    = 2HEXDIGLC
/// ```
///
/// Trace Context, section 3.2: https://www.w3.org/TR/trace-context/#traceparent-header
struct TraceParent: Hashable, Sendable {
    /// The field in the form of version 00: 55 characters.
    let text: String

    var traceID: String { String(text.dropFirst(3).prefix(32)) }
    var parentID: String { String(text.dropFirst(36).prefix(16)) }

    /// Nil for what is malformed, which is to be ignored. Of later versions, which may be longer, what version 00 has
    /// is read, and passed on as such.
    init?(_ field: HeadText) {
        let bytes = field.bytes
        guard bytes.count >= 55, bytes[2] == TraceParent.dash, bytes[35] == TraceParent.dash,
            bytes[52] == TraceParent.dash
        else { return nil }
        let parts = [0..<2, 3..<35, 36..<52, 53..<55].map { bytes[$0] }
        guard parts.allSatisfy({ $0.allSatisfy(TraceParent.isDigit) }) else { return nil }
        guard !parts[0].elementsEqual("ff".utf8), !parts[1].allSatisfy({ $0 == UInt8(ascii: "0") }),
            !parts[2].allSatisfy({ $0 == UInt8(ascii: "0") })
        else { return nil }
        let isFirst = parts[0].elementsEqual("00".utf8)
        guard bytes.count == 55 || !isFirst && bytes[55] == TraceParent.dash else { return nil }
        text = "00" + String(decoding: bytes[2..<55], as: UTF8.self)
    }

    private static let dash = UInt8(ascii: "-")

    private static func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
    }
}
