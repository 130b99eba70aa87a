import Batches
import SQLite

extension WriteTransaction {
    /// Adds an event to the owner's stream: it is there if and only if the change is.
    ///
    /// There is one writer, so the next sequence is the last one plus one. Events that are swept away are old ones,
    /// never the last.
    ///
    /// - Parameters:
    ///   - type: The name in `DomainEventType`.
    ///   - aggregate: The record that it is about.
    ///   - payload: A JSON object with the fields of this type of event.
    /// - Returns: The event's sequence.
    @discardableResult
    func publish(
        _ type: String, about aggregate: UUID, payload: String = "{}", for account: AccountID
    ) throws -> Int {
        let sequence = try lastSequence(of: account) + 1
        try connection.run(
            """
            INSERT INTO domain_events(owner_id, sequence, id, type, aggregate_id, occurred_at, payload)
            VALUES(\(account), \(sequence), \(newID()), \(type), \(aggregate), \(now), \(payload))
            """)
        published.insert(account)
        return sequence
    }

    private func lastSequence(of account: AccountID) throws -> Int {
        try connection.value("SELECT max(sequence) FROM domain_events WHERE owner_id = \(account)") ?? 0
    }
}

extension Reader {
    /// The last event of an account's stream, 0 before the first: where a subscription begins.
    func lastSequence(for viewer: Viewer) throws -> Int {
        try connection.value("SELECT max(sequence) FROM domain_events WHERE owner_id = \(viewer)") ?? 0
    }
}
