import Secrets

/// The one thread for password hashes: each takes 94 ms and 32 MiB, so that neither a worker nor the writer may do
/// it, and not more than one at a time.
public final class PasswordHashing: Sendable {
    /// At 94 ms each, who came last waits six seconds.
    public static let capacity = 64

    private let thread = SerialThread(capacity: capacity)

    /// Hashes a password. `completion` is called on the hashing thread, or at once with `StoreError.overloaded`.
    public func hash(
        _ password: String, completion: @escaping @Sendable (Result<PasswordHash, any Error>) -> Void
    ) {
        run({ try PasswordHash(of: password) }, completion)
    }

    /// Whether a password is the one that was hashed. Without a hash the answer is no, after the same time: how long
    /// it takes does not tell whether an account exists.
    public func verify(
        _ password: String, against hash: PasswordHash?,
        completion: @escaping @Sendable (Result<Bool, any Error>) -> Void
    ) {
        run(
            {
                guard let hash else {
                    _ = try PasswordHash(of: password)
                    return false
                }
                return try hash.matches(password)
            }, completion)
    }

    private func run<R: Sendable>(
        _ body: @escaping @Sendable () throws -> R, _ completion: @escaping @Sendable (Result<R, any Error>) -> Void
    ) {
        do {
            try thread.submit { completion(Result(catching: body)) }
        } catch {
            completion(.failure(error))
        }
    }

    func close() { thread.close() }
}
