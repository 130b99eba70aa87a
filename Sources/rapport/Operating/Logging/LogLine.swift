import Batches
import Glibc
import JSON

/// Writes one line of the log: a JSON object.
///
/// Each text in it is bounded, so that the line is. What is written is chosen field by field: nothing comes into the
/// log because somebody has sent it.
struct LogLine {
    let out: JSONWriter

    /// Begins a line.
    init(_ severity: Severity, _ event: StaticString, in out: JSONWriter) {
        self.out = out
        out.reset()
        out.write("{\"time\":\"")
        InstantText.write(LogLine.now, to: out.reserve(InstantText.length))
        out.count += InstantText.length
        out.write("\",\"level\":\"")
        out.write(severity.name)
        out.write("\",\"event\":\"")
        out.write(event)
        out.write("\"")
    }

    enum Severity {
        case info, warning, error

        var name: StaticString {
            switch self {
            case .info: "info"
            case .warning: "warning"
            case .error: "error"
            }
        }
    }

    /// Ends the line.
    func end() { out.write("}\n") }

    func field(_ name: StaticString, _ text: String, limit: Int = 200) {
        key(name)
        write(text, limit: limit)
    }

    func field(_ name: StaticString, _ number: Int) {
        key(name)
        out.write(int: number)
    }

    func field(_ name: StaticString, _ flag: Bool) {
        key(name)
        flag ? out.write("true") : out.write("false")
    }

    /// Milliseconds with three digits behind the point.
    func field(_ name: StaticString, nanoseconds: Int64) {
        key(name)
        let microseconds = Int(nanoseconds / 1000)
        out.write(int: microseconds / 1000)
        out.write(".")
        let fraction = microseconds % 1000
        for digit in [fraction / 100, fraction / 10 % 10, fraction % 10] {
            out.write(byte: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
        }
    }

    /// Text of our own that needs no escape.
    func field(_ name: StaticString, plain text: StaticString) {
        key(name)
        out.write("\"")
        out.write(text)
        out.write("\"")
    }

    func key(_ name: StaticString) {
        out.write(",\"")
        out.write(name)
        out.write("\":")
    }

    /// A string that is cut at so many bytes.
    func write(_ text: String, limit: Int) {
        guard text.utf8.count > limit else { return out.write(string: text) }
        var end = text.utf8.index(text.startIndex, offsetBy: limit)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        out.write(string: text[..<end] + "…")
    }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
