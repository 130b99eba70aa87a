import Glibc

/// Files that a command is told to read; `-` is standard input.
enum CommandFile {
    /// Schemas and documents are never so long.
    private static let maximumBytes = 64 * 1024 * 1024

    static func text(_ path: String) throws(UnreadableFile) -> String {
        let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw UnreadableFile(path: path, reason: String(cString: strerror(errno))) }
        defer { if file != STDIN_FILENO { close(file) } }
        guard let bytes = FileReading.bytes(of: file, atMost: maximumBytes) else {
            throw UnreadableFile(path: path, reason: errno == 0 ? "it is too long" : String(cString: strerror(errno)))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw UnreadableFile(path: path, reason: "it is not UTF-8")
        }
        return text
    }
}

struct UnreadableFile: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path == "-" ? "standard input" : path) cannot be read: \(reason)" }
}
