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

    /// The Gregorian date of a day counted from 1970-01-01, in the years -400 to 2,000,000.
    ///
    /// Years begin in March here, so that the leap day is the last day of a year, and months have 30.6 days in the mean.
    /// Divisions by constants are multiplications, of which the high half is the quotient and the low half says what is
    /// left: Cassio Neri and Lorenz Schneider, "Euclidean affine functions and their application to calendar algorithms".
    public static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        // From the 1st of March of the year -400.
        let quarters = UInt32(truncatingIfNeeded: days + 719_468 + 146_097) &* 4 | 3
        let century = quarters / 146_097
        let quartersOfCentury = quarters % 146_097 | 3
        // 2^32 / 2,939,745 is the quarters of a year: 1461.
        let years = UInt64(quartersOfCentury) &* 2_939_745
        let dayOfYear = UInt32(truncatingIfNeeded: years) / 2_939_745 / 4
        let months = dayOfYear &* 2141 &+ 197_913
        let isNextYear = dayOfYear >= 306
        let year = Int(century) &* 100 &+ Int(years >> 32) &+ (isNextYear ? 1 : 0) &- 400
        return (year, Int(months >> 16) &- (isNextYear ? 12 : 0), Int((months & 0xffff) / 2141) &+ 1)
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
