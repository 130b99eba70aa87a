import Glibc

/// What the system says of the process: under the names that every dashboard knows.
struct ProcessFigures: Sendable {
    var cpuSeconds: Double
    var residentBytes: Int
    var openFiles: Int

    static var now: ProcessFigures {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return ProcessFigures(
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), residentBytes: residentPages * 4096,
            openFiles: entries(of: "/proc/self/fd"))
    }

    /// When the process was started, in seconds since 1970: as good as now, asked for at the start.
    static let start: Double = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec)
    }()

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

    /// The second number of /proc/self/statm.
    private static var residentPages: Int {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        let text = FileReading.bytes(of: file, atMost: 4096).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let numbers = text.split(separator: " ")
        return numbers.count > 1 ? Int(numbers[1]) ?? 0 : 0
    }

    private static func entries(of path: String) -> Int {
        guard let folder = opendir(path) else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while let entry = readdir(folder) {
            if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { count += 1 }
        }
        // The folder itself was open.
        return max(count - 1, 0)
    }
}
