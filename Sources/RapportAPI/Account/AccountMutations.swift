import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum AccountMutations: AccountMutationResolvers {
    static func updateViewer(
        _ input: UpdateViewerInput, in context: RequestContext
    ) throws -> MutationWork<UpdateViewerPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        faults.notCleared(input.name, ["name"])
        faults.notCleared(input.timeZone, ["timeZone"])
        let name = input.name.value.map { faults.line($0, ["name"], maximum: 200) }
        guard faults.isEmpty else { return .done(UpdateViewerPayload(userErrors: faults.errors)) }
        return .write(for: viewer) { transaction in
            let outcome = try transaction.updateAccount(
                of: viewer, name: name, timeZone: input.timeZone.value?.text,
                expectedVersion: input.expectedVersion.value)
            return switch outcome {
            case .updated, .unchanged: UpdateViewerPayload(viewer: Key(viewer.id))
            case .versionConflict: UpdateViewerPayload(userErrors: [.versionConflict(Key<User>(viewer.id))])
            case .notFound: throw FieldError.unauthenticated
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
        return .write(for: viewer) { transaction in
            let outcome = try transaction.createAccessToken(
                named: name, readOnly: input.readOnly, expiresAt: input.expiresAt.value, for: viewer)
            return switch outcome {
            case .created(let id, let secret): CreateAccessTokenPayload(accessToken: Key(id), secret: secret.text)
            case .tooMany(let maximum):
                CreateAccessTokenPayload(userErrors: [.tooMany("access tokens", maximum: maximum)])
            }
        }
    }

    static func revokeAccessToken(
        _ input: RevokeAccessTokenInput, in context: RequestContext
    ) throws -> MutationWork<RevokeAccessTokenPayload> {
        let viewer = try context.author
        return .write(for: viewer) { transaction in
            let id = input.id.uuidOrNil
            return try transaction.revokeAccessToken(id, of: viewer)
                ? RevokeAccessTokenPayload(revokedAccessTokenId: NodeID(id))
                : RevokeAccessTokenPayload(userErrors: [.notFound(input.id, ["id"])])
        }
    }
}
