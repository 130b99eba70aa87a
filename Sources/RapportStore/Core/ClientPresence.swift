import Synchronization

/// Whether clients wait for what they have asked for. When a server that ends has cut them off, nobody does, and none
/// of it is done any more.
final class ClientPresence: Sendable {
    // Stored by who ends the server, read by the threads that work for clients.
    private let state = Atomic(true)

    var isGiven: Bool { state.load(ordering: .relaxed) }

    func end() { state.store(false, ordering: .relaxed) }

    /// Whether work is still of use: what the server does by itself always is.
    func wants(workOf claimant: Claimant) -> Bool { claimant == .server || isGiven }
}
