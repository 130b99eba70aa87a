public import RapportTypes

/// Whose work waits. Those who want the same thread take turns, so that nobody waits for all that another has brought.
public enum Claimant: Hashable, Sendable {
    case account(AccountID)
    /// Somebody who has not signed in; nil is nobody in particular.
    case address(ClientAddress?)
    /// What the server does by itself.
    case server
}
