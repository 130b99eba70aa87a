import Batches
import SQLite
import Secrets

/// What migrations can call beside SQLite's own functions, while they run and no longer:
///
/// - `new_id()`: an id.
/// - `opened(sealed, row id, column, account id, wrapped key)`: the text of a sealed column; NULL for NULL. The wrapped
///   key is the account's, as the table `account` has it.
///
/// Released migrations rest on them, so what they answer never changes.
final class MigrationFunctions {
    private let masterKey: MasterKey
    private let identifiers: Identifiers
    private let cipher = Cipher()
    /// The key of the account whose rows are being opened: rows of one account mostly come together.
    private var current: (wrapped: [UInt8], key: DataKey)?

    init(_ configuration: Store.Configuration) {
        masterKey = configuration.masterKey
        identifiers = Identifiers(clock: configuration.clock)
    }

    /// Runs `body` on a connection whose SQL can call the functions.
    func available(on connection: Database, _ body: () throws -> Void) throws {
        try connection.define("new_id", arguments: 0, isDeterministic: false) { [identifiers] _ in
            .key(identifiers.next())
        }
        try connection.define("opened", arguments: 5, isDeterministic: false) { [self] arguments in
            arguments.isNull(0) ? .null : .text(try opened(arguments))
        }
        defer {
            connection.undefine("new_id", arguments: 0)
            connection.undefine("opened", arguments: 5)
        }
        try body()
    }

    private func opened(_ arguments: FunctionArguments) throws -> String {
        let key = try dataKey(wrapped: Array(arguments.bytes(4)), owner: Array(arguments.bytes(3)))
        let place = SealedPlace(row: arguments.bytes(1), column: arguments.text(2))
        let plain = try cipher.open(Array(arguments.bytes(0)), with: key.sealing, bound: place)
        return String(decoding: plain, as: UTF8.self)
    }

    private func dataKey(wrapped: [UInt8], owner: [UInt8]) throws -> DataKey {
        if let current, current.wrapped == wrapped { return current.key }
        let key = try masterKey.unwrap(wrapped, owner: owner, with: cipher)
        current = (wrapped, key)
        return key
    }
}
