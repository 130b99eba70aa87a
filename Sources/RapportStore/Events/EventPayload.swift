/// The payload of an event: a JSON object that `JSONText` has written, or SQLite without adding white space.
public enum EventPayload {
    /// Where the value of a member is, as JSON: all of it, a string with its quotes. Nil without such a member.
    ///
    /// One pass over the bytes before it; nothing is copied.
    ///
    /// - Parameter name: The bytes of the member's name, in which nothing has to be escaped.
    public static func value(of name: [UInt8], in payload: UnsafeRawBufferPointer) -> Range<Int>? {
        var position = 1
        while position < payload.count, payload[position] == UInt8(ascii: "\"") {
            let nameEnd = end(ofString: position, in: payload)
            let isWanted = payload[(position + 1)..<max(nameEnd - 1, position + 1)].elementsEqual(name)
            // Behind the colon.
            let value = nameEnd + 1
            let valueEnd = end(ofValue: value, in: payload)
            if isWanted { return value < valueEnd ? value..<valueEnd : nil }
            // Behind the comma.
            position = valueEnd + 1
        }
        return nil
    }

    /// Behind the last byte of a value: where a comma or a bracket stands that is not within it.
    private static func end(ofValue start: Int, in payload: UnsafeRawBufferPointer) -> Int {
        var position = start
        var depth = 0
        while position < payload.count {
            switch payload[position] {
            case UInt8(ascii: "\""):
                position = end(ofString: position, in: payload)
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]") where depth == 0, UInt8(ascii: "}") where depth == 0: return position
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ",") where depth == 0: return position
            default: break
            }
            position += 1
        }
        return payload.count
    }

    /// Behind the closing quote of a string that opens at a place.
    private static func end(ofString start: Int, in payload: UnsafeRawBufferPointer) -> Int {
        var position = start + 1
        while position < payload.count, payload[position] != UInt8(ascii: "\"") {
            position += payload[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(position + 1, payload.count)
    }
}
