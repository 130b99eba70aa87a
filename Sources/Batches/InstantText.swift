/// The one print form of instants: `2026-01-05T14:00:00.000Z`, always 24 characters.
///
/// RFC 3339, section 5.6.
public enum InstantText {
    public static let length = 24

    /// Writes the text of an instant in the years 0000 to 9999; `milliseconds` since 1970-01-01T00:00:00Z.
    public static func write(_ milliseconds: Int64, to out: UnsafeMutablePointer<UInt8>) {
        let day = Int(floor: milliseconds, by: 86_400_000)
        // Fits: a day has 86,400,000 of them. Divisions of 32 bits are multiplications.
        let time = UInt32(truncatingIfNeeded: milliseconds - Int64(day) * 86_400_000)
        let date = civil(fromDays: day)
        let year = UInt32(truncatingIfNeeded: date.year)
        pair(year / 100, to: out)
        pair(year % 100, to: out + 2)
        out[4] = UInt8(ascii: "-")
        pair(UInt32(truncatingIfNeeded: date.month), to: out + 5)
        out[7] = UInt8(ascii: "-")
        pair(UInt32(truncatingIfNeeded: date.day), to: out + 8)
        out[10] = UInt8(ascii: "T")
        pair(time / 3_600_000, to: out + 11)
        out[13] = UInt8(ascii: ":")
        pair(time / 60_000 % 60, to: out + 14)
        out[16] = UInt8(ascii: ":")
        pair(time / 1000 % 60, to: out + 17)
        out[19] = UInt8(ascii: ".")
        out[20] = UInt8(truncatingIfNeeded: time % 1000 / 100) + UInt8(ascii: "0")
        pair(time % 100, to: out + 21)
        out[23] = UInt8(ascii: "Z")
    }

    /// The Gregorian date of a day counted from 1970-01-01.
    ///
    /// Years begin in March here, so that the leap day is the last day of a year; 400 years have 146,097 days: Howard
    /// Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    public static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = Int(floor: Int64(shifted), by: 146_097)
        // Fits: 400 years have fewer days. Divisions of 32 bits by constants are multiplications.
        let dayOfEra = UInt32(truncatingIfNeeded: shifted - era * 146_097)
        let yearOfEra = (dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
        let shiftedMonth = (5 &* dayOfYear &+ 2) / 153
        let month = Int(shiftedMonth < 10 ? shiftedMonth &+ 3 : shiftedMonth &- 9)
        let day = Int(dayOfYear &- (153 &* shiftedMonth &+ 2) / 5 &+ 1)
        return (Int(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Writes the two digits of a number below 100.
    @inline(__always)
    private static func pair(_ value: UInt32, to out: UnsafeMutablePointer<UInt8>) {
        let tens = (value &* 103) >> 10  // value / 10, for these
        let digits = tens | (value &- tens &* 10) << 8 | 0x3030
        UnsafeMutableRawPointer(out).storeBytes(of: UInt16(truncatingIfNeeded: digits).littleEndian, as: UInt16.self)
    }
}

extension Int {
    /// Division that rounds down, also for negative numbers.
    fileprivate init(floor value: Int64, by divisor: Int64) {
        let quotient = value / divisor
        self = Int(value % divisor < 0 ? quotient - 1 : quotient)
    }
}
