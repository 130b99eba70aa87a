import Batches
import RapportTypes
import Secrets

extension Store {
    /// Makes the demo's account with its network, if there is none: what a server shows to whoever tries it.
    ///
    /// One transaction, so that it is there as a whole or not at all. Measured: 0.2 s, of which the password's hash
    /// takes 0.1.
    ///
    /// - Returns: Whom to sign in as.
    @discardableResult
    public func seedDemo() throws -> DemoAccount {
        let account = DemoNetwork.account
        guard try makeReader().credentials(of: account.email) == nil else { return account }
        let new = NewAccount(
            email: account.email, name: account.name, timeZone: account.timeZone.text,
            passwordHash: try PasswordHash(of: account.password))
        try writer.run { try $0.seed(new) }
        // All pages of the new database are there, and hardly one will be asked for again.
        try writer.run { $0.connection.releaseMemory() }
        return account
    }
}

extension WriteTransaction {
    /// Does what the demo's account would have done, one thing after the other at its own time: so its events come in
    /// the order of their times.
    fileprivate func seed(_ new: NewAccount) throws {
        let end = now
        let steps = DemoCircle(now: end).steps()
        if let first = steps.first { pretend(first.time) }
        guard let account = try createAccount(new), let viewer = try viewer(of: account) else { return }
        for step in steps {
            pretend(min(step.time, end))
            try step.take(self, viewer)
        }
        pretend(end)
        // So that the timer changes nothing half a minute later.
        _ = try expireReferrals(limit: ReferralExpiry.slice)
        try seedImport(for: viewer)
    }
}
