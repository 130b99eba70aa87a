/// What a document may have at most.
public struct ParserLimits: Hashable, Sendable {
    /// Tokens in the document.
    public var maximumTokens: Int
    /// Selection sets, list and object values, and list types inside of each other.
    public var maximumDepth: Int

    public init(maximumTokens: Int, maximumDepth: Int) {
        self.maximumTokens = maximumTokens
        self.maximumDepth = maximumDepth
    }

    /// What documents of clients may have.
    public static let standard = ParserLimits(maximumTokens: 15_000, maximumDepth: 200)

    /// For documents of our own.
    public static let none = ParserLimits(maximumTokens: .max, maximumDepth: 2_000)
}
