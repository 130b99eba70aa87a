import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum AccountMutations: AccountMutationResolvers {
    static func updateViewer(
        _ input: UpdateViewerInput, in context: RequestContext
    ) throws -> MutationWork<UpdateViewerPayload> {
        var faults = InputFaults()
        faults.notCleared(input.name, ["name"])
        faults.notCleared(input.timeZone, ["timeZone"])
        let name = input.name.value.map { faults.line($0, ["name"], maximum: 200) }
        return try .write(faults, in: context) {
            try $0.updateAccount(
                of: $1, name: name, timeZone: input.timeZone.value?.text, expectedVersion: input.expectedVersion.value)
        } payload: {
            UpdateViewerPayload(viewer: $0.map { Key($0) }, userErrors: $1)
        }
    }

    // MARK: Access tokens

    static func createAccessToken(
        _ input: CreateAccessTokenInput, in context: RequestContext
    ) throws -> MutationWork<CreateAccessTokenPayload> {
        var faults = InputFaults()
        let name = faults.line(input.name, ["name"], maximum: 100)
        faults.future(input.expiresAt.value, ["expiresAt"], now: context.now)
        return try .write(faults, in: context) {
            try $0.createAccessToken(
                named: name, readOnly: input.readOnly, expiresAt: input.expiresAt.value, for: $1)
        } payload: {
            CreateAccessTokenPayload(
                accessToken: ($0?.id).map { Key($0) }, secret: $0?.secret.text, userErrors: $1)
        }
    }

    static func revokeAccessToken(
        _ input: RevokeAccessTokenInput, in context: RequestContext
    ) throws -> MutationWork<RevokeAccessTokenPayload> {
        try .write(in: context) {
            try $0.revokeAccessToken(input.id, of: $1)
        } payload: {
            RevokeAccessTokenPayload(revokedAccessTokenId: $0.map { NodeID($0) }, userErrors: $1)
        }
    }
}
