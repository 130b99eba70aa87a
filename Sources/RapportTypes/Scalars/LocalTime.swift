import Batches

/// The scalar `LocalTime`: what a clock on a wall shows, in no zone and on no day.
///
/// Reads `HH:MM`, `HH:MM:SS` and fractions of a second, which are cut to milliseconds.
public struct LocalTime: TextScalar, Comparable {
    public static var cellKind: CellKind { .symbol }

    /// Milliseconds since midnight, below 86,400,000.
    public let milliseconds: Int

    public static let midnight = LocalTime(milliseconds: 0)
    static let millisecondsInDay = 86_400_000

    init(milliseconds: Int) { self.milliseconds = milliseconds }

    public init?(hour: Int, minute: Int, second: Int = 0, millisecond: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999).contains(millisecond)
        else { return nil }
        milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    }

    public init(_ text: String) throws(ScalarFault) {
        var reader = TextReader(text)
        var (second, millisecond) = (0, 0)
        guard let hour = reader.digits(2), reader.skip(":"), let minute = reader.digits(2) else {
            throw ScalarFault(.localTime, .malformed)
        }
        if reader.skip(":") {
            guard let seconds = reader.digits(2) else { throw ScalarFault(.localTime, .malformed) }
            second = seconds
            if reader.skip(".") {
                guard let fraction = reader.fraction() else { throw ScalarFault(.localTime, .malformed) }
                millisecond = fraction
            }
        }
        guard reader.isAtEnd else { throw ScalarFault(.localTime, .malformed) }
        guard let time = LocalTime(hour: hour, minute: minute, second: second, millisecond: millisecond) else {
            throw ScalarFault(.localTime, .noSuchTime)
        }
        self = time
    }

    public var hour: Int { milliseconds / 3_600_000 }
    public var minute: Int { milliseconds / 60_000 % 60 }
    public var second: Int { milliseconds / 1000 % 60 }
    public var millisecond: Int { milliseconds % 1000 }

    /// `HH:MM:SS`, with milliseconds only if there are any.
    public var text: String {
        var writer = TextWriter(reserving: 12)
        write(to: &writer)
        if millisecond != 0 {
            writer.character(".")
            writer.digits(millisecond, count: 3)
        }
        return writer.text
    }

    func write(to writer: inout TextWriter) {
        writer.digits(hour, count: 2)
        writer.character(":")
        writer.digits(minute, count: 2)
        writer.character(":")
        writer.digits(second, count: 2)
    }

    public static func < (a: LocalTime, b: LocalTime) -> Bool { a.milliseconds < b.milliseconds }
}
