/// Appends JSON to bytes.
///
/// Writes values, not punctuation between them: whoever writes objects member by member puts the commas where it
/// knows that one is due.
public struct JSONWriter {
    public var bytes: [UInt8]

    /// - Parameter bytes: What to append to; a buffer that is used again saves its allocation.
    public init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    /// A whole value.
    public mutating func write(_ value: JSONValue) {
        switch value {
        case .null: writeNull()
        case .bool(let value): write(value)
        case .int(let value): write(value)
        case .double(let value): write(value)
        case .string(let value): write(value)
        case .array(let elements): write(elements)
        case .object(let members): write(members)
        }
    }

    private mutating func write(_ elements: [JSONValue]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ members: [JSONValue.Member]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(member.name)
            bytes.append(UInt8(ascii: ":"))
            write(member.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    public mutating func writeNull() { writeVerbatim("null") }
    public mutating func write(_ value: Bool) { writeVerbatim(value ? "true" : "false") }

    /// Text that is JSON already.
    public mutating func writeVerbatim(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Bytes that are JSON already.
    public mutating func writeVerbatim(_ text: UnsafeRawBufferPointer) { bytes.append(contentsOf: text) }
}

// MARK: Numbers

extension JSONWriter {
    public mutating func write(_ value: Int) {
        // 19 digits and a sign at most. `description` costs 41 ns and a String.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = value.magnitude
            var start = 20
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if value < 0 {
                start -= 1
                digits[start] = UInt8(ascii: "-")
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start..<20]))
        }
    }

    /// The shortest text that reads back as the same double; `1.0` keeps its point, so that it stays a float.
    ///
    /// JSON has no infinities and no NaN: they are written as `null`. Whoever must not lose them looks first.
    public mutating func write(_ value: Double) {
        guard value.isFinite else { return writeNull() }
        var text = value.description
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }
}

// MARK: Strings

extension JSONWriter {
    /// A string in quotation marks, escaped as little as RFC 8259 permits.
    public mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { write(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// A string in quotation marks from bytes that are UTF-8.
    public mutating func write(utf8 text: UnsafeRawBufferPointer) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        while start < text.count {
            let end = JSONWriter.firstToEscape(in: text, from: start)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[start..<end]))
            if end < text.count { writeEscape(of: text[end]) }
            start = end + 1
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The place of the first byte that has to be escaped, or the end: eight bytes at a time.
    private static func firstToEscape(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
        var position = start
        while position + 8 <= text.count {
            let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let found = bytesToEscape(in: word)
            if found != 0 { return position + found.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < text.count, !mustBeEscaped(text[position]) { position += 1 }
        return position
    }

    private static func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// The high bit of each byte that has to be escaped, exact up to the lowest such byte.
    ///
    /// `(x - 0x01…) & ~x & 0x80…` finds zero bytes; a borrow can only mark bytes above one that is marked rightly,
    /// so the lowest mark is right.
    private static func bytesToEscape(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let marks =
            ((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
        return marks & (ones &* 0x80)
    }

    private mutating func writeEscape(of byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): writeVerbatim("\\\"")
        case UInt8(ascii: "\\"): writeVerbatim("\\\\")
        case 0x08: writeVerbatim("\\b")
        case 0x09: writeVerbatim("\\t")
        case 0x0A: writeVerbatim("\\n")
        case 0x0C: writeVerbatim("\\f")
        case 0x0D: writeVerbatim("\\r")
        default:
            writeVerbatim(byte < 0x10 ? "\\u000" : "\\u001")
            let digit = byte & 15
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        }
    }
}
