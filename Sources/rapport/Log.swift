import Glibc

/// Writes lines to standard error.
enum Log {
    static func line(_ text: String) {
        var line = text + "\n"
        line.withUTF8 { bytes in
            // One call for a line, so that lines of several threads do not mix. What cannot be written is lost.
            _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count)
        }
    }

    /// An error that is ours: the client has been told the id and nothing else.
    static func failure(_ error: any Error, id: String) { line("rapport: error \(id): \(error)") }
}
