import RapportTypes
import SQLite

extension WriteTransaction {
    /// An account as the viewer of what the server does on its behalf while nobody asks; nil if it is gone.
    func viewer(of account: AccountID) throws -> Viewer? {
        try connection.first("SELECT time_zone, wrapped_key FROM account WHERE id = \(account)") { row in
            Viewer(
                id: account, credential: .server, isReadOnly: false, timeZone: row[0],
                dataKey: try masterKey.unwrap(row[1], owner: account.bytes, with: cipher), wantsUseNoted: false)
        }
    }
}
