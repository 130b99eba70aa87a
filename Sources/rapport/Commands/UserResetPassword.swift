import RapportStore
import RapportTypes
import Secrets

extension Command {
    /// How somebody who has forgotten a password comes in again, as long as the server sends no mail.
    static let userResetPassword = Command(
        name: "user reset-password", operands: [.one("EMAIL")], takesSettings: true, database: .writing,
        help: "gives an account a new password, prints it, and ends the account's sessions"
    ) { invocation in
        let email = try invocation.email(0)
        let store = try Application.openExisting(invocation.settings)
        defer { store.close() }
        let password = NewPassword()
        let hash = try password.hash()
        guard try store.writer.run({ try $0.resetPassword(of: email, to: hash) }) else {
            throw UnknownAccount(email: email)
        }
        Terminal.write(
            """
            The password of \(email.text) is now

              \(password.text)

            All sessions of the account have ended; its personal access tokens go on working.

            """)
        return .done
    }
}
