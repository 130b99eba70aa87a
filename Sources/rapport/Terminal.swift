import Glibc

/// Standard output and standard error, written at once: whoever waits for the address must not wait for a buffer.
enum Terminal {
    static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// One line; what would break it becomes a space.
    static func writeError(_ line: String) {
        let line = String(line.map { $0.isNewline ? " " : $0 })
        write(line + "\n", to: STDERR_FILENO)
    }

    /// Says which variables of the environment are taken for settings that there are not.
    static func warn(ofUnknown variables: [String]) {
        if variables.isEmpty { return }
        writeError("rapport: warning: there is no setting \(variables.joined(separator: ", "))")
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}

/// The variables that the process was started with.
enum Environment {
    static func ofProcess() -> [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return variables
    }
}
