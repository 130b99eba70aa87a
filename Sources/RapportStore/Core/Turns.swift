/// What waits, by whose it is. They take turns, so that nobody waits for all that somebody else has brought.
struct Turns<Client: Hashable, Item> {
    private let maximumOfOne: Int
    private var waiting: [Client: Line] = [:]
    /// Those with something that waits, but for the one whose turn was the last; the next one is the first.
    private var line = FirstInFirstOut<Client>()
    /// Whose turn was the last. With more that waits it comes behind all who have come meanwhile.
    private var last: Client?
    private(set) var count = 0

    private typealias Line = FirstInFirstOut<Item>

    init(maximumOfOne: Int) { self.maximumOfOne = maximumOfOne }

    var isEmpty: Bool { count == 0 }

    func hasRoom(for client: Client) -> Bool { (waiting[client]?.count ?? 0) < maximumOfOne }

    mutating func append(_ item: Item, of client: Client) {
        if waiting[client] == nil, client != last { line.append(client) }
        waiting[client, default: Line()].append(item)
        count += 1
    }

    /// Nil if nothing waits.
    mutating func next() -> Item? {
        if let last, waiting[last] != nil { line.append(last) }
        last = line.popFirst()
        guard let last, let item = waiting[last]?.popFirst() else { return nil }
        count -= 1
        if waiting[last]?.count == 0 { waiting[last] = nil }
        return item
    }
}

/// Items in their order. To take the first away takes no longer when many wait behind it.
private struct FirstInFirstOut<Item> {
    /// Those before `start` are gone.
    private var items: [Item?] = []
    private var start = 0

    var count: Int { items.count - start }

    mutating func append(_ item: Item) { items.append(item) }

    mutating func popFirst() -> Item? {
        guard start < items.count else { return nil }
        defer {
            items[start] = nil
            start += 1
            if 2 * start > items.count {
                items.removeFirst(start)
                start = 0
            }
        }
        return items[start]
    }
}
