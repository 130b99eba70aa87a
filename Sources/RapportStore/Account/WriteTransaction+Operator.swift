import RapportTypes
import SQLite

/// What an operator does with accounts, on whose behalf nobody asks.
extension WriteTransaction {
    /// Makes an account.
    ///
    /// - Returns: False if another one has the address.
    public func addAccount(_ new: NewAccount) throws -> Bool { try createAccount(new) != nil }

    /// Deletes an account with everything that it owns, as `deleteAccount` does.
    ///
    /// - Returns: False if no account has the address.
    public func deleteAccount(withAddress email: EmailAddress) throws -> Bool {
        guard let account = try account(withAddress: email) else { return false }
        try connection.run("UPDATE account SET wrapped_key = zeroblob(length(wrapped_key)) WHERE id = \(account)")
        try erase(account)
        return true
    }

    /// Ends all sessions of an account, and its personal access tokens if they are to end, too.
    ///
    /// - Returns: False if no account has the address.
    public func signOut(address email: EmailAddress, andTokens: Bool) throws -> Bool {
        guard let account = try account(withAddress: email) else { return false }
        try endAllSessions(of: account)
        if andTokens { try connection.run("DELETE FROM access_token WHERE owner_id = \(account)") }
        return true
    }

    private func account(withAddress email: EmailAddress) throws -> AccountID? {
        // Of all accounts: the address is how the operator names it.
        try connection.value("SELECT id FROM account WHERE email_folded = \(email.folded)")
    }
}
