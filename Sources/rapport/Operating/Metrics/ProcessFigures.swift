import Glibc

/// What the system says of the process: under the names that every dashboard knows.
struct ProcessFigures: Sendable {
    var cpuSeconds: Double
    var residentBytes: Int
    var openFiles: Int
    /// When the process was started, in seconds since 1970; nil where the system does not tell.
    var start: Double?

    static var now: ProcessFigures {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return ProcessFigures(
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), residentBytes: residentPages * 4096,
            openFiles: entries(of: "/proc/self/fd"),
            start: start(
                text(of: "/proc/self/stat"), text(of: "/proc/stat"), ticksPerSecond: sysconf(Int32(_SC_CLK_TCK))))
    }

    /// The process's field `starttime` counts ticks from the system's `btime` on.
    ///
    /// proc(5): https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    static func start(_ process: String, _ system: String, ticksPerSecond: Int) -> Double? {
        // The second field is the program's name in parentheses, which may have spaces and parentheses in it.
        guard let nameEnd = process.lastIndex(of: ")") else { return nil }
        let fieldsFromSecond = process[nameEnd...].split(separator: " ")
        let boot = system.split(separator: "\n").first { $0.hasPrefix("btime ") }?.dropFirst("btime ".count)
        guard fieldsFromSecond.count > 20, let ticks = Double(fieldsFromSecond[22 - 2]), let boot,
            let start = Double(boot)
        else { return nil }
        return start + ticks / Double(ticksPerSecond)
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

    /// The second number of /proc/self/statm.
    private static var residentPages: Int {
        let numbers = text(of: "/proc/self/statm").split(separator: " ")
        return numbers.count > 1 ? Int(numbers[1]) ?? 0 : 0
    }

    /// Empty for a file that cannot be read.
    private static func text(of path: String) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        return FileReading.bytes(of: file, atMost: 1 << 20).map { String(decoding: $0, as: UTF8.self) } ?? ""
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
