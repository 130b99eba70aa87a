import RapportTypes

/// Small numbers for the names of an enum, so that counting its values is counting in an array.
///
/// Names are told apart by their first eight bytes: making a `String` of each would cost as much as reading the row.
struct SymbolCodes {
    private let names: [UInt64]

    /// The code of a name that is none of the enum's.
    var unknown: Int { names.count }
    /// How many codes there are, `unknown` included.
    var count: Int { names.count + 1 }

    init<E: CaseIterable & RawRepresentable<String>>(_: E.Type) {
        names = E.allCases.map { Array($0.rawValue.utf8).withUnsafeBytes(SymbolCodes.head) }
        precondition(Set(names).count == names.count, "names that begin alike")
    }

    /// The position of the name among the enum's cases.
    func code(of name: UnsafeRawBufferPointer) -> Int {
        let head = SymbolCodes.head(name)
        for index in names.indices where names[index] == head { return index }
        return unknown
    }

    /// The enum's case that has the name.
    func value<E: CaseIterable>(_: E.Type, of name: UnsafeRawBufferPointer) -> E? where E.AllCases == [E] {
        let code = code(of: name)
        return code == unknown ? nil : E.allCases[code]
    }

    private static func head(_ name: UnsafeRawBufferPointer) -> UInt64 {
        if name.count >= 8 { return name.loadUnaligned(as: UInt64.self) }
        var head: UInt64 = 0
        for byte in name { head = head << 8 | UInt64(byte) }
        return head
    }

    static let interactionTypes = SymbolCodes(InteractionType.self)
    static let sentiments = SymbolCodes(Sentiment.self)
    static let relationships = SymbolCodes(RelationshipType.self)
}
