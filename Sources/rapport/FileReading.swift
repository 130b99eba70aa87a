import Glibc

/// Whole files, for commands.
enum FileReading {
    /// What is left to read of a file, a pipe or a terminal; nil with `errno` when it cannot be read, or with an
    /// `errno` of 0 when there is more than `maximum`.
    static func bytes(of file: Int32, atMost maximum: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            if bytes.count > maximum {
                errno = 0
                return nil
            }
        }
    }
}
