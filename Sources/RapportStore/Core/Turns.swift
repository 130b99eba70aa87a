/// What waits, by whose it is. They take turns, so that nobody waits for all that somebody else has brought.
///
/// Those whose work takes long have one turn for all of them: however many they are, nobody else waits for more than
/// one of them at a time.
struct Turns<Client: Hashable, Item> {
    /// Whose work takes long. Who is named or is no longer finds himself among the others when his turn comes next.
    var slow: Set<Client> = []
    private let maximumOfOne: Int
    private var waiting: [Client: FirstInFirstOut<Item>] = [:]
    /// The turns of those with something that waits, but for the one that was the last; the next one is the first.
    private var line = FirstInFirstOut<Turn>()
    /// Who shares the turn of the slow ones.
    private var slowLine = FirstInFirstOut<Client>()
    private var isSlowInLine = false
    /// Whose turn was the last. With more that waits it comes behind all who have come meanwhile.
    private var last: (turn: Turn, client: Client)?
    private(set) var count = 0

    private enum Turn: Equatable {
        case client(Client)
        case slow
    }

    init(maximumOfOne: Int) { self.maximumOfOne = maximumOfOne }

    var isEmpty: Bool { count == 0 }

    func hasRoom(for client: Client) -> Bool { (waiting[client]?.count ?? 0) < maximumOfOne }

    mutating func append(_ item: Item, of client: Client) {
        if waiting[client] == nil, client != last?.client { enter(client) }
        waiting[client, default: FirstInFirstOut()].append(item)
        count += 1
    }

    /// Nil if nothing waits.
    mutating func next() -> Item? {
        let last = last
        self.last = nil
        if let last, waiting[last.client] != nil { enter(last.client) }
        if last?.turn == .slow, slowLine.count > 0 { enterSlow() }
        guard let turn = line.popFirst(), let client = client(of: turn), let item = waiting[client]?.popFirst() else {
            return nil
        }
        self.last = (turn, client)
        count -= 1
        if waiting[client]?.count == 0 { waiting[client] = nil }
        return item
    }

    private mutating func client(of turn: Turn) -> Client? {
        switch turn {
        case .client(let client): return client
        case .slow:
            isSlowInLine = false
            return slowLine.popFirst()
        }
    }

    private mutating func enter(_ client: Client) {
        guard slow.contains(client) else { return line.append(.client(client)) }
        slowLine.append(client)
        enterSlow()
    }

    private mutating func enterSlow() {
        guard !isSlowInLine, last?.turn != .slow else { return }
        isSlowInLine = true
        line.append(.slow)
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
