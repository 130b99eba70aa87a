import Batches
import RapportTypes
import SQLite
import Secrets

/// Conditions on text, sealed or not: functions that SQL can call, on connections of ours only.
///
/// `opened` costs 0.5 µs a row and uses no index, so it stands behind conditions that leave one owner's rows. Equality
/// has a keyed hash column instead.
final class SealedConditions {
    private let cipher = Cipher()
    /// The key of the viewer whose statement runs.
    private var key: SecretKey?

    func register(on connection: Database) throws {
        try connection.define("opened", arguments: 3, isDeterministic: false) { [self] arguments in
            arguments.isNull(0) ? .null : .text(try open(arguments))
        }
        try connection.define("folded", arguments: 1) { arguments in
            arguments.isNull(0) ? .null : .text(SealedConditions.fold(arguments.bytes(0)))
        }
        try connection.define("has_word", arguments: 3) { arguments in
            guard !arguments.isNull(0) else { return .null }
            let found = FoldedWords.contains(
                arguments.bytes(0), arguments.bytes(1), isPrefix: arguments.integer(2) != 0)
            return .integer(found ? 1 : 0)
        }
    }

    private static func fold(_ bytes: UnsafeRawBufferPointer) -> String {
        bytes.withMemoryRebound(to: UInt8.self) { String(decoding: Folding.fold(utf8: $0), as: UTF8.self) }
    }

    /// The statements that follow are this viewer's.
    func use(_ viewer: Viewer) { key = viewer.dataKey.sealing }

    private func open(_ arguments: FunctionArguments) throws -> String {
        guard let key else { throw SecretsError.doesNotOpen }
        let place = SealedPlace(row: arguments.bytes(1), column: arguments.text(2))
        return String(decoding: try cipher.open(Array(arguments.bytes(0)), with: key, bound: place), as: UTF8.self)
    }
}

extension SQL {
    /// The text of a sealed column of `item`, NULL where there is none.
    static func opened(_ column: String) -> SQL {
        "opened(item.\(SQL(name: column)), item.id, \(column))"
    }

    /// Text without case and accents.
    static func folded(_ text: SQL) -> SQL { "folded(\(text))" }

    /// Whether a folded text has a word of its own, or one that begins so.
    static func hasWord(_ folded: SQL, _ word: String, isPrefix: Bool) -> SQL {
        "has_word(\(folded), \(word), \(isPrefix))"
    }
}
