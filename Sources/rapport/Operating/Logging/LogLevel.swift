/// How much is logged.
enum LogLevel: String, CaseIterable, Sendable {
    case off
    /// What went wrong on the server's side, and what is slow.
    case errors
    /// A line for each request, too.
    case requests
}
