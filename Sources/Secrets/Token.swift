/// A bearer token: a prefix that says what it is, and 32 random bytes. Shown once; only its hash is stored.
///
/// The prefix lets scanners of public code find a lost token, and the program tell kinds apart without a look at the
/// database.
public struct Token: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// A short-lived token of a session.
        case session = "rps_"
        /// Gives the next session, once.
        case refresh = "rpr_"
        /// A personal access token.
        case personal = "rpp_"
    }

    public let kind: Kind
    public let text: String

    /// A new one.
    public init(_ kind: Kind) {
        self.kind = kind
        text = kind.rawValue + Base64URL.encode(Random.bytes(32))
    }

    /// Reads what a client sent. Nil if it cannot be a token of ours.
    public init?(_ text: String) {
        guard let kind = Kind.allCases.first(where: { text.hasPrefix($0.rawValue) }),
            Base64URL.decode(text.dropFirst(kind.rawValue.count))?.count == 32
        else { return nil }
        self.kind = kind
        self.text = text
    }

    /// What is stored. A look-up by it is not compared in constant time, and need not be: whoever knows hashes that
    /// begin alike still has to find the token.
    public var hash: [UInt8] { sha256(text) }
}

extension Token: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(kind) token" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
