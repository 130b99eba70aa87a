import RapportStore

extension Command {
    static let userList = Command(
        name: "user list", takesSettings: true, database: .reading, help: "lists the accounts"
    ) { invocation in
        let accounts = try Application.register(invocation.settings).accounts()
        Terminal.write(
            TextTable.text(
                [["EMAIL", "NAME", "CREATED", "SESSIONS", "TOKENS"]]
                    + accounts.map { account in
                        [
                            account.email, account.name, account.createdAt.text, String(account.sessions),
                            String(account.accessTokens),
                        ]
                    }))
        return .done
    }

    static let userSessions = Command(
        name: "user sessions", operands: [.one("EMAIL")], takesSettings: true, database: .reading,
        help: "lists the sessions and personal access tokens of an account"
    ) { invocation in
        let email = try invocation.email(0)
        guard let signIns = try Application.register(invocation.settings).signIns(of: email) else {
            throw UnknownAccount(email: email)
        }
        Terminal.write(
            TextTable.text(
                [["KIND", "CREATED", "EXPIRES", "LAST USED"]]
                    + signIns.map { signIn in
                        [
                            signIn.kind.inWords, signIn.createdAt.text, signIn.expiresAt?.text ?? "never",
                            signIn.lastUsedAt?.text ?? "",
                        ]
                    }))
        return .done
    }
}

extension AccountRegister.SignIn.Kind {
    fileprivate var inWords: String {
        switch self {
        case .session: "session"
        case .accessToken(let name, let readOnly): "token \(name)" + (readOnly ? " (read-only)" : "")
        }
    }
}
