import Synchronization

/// Texts that clients have sent together with their hash, so that the hash alone is enough from then on: automatic
/// persisted queries. One for all workers.
///
/// It saves bytes and protects nothing: anybody may put a valid document in. Bounded in bytes; the clock algorithm
/// makes room, so that texts which come once push out each other and not those in use.
///
/// Apollo: https://www.apollographql.com/docs/apollo-server/performance/apq
public final class PersistedDocuments: Sendable {
    private let maximumBytes: Int
    /// Any worker may read and write; it holds nothing but values.
    private let state = Mutex(State())

    fileprivate struct State {
        var entries: [DocumentHash: Entry] = [:]
        /// The hashes of the entries, in the order in which they are looked at when room is needed.
        var queue: [DocumentHash] = []
        var hand = 0
        var bytes = 0
    }

    fileprivate struct Entry {
        let text: [UInt8]
        var wasUsed = false

        /// What it takes in memory, roughly.
        var size: Int { text.count + 256 }
    }

    /// - Parameter maximumBytes: 0 keeps nothing.
    public init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    func text(_ hash: DocumentHash) -> [UInt8]? {
        state.withLock { state in
            guard let index = state.entries.index(forKey: hash) else { return nil }
            state.entries.values[index].wasUsed = true
            return state.entries.values[index].text
        }
    }

    /// Keeps a text that was found to be a valid document. One that would take more than an eighth of the room is not
    /// kept.
    func insert(_ text: [UInt8], _ hash: DocumentHash) {
        let entry = Entry(text: text)
        guard entry.size <= maximumBytes / 8 else { return }
        state.withLock { state in
            guard state.entries[hash] == nil else { return }
            state.makeRoom(for: entry.size, within: maximumBytes)
            state.entries[hash] = entry
            state.queue.append(hash)
            state.bytes += entry.size
        }
    }

    var count: Int { state.withLock { $0.entries.count } }
}

extension PersistedDocuments.State {
    fileprivate mutating func makeRoom(for size: Int, within maximumBytes: Int) {
        while bytes + size > maximumBytes, !queue.isEmpty {
            if hand >= queue.count { hand = 0 }
            let hash = queue[hand]
            if entries[hash]?.wasUsed == true {
                entries[hash]?.wasUsed = false
                hand += 1
            } else {
                bytes -= entries.removeValue(forKey: hash)?.size ?? 0
                queue[hand] = queue[queue.count - 1]
                queue.removeLast()
            }
        }
    }
}
