import Batches
import GraphQLExecution
import RapportTypes

enum AccountMutations: AccountMutationResolvers {
    static func signUp(_ input: SignUpInput, in context: RequestContext) throws -> MutationWork<SignUpPayload> {
        throw FieldError("signUp is not written yet.", code: .internal)
    }

    static func signIn(_ input: SignInInput, in context: RequestContext) throws -> MutationWork<SignInPayload> {
        throw FieldError("signIn is not written yet.", code: .internal)
    }

    static func refreshSession(
        _ input: RefreshSessionInput, in context: RequestContext
    ) throws -> MutationWork<RefreshSessionPayload> {
        throw FieldError("refreshSession is not written yet.", code: .internal)
    }

    static func signOut(_ input: SignOutInput, in context: RequestContext) throws -> MutationWork<SignOutPayload> {
        throw FieldError("signOut is not written yet.", code: .internal)
    }

    static func updateViewer(
        _ input: UpdateViewerInput, in context: RequestContext
    ) throws -> MutationWork<UpdateViewerPayload> {
        throw FieldError("updateViewer is not written yet.", code: .internal)
    }

    static func createAccessToken(
        _ input: CreateAccessTokenInput, in context: RequestContext
    ) throws -> MutationWork<CreateAccessTokenPayload> {
        throw FieldError("createAccessToken is not written yet.", code: .internal)
    }

    static func revokeAccessToken(
        _ input: RevokeAccessTokenInput, in context: RequestContext
    ) throws -> MutationWork<RevokeAccessTokenPayload> {
        throw FieldError("revokeAccessToken is not written yet.", code: .internal)
    }
}
