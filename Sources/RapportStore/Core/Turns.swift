/// What waits, by whose it is. They take turns, so that nobody waits for all that somebody else has brought.
struct Turns<Client: Hashable, Item> {
    private let maximumOfOne: Int
    private var waiting: [Client: [Item]] = [:]
    /// Those with something that waits; the next one is the first.
    private var line: [Client] = []

    init(maximumOfOne: Int) { self.maximumOfOne = maximumOfOne }

    func hasRoom(for client: Client) -> Bool { (waiting[client]?.count ?? 0) < maximumOfOne }

    mutating func append(_ item: Item, of client: Client) {
        if waiting[client] == nil { line.append(client) }
        waiting[client, default: []].append(item)
    }

    /// Nil if nothing waits.
    mutating func next() -> Item? {
        guard let client = line.first, let item = waiting[client]?.removeFirst() else { return nil }
        line.removeFirst()
        if waiting[client]?.isEmpty == true {
            waiting[client] = nil
        } else {
            line.append(client)
        }
        return item
    }
}
