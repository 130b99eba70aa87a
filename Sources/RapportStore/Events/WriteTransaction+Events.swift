import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Adds an event to the owner's stream: it is there if and only if the change is.
    ///
    /// There is one writer, so the next sequence is the last one plus one. Events that are swept away are old ones,
    /// never the last.
    ///
    /// - Parameters:
    ///   - aggregate: The record that it is about.
    ///   - payload: A JSON object with the fields of this type of event.
    /// - Returns: The event's sequence.
    @discardableResult
    func publish(
        _ type: DomainEventType, about aggregate: UUID, payload: String = "{}", for account: AccountID
    ) throws -> Int {
        let sequence = try lastSequence(of: account) + 1
        try connection.run(
            """
            INSERT INTO domain_events(owner_id, sequence, id, type, aggregate_id, occurred_at, payload)
            VALUES(\(account), \(sequence), \(newID()), \(DomainEventKinds.name(type)), \(aggregate), \(now), \(payload))
            """)
        published.insert(account)
        return sequence
    }

    /// Has those look again who follow what happens in an account, though no event tells them: of the progress of an
    /// import.
    func callFollowers(of account: AccountID) { published.insert(account) }

    private func lastSequence(of account: AccountID) throws -> Int {
        try connection.value("SELECT max(sequence) FROM domain_events WHERE owner_id = \(account)") ?? 0
    }
}
