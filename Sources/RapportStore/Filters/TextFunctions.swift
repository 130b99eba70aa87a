import Batches
import RapportTypes
import SQLite
import Secrets

/// The functions of a reading connection by which filters look into texts. They are ours: another database would
/// have them under other names, and they are written in this folder only.
///
/// - `folded(text)`: without case and accents.
/// - `opened_folded(sealed, row id, column)`: a sealed text opened, and folded. 0.6 µs for a short one.
/// - `has_word(folded text, word, as a prefix)`
///
/// All answer NULL for NULL.
final class TextFunctions {
    /// What sealed texts are opened with while a statement runs: the viewer's key. A row of anybody else's would not
    /// open, which is an error; conditions are only ever on the viewer's rows.
    var key: SecretKey?

    private let cipher: Cipher

    init(_ cipher: Cipher) { self.cipher = cipher }

    func define(on connection: Database) throws {
        try connection.define("folded", arguments: 1) { arguments in
            arguments.isNull(0) ? .null : .text(TextFunctions.fold(arguments.bytes(0)))
        }
        try connection.define("has_word", arguments: 3) { arguments in
            guard !arguments.isNull(0) else { return .null }
            let found = FoldedWords.contains(
                arguments.bytes(0), arguments.bytes(1), isPrefix: arguments.integer(2) != 0)
            return .integer(found ? 1 : 0)
        }
        // The connection keeps the functions, and its reader both: no cycle.
        try connection.define("opened_folded", arguments: 3) { [unowned self] arguments in
            arguments.isNull(0) ? .null : .text(try opened(arguments))
        }
    }

    private func opened(_ arguments: FunctionArguments) throws -> String {
        guard let key else { throw SecretsError.doesNotOpen }
        let place = SealedPlace(row: arguments.bytes(1), column: arguments.text(2))
        let sealed = arguments.bytes(0)
        return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: sealed.count) { buffer in
            let count = try place.withContiguousBytes {
                try cipher.open(sealed, with: key, bound: $0, into: buffer.baseAddress!)
            }
            return TextFunctions.fold(UnsafeRawBufferPointer(start: buffer.baseAddress, count: count))
        }
    }

    private static func fold(_ bytes: UnsafeRawBufferPointer) -> String {
        bytes.withMemoryRebound(to: UInt8.self) { String(decoding: Folding.fold(utf8: $0), as: UTF8.self) }
    }
}
