/// Whose last write took longer than a group of writes may.
///
/// The next one of theirs begins a group: those who are done already would wait for it otherwise, before they are
/// committed and answered.
struct LongWriters {
    /// How many are remembered. When there are more, all are forgotten: their next writes tell again.
    static let capacity = 1000

    private let longestGroup: Duration
    private var clients: Set<Claimant> = []

    init(longestGroup: Duration) { self.longestGroup = longestGroup }

    func contains(_ client: Claimant) -> Bool { !clients.isEmpty && clients.contains(client) }

    mutating func note(_ client: Claimant, took duration: Duration) {
        guard duration > longestGroup else {
            if !clients.isEmpty { clients.remove(client) }
            return
        }
        if clients.count >= LongWriters.capacity { clients = [] }
        clients.insert(client)
    }
}
