import SQLite

/// Whether a reader's deadline has passed: TIMEOUT for the client.
public func isOutOfTime(_ error: any Error) -> Bool {
    (error as? SQLiteError)?.code == .interrupted
}

/// Whether there is no room left to write: UNAVAILABLE for the client, and nothing of the request was kept.
public func isOutOfSpace(_ error: any Error) -> Bool {
    (error as? SQLiteError)?.code == .full
}
