import Batches
import SQLite

/// A key that tells whether a call is the repetition of another, with what the call asks for.
public struct IdempotencyKey: Hashable, Sendable {
    let key: UUID
    let inputHash: [UInt8]

    /// - Parameter input: A text that is the same for the same input, and for no other. Only a keyed hash of it is
    ///   stored, from which nobody can tell whether a guess of it is right.
    public init(_ key: UUID, input: String, of viewer: Viewer) {
        self.key = key
        inputHash = viewer.dataKey.matchHash(input, column: "idempotency_key.input_hash")
    }
}

/// What is known of an idempotency key.
public enum IdempotencyCheck: Hashable, Sendable {
    /// Nothing: do the work, then `remember` it.
    case new
    /// The same call was answered with this.
    case repeated(result: String)
    /// The key came with another input.
    case reusedWithOtherInput
}

extension WriteTransaction {
    /// How long a key is kept.
    static let idempotencyHours = 24

    /// Whether a call has been made before. Runs in the transaction of the work, so two equal calls cannot both be new.
    public func idempotency(
        _ call: IdempotencyKey, operation: String, for viewer: Viewer
    ) throws -> IdempotencyCheck {
        try connection.first(
            """
            SELECT operation, input_hash, result FROM idempotency_key
            WHERE owner_id = \(viewer) AND key = \(call.key) AND expires_at > \(now)
            """
        ) { row -> IdempotencyCheck in
            row[0] == operation && row[1] == call.inputHash ? .repeated(result: row[2]) : .reusedWithOtherInput
        } ?? .new
    }

    /// Keeps what a call was answered with. Successes only: a failed call may be repeated.
    public func remember(_ call: IdempotencyKey, operation: String, result: String, for viewer: Viewer) throws {
        try connection.run(
            """
            INSERT OR REPLACE INTO idempotency_key(owner_id, key, operation, input_hash, result, expires_at)
            VALUES(\(viewer), \(call.key), \(operation), \(call.inputHash), \(result),
                \(now.adding(minutes: 60 * WriteTransaction.idempotencyHours)))
            """)
    }
}

/// What a call with an idempotency key comes to.
public enum Repeatable<Value> {
    /// It is the first with its key, and this became of its work.
    case first(Written<Value>)
    /// The call was made before, and this was written.
    case repeated(Value)
    /// The call was made before, but this record that it wrote has been deleted since.
    case deleted(UUID)
    /// The key came with another input.
    case keyReused
}

extension WriteTransaction {
    /// Does the work of a call once for its key: a repetition is answered as the first call was.
    public func once<Value: RepeatableResult>(
        _ call: IdempotencyKey, operation: String, for viewer: Viewer, _ work: () throws -> Written<Value>
    ) throws -> Repeatable<Value> {
        switch try idempotency(call, operation: operation, for: viewer) {
        case .reusedWithOtherInput: return .keyReused
        case .repeated(let result):
            guard let value = Value(text: result) else { return .keyReused }
            if let deleted = try missing(among: value.records, for: viewer) { return .deleted(deleted) }
            return .repeated(value)
        case .new:
            let written = try work()
            if let value = written.value {
                try remember(call, operation: operation, result: value.text, for: viewer)
            }
            return .first(written)
        }
    }
}
