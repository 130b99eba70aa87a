import Batches
import JSON

/// Writes leaves: what a cell holds, as JSON.
///
/// Spec: 3.5 Scalars (result coercion), 7.2.2 JSON Serialization.
enum LeafWriter {
    /// Returns false for a number that JSON has no form for.
    @inline(__always)
    static func write(_ cell: Cell, _ bytes: UnsafePointer<UInt8>, to out: JSONWriter) -> Bool {
        switch cell.tag {
        case .text: out.write(string: bytes + cell.offset, count: cell.length)
        case .symbol: writeSymbol(bytes + cell.offset, cell.length, to: out)
        case .uuid: writeUUID(bytes + cell.offset, to: out)
        case .int: out.write(int: cell.intValue)
        case .instant: writeInstant(cell.milliseconds, to: out)
        case .bool: cell.boolValue ? out.write("true") : out.write("false")
        case .json: out.write(bytes + cell.offset, count: cell.length)
        case .float:
            guard cell.floatValue.isFinite else { return false }
            out.write(double: cell.floatValue)
        case .null, .blob, .rows, .list, .object, .key, .error: return false
        }
        return true
    }

    private static func writeSymbol(_ source: UnsafePointer<UInt8>, _ length: Int, to out: JSONWriter) {
        let room = out.reserve(length + 2)
        room[0] = UInt8(ascii: "\"")
        (room + 1).update(from: source, count: length)
        room[length + 1] = UInt8(ascii: "\"")
        out.count += length + 2
    }

    private static func writeUUID(_ source: UnsafePointer<UInt8>, to out: JSONWriter) {
        let room = out.reserve(38)
        let id = UUID(bytes: UnsafeRawPointer(source))
        room[0] = UInt8(ascii: "\"")
        UUID.writeText(high: id.high, low: id.low, to: room + 1)
        room[37] = UInt8(ascii: "\"")
        out.count += 38
    }

    private static func writeInstant(_ milliseconds: Int64, to out: JSONWriter) {
        let room = out.reserve(26)
        room[0] = UInt8(ascii: "\"")
        InstantText.write(milliseconds, to: room + 1)
        room[25] = UInt8(ascii: "\"")
        out.count += 26
    }
}
