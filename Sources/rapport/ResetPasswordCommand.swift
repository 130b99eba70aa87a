import RapportStore
import RapportTypes
import Secrets

/// `rapport user reset-password`: how somebody who has forgotten a password comes in again, as long as the server sends
/// no mail.
///
/// The server must not be running: it is the only one that writes. The password is made here and printed, since what is
/// typed on a command line is read by every user of the machine.
struct ResetPasswordCommand {
    private let email: EmailAddress
    private let settings: Settings

    init(_ email: EmailAddress, _ settings: Settings) {
        self.email = email
        self.settings = settings
    }

    /// What to tell the operator.
    ///
    /// - Throws: `UnusableDatabase`, or that there is no such account.
    func run() throws -> String {
        let store = try Application.openExisting(settings)
        defer { store.close() }
        let password = ResetPasswordCommand.newPassword()
        let hash = try PasswordHash(of: password)
        let email = email
        guard try store.writer.run({ try $0.resetPassword(of: email, to: hash) }) else {
            throw UnknownAccount(email: email)
        }
        return """
            The password of \(email.text) is now

              \(password)

            All sessions of the account have ended; its personal access tokens go on working.

            """
    }

    /// 120 random bits: 20 characters.
    private static func newPassword() -> String { Base64URL.encode(Random.bytes(15)) }
}

private struct UnknownAccount: Error, CustomStringConvertible {
    let email: EmailAddress
    var description: String { "no account has the address \(email.text)" }
}
