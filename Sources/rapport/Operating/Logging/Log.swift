import Glibc
import JSON

/// What the operator is told while the server runs: JSON, an object on each line, on standard error.
final class Log: Sendable {
    let level: LogLevel
    private let pipe: LogPipe?

    /// Bytes of lines that nobody has taken yet; what comes beyond is dropped.
    static let buffer = 1024 * 1024

    init(_ level: LogLevel, to descriptor: Int32 = STDERR_FILENO, buffer: Int = Log.buffer) {
        self.level = level
        pipe =
            level == .off
            ? nil
            : LogPipe(to: descriptor, capacity: buffer) { count in
                let line = LogLine(.warning, "log", in: JSONWriter(capacity: 256))
                line.field("message", "lines were dropped, since they were not read fast enough")
                line.field("dropped", count)
                line.end()
                return Array(line.out.bytes)
            }
    }

    /// A log that keeps nothing.
    static let none = Log(.off)

    /// Lines that were dropped.
    var dropped: Int { pipe?.dropped ?? 0 }

    /// Writes what waits, and ends.
    func close() { pipe?.close() }

    /// Has a line written that is ended.
    func write(_ line: LogLine) { pipe?.append(line.out.bytes) }

    // MARK: Lines of the server itself

    /// Something that happened and that an operator may want to know of.
    func note(_ message: String) {
        guard level == .requests else { return }
        write(.info, message)
    }

    /// Something that is not as it should be, while the server goes on.
    func warn(_ message: String) { write(.warning, message) }

    /// An error that is ours: the client has been told the id and nothing else.
    func failure(_ error: any Error, id: String) { write(.error, "\(error)", id: id) }

    /// An error of which no answer tells.
    func fault(_ error: any Error) { write(.error, "\(error)") }

    private func write(_ severity: LogLine.Severity, _ message: String, id: String? = nil) {
        guard pipe != nil else { return }
        let line = LogLine(severity, "server", in: JSONWriter(capacity: 512))
        if let id { line.field("id", id) }
        line.field("message", message, limit: 2000)
        line.end()
        write(line)
    }
}
