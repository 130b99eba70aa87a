/// What a document may have at most.
public struct ParserLimits: Hashable, Sendable {
    /// Tokens in the document.
    public var maximumTokens: Int
    /// Selection sets, list and object values, and list types inside of each other. Beyond 1,000 it means 1,000.
    public var maximumDepth: Int

    public init(maximumTokens: Int, maximumDepth: Int) {
        self.maximumTokens = maximumTokens
        self.maximumDepth = maximumDepth
    }

    /// What documents of clients may have.
    public static let standard = ParserLimits(maximumTokens: 15_000, maximumDepth: 200)

    /// For documents of our own: as many tokens as they like, and the depth that no other limits go beyond.
    ///
    /// Parsing and printing recurse. In a release build a level takes at most 342 bytes of stack (measured with
    /// selections, inline fragments, lists, objects and types), so that 1,000 levels fit in a thread of 512 KiB; a
    /// debug build takes 2.1 KB, for which the usual 8 MiB are enough.
    public static let none = ParserLimits(maximumTokens: .max, maximumDepth: 1_000)
}
