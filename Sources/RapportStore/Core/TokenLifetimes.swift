/// How long the tokens of a session live.
public struct TokenLifetimes: Hashable, Sendable {
    public var accessMinutes: Int
    public var refreshDays: Int

    public init(accessMinutes: Int, refreshDays: Int) {
        self.accessMinutes = accessMinutes
        self.refreshDays = refreshDays
    }

    public static let standard = TokenLifetimes(accessMinutes: 15, refreshDays: 30)
}
