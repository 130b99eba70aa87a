import RapportTypes

/// Small numbers for the names of an enum, so that counting its values is counting in an array: the positions of its
/// cases, and one more for every other name.
///
/// Names are told apart by eight of their bytes: making a `String` of each would cost as much as reading the row.
struct SymbolCodes: Sendable {
    /// How many codes there are.
    let count: Int
    // Written in `init` only, and never freed: there is one for each enum of the program.
    nonisolated(unsafe) private let marks: UnsafeMutablePointer<UInt64>

    static let interactionTypes = SymbolCodes(InteractionType.allCases)
    static let sentiments = SymbolCodes(Sentiment.allCases)
    static let relationships = SymbolCodes(RelationshipType.allCases)

    private init(_ cases: [some RawRepresentable<String>]) {
        let marks = cases.map { Array($0.rawValue.utf8).withUnsafeBytes(SymbolCodes.mark) }
        precondition(Set(marks).count == marks.count, "names that look alike")
        count = marks.count + 1
        self.marks = .allocate(capacity: marks.count)
        self.marks.initialize(from: marks, count: marks.count)
    }

    func code(of name: UnsafeRawBufferPointer) -> Int {
        let mark = SymbolCodes.mark(name)
        var code = 0
        while code < count - 1, marks[code] != mark { code += 1 }
        return code
    }

    func code(of symbol: some RawRepresentable<String>) -> Int {
        Array(symbol.rawValue.utf8).withUnsafeBytes(code)
    }

    /// The first eight bytes of a name; of a shorter one all, where two halves may overlap.
    private static func mark(_ name: UnsafeRawBufferPointer) -> UInt64 {
        if name.count >= 8 { return name.loadUnaligned(as: UInt64.self) }
        guard name.count >= 4 else { return name.reduce(0) { $0 << 8 | UInt64($1) } }
        let start = name.loadUnaligned(as: UInt32.self)
        let end = name.loadUnaligned(fromByteOffset: name.count - 4, as: UInt32.self)
        return UInt64(start) | UInt64(end) << 32
    }
}
