import RapportStore
import RapportTypes
import Secrets

/// What `--demo` puts into the database: an account that everybody may know.
enum Demo {
    struct SignIn: Sendable {
        let email: String
        let password: String
    }

    static let signIn = SignIn(email: DemoNetwork.account.email.text, password: "rapport-demo")

    /// Makes the account, unless it is there.
    static func fill(_ store: Store) throws -> SignIn {
        let account = DemoNetwork.account
        let new = NewAccount(
            email: account.email, name: account.name, timeZone: account.timeZone.text,
            passwordHash: try PasswordHash(of: signIn.password))
        _ = try store.writer.run { try $0.signUp(new) }
        return signIn
    }
}
