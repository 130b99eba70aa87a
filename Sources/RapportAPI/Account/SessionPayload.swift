import Batches
import RapportStore
import RapportTypes

/// A payload that signs somebody in.
protocol SessionPayload: Payload {
    var session: Session? { get }
}

extension SignUpPayload: SessionPayload {}
extension SignInPayload: SessionPayload {}
extension RefreshSessionPayload: SessionPayload {}
extension ChangePasswordPayload: SessionPayload {}

extension Session {
    init(_ tokens: SessionTokens) {
        self.init(
            accessToken: tokens.access.text, accessTokenExpiresAt: tokens.accessExpiresAt,
            refreshToken: tokens.refresh.text, user: Key(tokens.account))
    }
}
