import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("The account and its access tokens")
struct AccountTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    private func update(_ input: String, as viewer: Viewer? = nil) throws -> String {
        try api.run(
            """
            mutation { updateViewer(input: {\(input)}) {
                viewer { name timeZone version }
                userErrors { code path ... on ConflictError { current { version } } } } }
            """, as: viewer ?? anna)
    }

    // MARK: The account

    @Test(arguments: [
        (#"name: " Ann ""#, #"{"viewer":{"name":"Ann","timeZone":"Europe/Berlin","version":2},"userErrors":[]}"#),
        (
            #"timeZone: "Asia/Tokyo", expectedVersion: 1"#,
            #"{"viewer":{"name":"Anna","timeZone":"Asia/Tokyo","version":2},"userErrors":[]}"#
        ),
        (#"name: "Anna""#, #"{"viewer":{"name":"Anna","timeZone":"Europe/Berlin","version":1},"userErrors":[]}"#),
        (
            "name: null, timeZone: null",
            #"{"viewer":null,"userErrors":[{"code":"REQUIRED","path":["input","name"]},{"code":"REQUIRED","path":["input","timeZone"]}]}"#
        ),
        (
            #"name: "Ann", expectedVersion: 7"#,
            #"{"viewer":null,"userErrors":[{"code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":1}}]}"#
        ),
    ])
    func `name and zone can be changed, not cleared`(input: String, payload: String) throws {
        #expect(try update(input) == #"{"data":{"updateViewer":\#(payload)}}"#)
    }

    @Test func `a token that may only read changes nothing`() throws {
        let reader = try api.accessToken("readOnly: true", as: anna)
        #expect(
            try update(#"name: "Ben""#, as: reader)
                == #"{"data":{"updateViewer":null},"errors":[{"message":"This access token may only read.","locations":[{"line":1,"column":12}],"path":["updateViewer"],"extensions":{"code":"FORBIDDEN"}}]}"#
        )
        #expect(try api.run("{ viewer { name } }", as: reader) == #"{"data":{"viewer":{"name":"Anna"}}}"#)
    }

    // MARK: Access tokens

    @Test func `what is wrong with a token to make is said at once`() throws {
        #expect(
            try api.run(
                """
                mutation { createAccessToken(input: {name: " ", expiresAt: "2026-11-20T10:00:00Z"}) {
                    secret userErrors { code path } } }
                """, as: anna)
                == #"{"data":{"createAccessToken":{"secret":null,"userErrors":[{"code":"REQUIRED","path":["input","name"]},{"code":"MUST_BE_IN_FUTURE","path":["input","expiresAt"]}]}}}"#
        )
    }

    @Test func `that there are fifty tokens is the fault of no field`() throws {
        let viewer = anna
        try api.store.writer.run { transaction in
            for _ in 1...50 {
                _ = try transaction.createAccessToken(named: "Script", readOnly: true, expiresAt: nil, for: viewer)
            }
        }
        #expect(
            try api.run(
                """
                mutation { createAccessToken(input: {name: "One more"}) {
                    accessToken { id } userErrors { message code path ... on ValidationError { maximum } } } }
                """, as: anna)
                == #"{"data":{"createAccessToken":{"accessToken":null,"userErrors":[{"message":"An account has at most 50 access tokens.","code":"LIMIT_EXCEEDED","path":null,"maximum":50.0}]}}}"#
        )
    }

    @Test func `a revoked token is named as it is known, however its id was written`() throws {
        let script = try api.accessToken(as: anna)
        guard case .accessToken(let id) = script.credential else { fatalError("no access token") }
        func revoke(_ id: String, as viewer: Viewer) throws -> String {
            try api.run(
                """
                mutation { revokeAccessToken(input: {id: "\(id)"}) {
                    revokedAccessTokenId userErrors { code path } } }
                """, as: viewer)
        }
        let refused =
            #"{"data":{"revokeAccessToken":{"revokedAccessTokenId":null,"userErrors":[{"code":"NOT_FOUND","path":["input","id"]}]}}}"#
        #expect(try revoke(id.description, as: api.signUp("ben@example.com")) == refused)
        #expect(
            try revoke(id.description.uppercased(), as: anna)
                == #"{"data":{"revokeAccessToken":{"revokedAccessTokenId":"\#(id)","userErrors":[]}}}"#)
        #expect(try revoke(id.description, as: anna) == refused)
        #expect(
            try api.run("{ viewer { accessTokens { id } } }", as: anna) == #"{"data":{"viewer":{"accessTokens":[]}}}"#)
    }
}
