import RapportStore

/// What `--demo` puts into the database: an account that everybody may know, with an invented network.
enum Demo {
    struct SignIn: Sendable {
        let email: String
        let password: String
    }

    static let signIn = SignIn(email: DemoNetwork.account.email.text, password: DemoNetwork.account.password)

    /// Makes the account with its network, unless it is there.
    static func fill(_ store: Store) throws -> SignIn {
        try store.seedDemo()
        return signIn
    }
}
