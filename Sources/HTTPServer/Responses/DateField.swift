import Glibc

/// The value of the Date field, made once a second.
///
/// RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`.
struct DateField {
    private var second = Int.min
    private var text = [UInt8](repeating: UInt8(ascii: " "), count: 29)

    mutating func append(to buffer: ByteBuffer) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &now)
        update(second: now.tv_sec)
        buffer.append(text)
    }

    mutating func update(second: Int) {
        guard second != self.second else { return }
        self.second = second
        text = DateField.text(second: second)
    }

    static func text(second: Int) -> [UInt8] {
        var time = time_t(second)
        var parts = tm()
        gmtime_r(&time, &parts)
        let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][Int(parts.tm_wday)]
        let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = "\(two(parts.tm_mday)) \(month[Int(parts.tm_mon)]) \(1900 + parts.tm_year)"
        let clock = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
        return Array("\(weekday), \(day) \(clock) GMT".utf8)
    }
}
