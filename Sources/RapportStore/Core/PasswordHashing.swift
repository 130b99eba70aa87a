public import Secrets

/// The one thread for password hashes: each takes 94 ms and 32 MiB, so that neither a worker nor the writer may do
/// it, and not more than one at a time.
///
/// Clients take turns: who has an account, or comes from another address than a flood of sign-ups, waits for one or two
/// of them.
public final class PasswordHashing: Sendable {
    /// Of all clients together; at 94 ms each, who came last waits for 24 seconds.
    static let capacity = 256
    /// Of one client.
    static let capacityOfOne = 64

    private let thread: SerialThread

    init(_ clients: ClientPresence) {
        thread = SerialThread(
            capacity: PasswordHashing.capacity, ofOne: PasswordHashing.capacityOfOne, clients)
    }

    /// Does something on the hashing thread, when it is the client's turn. `completion` is called there, or at once
    /// with `StoreError.overloaded`.
    public func run<R: Sendable>(
        for client: Claimant, _ body: @escaping @Sendable () throws -> R,
        completion: @escaping @Sendable (Result<R, any Error>) -> Void
    ) {
        do {
            try thread.submit(for: client) { completion(Result(catching: body)) }
        } catch {
            completion(.failure(error))
        }
    }

    func close() { thread.close() }
}

/// What takes long. Only for the hashing thread.
extension PasswordHashing {
    public static func hash(_ password: String) throws -> PasswordHash { try PasswordHash(of: password) }

    /// Whether a password is the one that was hashed. Without a hash the answer is no, after the same time: how long
    /// it takes does not tell whether an account exists.
    public static func matches(_ password: String, _ hash: PasswordHash?) throws -> Bool {
        guard let hash else {
            _ = try PasswordHash(of: password)
            return false
        }
        return try hash.matches(password)
    }
}
