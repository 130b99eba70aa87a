import RapportStore
import RapportTypes

/// Signing up, in and out: what may be called without a token, and what ends one.
extension AccountMutations {
    static func signUp(_ input: SignUpInput, in context: RequestContext) throws -> MutationWork<SignUpPayload> {
        var faults = InputFaults()
        faults.password(input.password, ["password"])
        let name = faults.line(input.name, ["name"], maximum: 200)
        let known = faults.errors
        // Also with faults, to tell with them that the address is taken; it costs who asks as much as signing up does.
        let address = context.address
        return .hash(input.password, for: .address(address)) { hash in
            .write(of: .address(address)) { transaction in
                let account = NewAccount(
                    email: input.email, name: name, timeZone: input.timeZone.text, passwordHash: hash)
                switch try transaction.signUp(account) {
                case .created(let tokens):
                    return SignUpPayload(session: known.isEmpty ? Session(tokens) : nil, userErrors: known)
                case .emailIsTaken: return SignUpPayload(userErrors: known + [emailIsTaken])
                }
            }
        }
    }

    /// An unknown address takes as long as a wrong password: a hash is computed for it, too.
    static func signIn(_ input: SignInInput, in context: RequestContext) throws -> MutationWork<SignInPayload> {
        let refused = SignInPayload(userErrors: [invalidCredentials("The email address and password do not match.")])
        let credentials = try context.reader.credentials(of: input.email)
        // Who has an account does not wait for all who want one, or have none, and come from the same address.
        let client = credentials.map { Claimant.account($0.account) } ?? .address(context.address)
        return .verify(
            input.password, against: credentials?.passwordHash, of: AttemptSubject(input.email), for: client,
            in: context
        ) { isRight in
            guard isRight, let credentials else { return .done(refused) }
            return .write(of: client) { transaction in
                let tokens = try transaction.signIn(to: credentials.account, verified: credentials.passwordHash)
                return tokens.map { SignInPayload(session: Session($0)) } ?? refused
            }
        }
    }

    /// That the reuse of a token ends its family has to stay although the call fails.
    static func refreshSession(
        _ input: RefreshSessionInput, in context: RequestContext
    ) throws -> MutationWork<RefreshSessionPayload> {
        let refused = RefreshSessionPayload(
            userErrors: [invalidCredentials("The refresh token is unknown, used or expired.", ["refreshToken"])])
        let attempt = try context.beginAttempt(nil)
        guard let token = Token(input.refreshToken) else { return .done(refused) }
        return .write(of: .address(context.address), keepingWrites: true) { transaction in
            switch try transaction.refreshSession(token) {
            case .renewed(let tokens):
                attempt?.succeeded()
                return RefreshSessionPayload(session: Session(tokens))
            case .refused, .reused: return refused
            }
        }
    }

    /// A personal access token belongs to no session: it is revoked instead.
    static func signOut(_ input: SignOutInput, in context: RequestContext) throws -> MutationWork<SignOutPayload> {
        let viewer = try context.author
        return .write(of: .account(viewer.id)) { transaction in
            SignOutPayload(signedOut: try transaction.signOut(viewer, everywhere: input.everywhere))
        }
    }

    private static let emailIsTaken = UserError.duplicateError(
        DuplicateError(
            message: "There is an account with this email address.", code: .duplicate, path: ["input", "email"]))

    static func invalidCredentials(_ message: String, _ path: [String]? = nil) -> UserError {
        .validationError(
            ValidationError(message: message, code: .invalidCredentials, path: path.map { ["input"] + $0 }))
    }
}
