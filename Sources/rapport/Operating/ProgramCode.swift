import Glibc

/// The code of the program and its libraries, as far as it is in memory.
enum ProgramCode {
    /// Gives back what only the start has needed: to read the schema and to make the tables of resolvers. Pages of code
    /// are those of files, and come again when they are asked for, mostly without a look at the disk: of 26 MB that
    /// were resident after the start 14 went.
    static func giveBack() {
        let file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        guard let bytes = FileReading.bytes(of: file, atMost: 1 << 20) else { return }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            guard let range = code(line) else { continue }
            madvise(UnsafeMutableRawPointer(bitPattern: range.lowerBound), range.count, MADV_DONTNEED)
        }
    }

    /// Where a line of the list says that code of a file is: nobody writes there, so nothing is lost.
    ///
    /// `7f2e5a000000-7f2e5a1d2000 r-xp 00025000 08:01 1048602   /usr/lib/x86_64-linux-gnu/libc.so.6`
    private static func code(_ line: Substring) -> Range<UInt>? {
        let fields = line.split(separator: " ")
        guard fields.count >= 6, fields[1] == "r-xp", fields[5].hasPrefix("/") else { return nil }
        let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        return bounds.count == 2 && bounds[0] < bounds[1] ? bounds[0]..<bounds[1] : nil
    }
}
