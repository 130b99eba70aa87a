import Batches
import RapportTypes
import SQLite
import Secrets

/// Conditions on text, sealed or not: functions that SQL can call, on connections of ours only. All answer NULL for
/// NULL.
///
/// Opening uses no index, so it stands behind conditions that leave one owner's rows. Equality has a keyed hash column
/// instead.
final class SealedConditions {
    private let cipher = Cipher()
    /// The key of the viewer whose statement runs.
    private var key: SecretKey?
    /// The columns that have been opened: making a place for every row is an allocation for every row.
    private var places: [(column: [UInt8], place: SealedPlace)] = []

    func register(on connection: Database) throws {
        try connection.define("opened_folded", arguments: 3, isDeterministic: false) { [self] arguments in
            try arguments.isNull(0) ? .null : withOpened(arguments, SealedConditions.folded)
        }
        try connection.define("folded", arguments: 1) { arguments in
            arguments.isNull(0) ? .null : SealedConditions.folded(arguments.bytes(0))
        }
        try connection.define("has_word", arguments: 3) { arguments in
            guard !arguments.isNull(0) else { return .null }
            let found = FoldedWords.contains(
                arguments.bytes(0), arguments.bytes(1), isPrefix: arguments.integer(2) != 0)
            return .integer(found ? 1 : 0)
        }
    }

    /// The statements that follow are this viewer's.
    func use(_ viewer: Viewer) { key = viewer.dataKey.sealing }

    /// The arguments are the sealed value, the row's id and the column's name.
    private func withOpened(
        _ arguments: FunctionArguments, _ body: (UnsafeRawBufferPointer) -> Binding
    ) throws -> Binding {
        guard let key, arguments.bytes(1).count == 16 else { throw SecretsError.doesNotOpen }
        let sealed = arguments.bytes(0)
        let place = index(ofColumn: arguments.bytes(2))
        places[place].place.move(toRow: arguments.bytes(1).baseAddress!)
        return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: sealed.count) { plain in
            let count = try places[place].place.withContiguousBytes {
                try cipher.open(sealed, with: key, bound: $0, into: plain.baseAddress!)
            }
            return body(UnsafeRawBufferPointer(start: plain.baseAddress, count: count))
        }
    }

    /// There are as many as the program's statements name, so few.
    private func index(ofColumn name: UnsafeRawBufferPointer) -> Int {
        if let known = places.firstIndex(where: { $0.column.elementsEqual(name) }) { return known }
        let place = SealedPlace(
            row: [UInt8](repeating: 0, count: 16), column: String(decoding: name, as: UTF8.self))
        places.append((Array(name), place))
        return places.count - 1
    }

    private static func folded(_ text: UnsafeRawBufferPointer) -> Binding {
        text.withMemoryRebound(to: UInt8.self) { .text(String(decoding: Folding.fold(utf8: $0), as: UTF8.self)) }
    }
}

extension SQL {
    /// The text of a sealed column of `item` without case and accents, NULL where there is none.
    static func openedFolded(_ column: String) -> SQL {
        "opened_folded(item.\(SQL(name: column)), item.id, \(column))"
    }

    /// Text without case and accents.
    static func folded(_ text: SQL) -> SQL { "folded(\(text))" }

    /// Whether a folded text has a word of its own, or one that begins so.
    static func hasWord(_ folded: SQL, _ word: String, isPrefix: Bool) -> SQL {
        "has_word(\(folded), \(word), \(isPrefix))"
    }
}
