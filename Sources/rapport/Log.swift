/// What the operator is told while the server runs: lines on standard error.
enum Log {
    static func line(_ text: String) { Terminal.writeError("rapport: \(text)") }

    /// An error that is ours: the client has been told the id and nothing else.
    static func failure(_ error: any Error, id: String) { line("error \(id): \(error)") }
}
