import Batches
import RapportStore
import RapportTypes

enum AccountMutations: AccountMutationResolvers {
    static func signUp(_ input: SignUpInput, in context: RequestContext) throws -> MutationWork<SignUpPayload> {
        try SessionMutations.signUp(input, in: context)
    }

    static func signIn(_ input: SignInInput, in context: RequestContext) throws -> MutationWork<SignInPayload> {
        try SessionMutations.signIn(input, in: context)
    }

    static func refreshSession(
        _ input: RefreshSessionInput, in context: RequestContext
    ) throws -> MutationWork<RefreshSessionPayload> {
        try SessionMutations.refreshSession(input, in: context)
    }

    static func signOut(_ input: SignOutInput, in context: RequestContext) throws -> MutationWork<SignOutPayload> {
        try SessionMutations.signOut(input, in: context)
    }

    static func updateViewer(
        _ input: UpdateViewerInput, in context: RequestContext
    ) throws -> MutationWork<UpdateViewerPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        faults.notCleared(input.name, ["name"])
        faults.notCleared(input.timeZone, ["timeZone"])
        let name = input.name.value.map { faults.line($0, ["name"], maximum: 200) }
        guard faults.isEmpty else { return .done(UpdateViewerPayload(userErrors: faults.errors)) }
        return .write { transaction in
            let outcome = try transaction.updateAccount(
                of: viewer, name: name, timeZone: input.timeZone.value?.text,
                expectedVersion: input.expectedVersion.value)
            return switch outcome {
            case .updated, .unchanged: UpdateViewerPayload(viewer: Key(viewer.id))
            case .versionConflict: UpdateViewerPayload(userErrors: [.versionConflict(Key<User>(viewer.id))])
            case .notFound: UpdateViewerPayload(userErrors: [.notFound(NodeID(viewer.id), [])])
            }
        }
    }

    static func createAccessToken(
        _ input: CreateAccessTokenInput, in context: RequestContext
    ) throws -> MutationWork<CreateAccessTokenPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        let name = faults.line(input.name, ["name"], maximum: 100)
        faults.future(input.expiresAt.value, ["expiresAt"], now: context.now)
        guard faults.isEmpty else { return .done(CreateAccessTokenPayload(userErrors: faults.errors)) }
        return .write { transaction in
            let outcome = try transaction.createAccessToken(
                named: name, readOnly: input.readOnly, expiresAt: input.expiresAt.value, for: viewer)
            switch outcome {
            case .created(let id, let secret):
                return CreateAccessTokenPayload(accessToken: Key(id), secret: secret.text)
            case .tooMany(let maximum):
                var faults = InputFaults()
                faults.add(
                    .limitExceeded, [], "An account has at most \(maximum) access tokens.", maximum: maximum)
                return CreateAccessTokenPayload(userErrors: faults.errors)
            }
        }
    }

    static func revokeAccessToken(
        _ input: RevokeAccessTokenInput, in context: RequestContext
    ) throws -> MutationWork<RevokeAccessTokenPayload> {
        let viewer = try context.author
        return .write { transaction in
            guard let id = input.id.uuid, try transaction.revokeAccessToken(id, of: viewer) else {
                return RevokeAccessTokenPayload(userErrors: [.notFound(input.id, ["id"])])
            }
            return RevokeAccessTokenPayload(revokedAccessTokenId: input.id)
        }
    }
}
