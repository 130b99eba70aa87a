import GraphQLLanguage
import GraphQLOverHTTP
import Synchronization

/// Which operations have figures of their own. Their names are the clients' to choose, so there is a bound: what comes
/// after it is counted together.
final class OperationNameTable: Sendable {
    /// An operation as figures name it.
    struct Name: Hashable, Sendable {
        var name: String
        /// Nil for what has not come so far as to name an operation.
        var type: OperationType?
    }

    static let capacity = 200
    /// Bytes of a name that has figures of its own: each line of the figures repeats it.
    static let longestName = 100
    /// Of names that came without a valid token: nobody keeps others from having figures without signing in.
    static let anonymousCapacity = 50

    // Asked by a worker for a name that it has not seen before, and by whoever reads the figures.
    private let state = Mutex(State())

    private struct State {
        var names: [Name]
        var slots: [Name: Int]
        var anonymous = 0

        init() {
            let types: [OperationType?] = [nil, .query, .mutation, .subscription]
            // No name of GraphQL has parentheses.
            names = types.map { Name(name: $0 == nil ? "(none)" : "(unnamed)", type: $0) }
            names += types.dropFirst().map { Name(name: "(other)", type: $0) }
            slots = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        }
    }

    var names: [Name] { state.withLock { $0.names } }

    static let none = Name(name: "(none)", type: nil)

    /// The place of a name's figures; nil if it has to be counted with the others.
    func slot(of name: Name, isAnonymous: Bool) -> Int? {
        state.withLock { state in
            if let slot = state.slots[name] { return slot }
            guard state.names.count < OperationNameTable.capacity,
                name.name.utf8.count <= OperationNameTable.longestName
            else { return nil }
            if isAnonymous {
                guard state.anonymous < OperationNameTable.anonymousCapacity else { return nil }
                state.anonymous += 1
            }
            state.names.append(name)
            state.slots[name] = state.names.count - 1
            return state.names.count - 1
        }
    }
}

/// What one worker knows of the table.
struct OperationNames {
    private let table: OperationNameTable
    private var known: [ObjectIdentifier: Slot] = [:]

    private struct Slot {
        /// Kept alive, so that its identity is not given to another.
        let identity: OperationIdentity
        let slot: Int
    }

    /// Identities that are remembered: as many documents are seldom in use.
    private static let capacity = 1024

    init(_ table: OperationNameTable) { self.table = table }

    mutating func slot(of record: OperationRecord) -> Int {
        guard let identity = record.identity else { return slot(OperationNameTable.none, isAnonymous: true) }
        if let slot = known[ObjectIdentifier(identity)] { return slot.slot }
        let name = OperationNameTable.Name(name: identity.name ?? "(unnamed)", type: identity.operationType)
        let isAnonymous = record.client?.caller == nil
        let slot = slot(name, isAnonymous: isAnonymous)
        if known.count >= OperationNames.capacity { known.removeAll() }
        // What has come without a token may come with one.
        if !isAnonymous { known[ObjectIdentifier(identity)] = Slot(identity: identity, slot: slot) }
        return slot
    }

    private func slot(_ name: OperationNameTable.Name, isAnonymous: Bool) -> Int {
        if let slot = table.slot(of: name, isAnonymous: isAnonymous) { return slot }
        // These are there from the beginning.
        return table.slot(of: OperationNameTable.Name(name: "(other)", type: name.type), isAnonymous: isAnonymous) ?? 0
    }
}
