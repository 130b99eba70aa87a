/// Where a parked request is reached: from any thread, as often as one likes.
///
/// It belongs to one request. What is posted after that request was answered, or after its connection was closed,
/// is dropped.
public struct Mailbox: Sendable {
    let connection: Connection
    let ticket: UInt64

    /// Puts the message there and has a worker go on with the request: at the cost of a lock and one system call.
    public func post(_ message: any Sendable) {
        connection.post(message, ticket: ticket)
    }
}
