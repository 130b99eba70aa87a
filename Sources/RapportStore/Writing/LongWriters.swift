/// Whose last write took longer than a group of writes may.
///
/// The next one of theirs begins a group: those who are done already would wait for it otherwise, before they are
/// committed and answered. And all of them share one turn.
struct LongWriters {
    /// How many are remembered. When there are more, all are forgotten: their next writes tell again.
    static let capacity = 1000

    private let longestGroup: Duration
    private(set) var clients: Set<Claimant> = []

    init(longestGroup: Duration) { self.longestGroup = longestGroup }

    func contains(_ client: Claimant) -> Bool { !clients.isEmpty && clients.contains(client) }

    /// - Returns: Whether that is news.
    mutating func note(_ client: Claimant, took duration: Duration) -> Bool {
        guard duration > longestGroup else { return !clients.isEmpty && clients.remove(client) != nil }
        if clients.count >= LongWriters.capacity { clients = [] }
        return clients.insert(client).inserted
    }
}
