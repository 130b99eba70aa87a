/// One submitted piece of work: what to do in the transaction, and whom to tell afterwards.
///
/// It may run more than once: when what a neighbour has written is undone and took the transaction with it, it runs
/// again (`WriterLoop`).
struct WorkItem: Sendable {
    /// What the work has answered, before anybody knows whether it stays.
    struct Outcome {
        /// Whether its writes stay if the commit succeeds.
        let keepsWrites: Bool
        /// Tells the one who waits. After the commit only.
        let deliver: @Sendable () -> Void
    }

    /// Whose it is.
    let client: Claimant
    let run: @Sendable (WriteTransaction) throws -> Outcome
    let fail: @Sendable (any Error) -> Void

    init<R: Sendable>(
        _ body: @escaping @Sendable (WriteTransaction) throws -> R, of client: Claimant,
        keepsWrites: @escaping @Sendable (R) -> Bool,
        completion: @escaping @Sendable (Result<R, any Error>) -> Void
    ) {
        self.client = client
        run = { transaction in
            let result = try body(transaction)
            return Outcome(keepsWrites: keepsWrites(result)) { completion(.success(result)) }
        }
        fail = { completion(.failure($0)) }
    }
}
