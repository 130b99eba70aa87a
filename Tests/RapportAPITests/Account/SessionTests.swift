import JSON
import RapportTypes
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("Signing up, in and out")
struct SessionTests {
    let api: TestAPI

    init() throws { api = try TestAPI() }

    private static let input = #"email: "Anna@example.com", password: "correct horse""#

    private func signUp(_ input: String = SessionTests.input + #", name: " Anna ", timeZone: "Europe/Berlin""#) throws
        -> JSONValue
    {
        try api.value(
            """
            mutation { payload: signUp(input: {\(input)}) {
                session { accessToken refreshToken accessTokenExpiresAt user { email name timeZone version } }
                userErrors { __typename code path } } }
            """, as: nil)
    }

    private func refresh(_ token: String) throws -> JSONValue {
        try api.value(
            """
            mutation { payload: refreshSession(input: {refreshToken: "\(token)"}) {
                session { accessToken refreshToken } userErrors { __typename code path } } }
            """, as: nil)
    }

    private func viewer(_ answer: JSONValue) throws -> Viewer? {
        let text = try #require(answer["data"]?["payload"]?["session"]?["accessToken"]?.stringValue)
        return try api.reader.viewer(for: try #require(Token(text)))
    }

    private func refreshToken(_ answer: JSONValue) throws -> String {
        try #require(answer["data"]?["payload"]?["session"]?["refreshToken"]?.stringValue)
    }

    @Test func `what ends a session ends it for what follows in the same operation`() throws {
        let viewer = try #require(try self.viewer(signUp()))
        let answer = try api.value(
            """
            mutation {
                signOut(input: {}) { signedOut }
                createContact(input: {name: "Late"}) { contact { id } }
                importContacts(input: {source: {linkedInConnectionsCsv: "First Name,Last Name,Email Address,Company,Position,Connected On\\nZoë,,,,,"}}) { job { id } }
            }
            """, as: viewer)
        #expect(answer["data"]?["signOut"]?["signedOut"] == true)
        #expect(answer["data"]?["createContact"] == .some(.null))
        #expect(answer["data"]?["importContacts"]?.isNull == true)
        #expect(
            answer["errors"]?.elements?.map { $0["extensions"]?["code"] } == ["UNAUTHENTICATED", "UNAUTHENTICATED"])
        let contacts: Int? = try api.reader.connection.value("SELECT count(*) FROM contact")
        #expect(contacts == 0)
    }

    // MARK: In

    @Test func `who signs up is signed in, and reads himself below the session`() throws {
        let answer = try signUp()
        #expect(
            answer["data"]?["payload"]?["session"]?["user"]?.text
                == #"{"email":"Anna@example.com","name":"Anna","timeZone":"Europe/Berlin","version":1}"#)
        #expect(answer["data"]?["payload"]?["userErrors"]?.text == "[]")
        #expect(
            answer["data"]?["payload"]?["session"]?["accessTokenExpiresAt"]?.stringValue
                == "2026-11-20T10:15:00.000Z")
        #expect(try viewer(answer) != nil)
    }

    @Test(arguments: [
        (#"email: "b@example.com", password: "elevencharsx", name: "B", timeZone: "UTC""#, "[]"),
        (
            #"email: "b@example.com", password: "elevenchars", name: " ", timeZone: "UTC""#,
            #"[{"__typename":"ValidationError","code":"TOO_SHORT","path":["input","password"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","name"]}]"#
        ),
        (
            #"email: "anna@EXAMPLE.com", password: "correct horse", name: "B", timeZone: "UTC""#,
            #"[{"__typename":"DuplicateError","code":"DUPLICATE","path":["input","email"]}]"#
        ),
        (
            #"email: "anna@example.com", password: "elevenchars", name: "", timeZone: "UTC""#,
            #"[{"__typename":"ValidationError","code":"TOO_SHORT","path":["input","password"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","name"]},{"__typename":"DuplicateError","code":"DUPLICATE","path":["input","email"]}]"#
        ),
    ])
    func `an account has a name, a long password and an address of its own`(input: String, errors: String) throws {
        _ = try api.signUp()
        let payload = try signUp(input)["data"]?["payload"]
        #expect(payload?["userErrors"]?.text == errors)
        #expect(payload?["session"]?.isNull == (errors != "[]"))
        let accounts: Int? = try api.reader.connection.value("SELECT count(*) FROM account")
        #expect(accounts == (errors == "[]" ? 2 : 1))
    }

    @Test func `a wrong password and an unknown address are answered alike`() throws {
        _ = try signUp()
        func signIn(_ email: String, _ password: String) throws -> String {
            try api.run(
                """
                mutation { signIn(input: {email: "\(email)", password: "\(password)"}) {
                    session { user { name } } userErrors { __typename message code path } } }
                """, as: nil)
        }
        #expect(
            try signIn("anna@EXAMPLE.com", "correct horse")
                == #"{"data":{"signIn":{"session":{"user":{"name":"Anna"}},"userErrors":[]}}}"#)
        for (email, password) in [("anna@example.com", "wrong"), ("ben@example.com", "correct horse")] {
            #expect(
                try signIn(email, password)
                    == #"{"data":{"signIn":{"session":null,"userErrors":[{"__typename":"ValidationError","message":"The email address and password do not match.","code":"INVALID_CREDENTIALS","path":null}]}}}"#
            )
        }
    }

    // MARK: On

    @Test func `the reuse of a refresh token ends the family, although the call fails`() throws {
        let first = try signUp()
        let second = try refresh(refreshToken(first))
        #expect(try viewer(second) != nil)
        let refused =
            #"{"data":{"payload":{"session":null,"userErrors":[{"__typename":"ValidationError","code":"INVALID_CREDENTIALS","path":["input","refreshToken"]}]}}}"#
        #expect(try refresh(refreshToken(first)).text == refused)
        #expect(try viewer(second) == nil)
        #expect(try refresh(refreshToken(second)).text == refused)
        #expect(try refresh("no token").text == refused)
    }

    // MARK: Out

    private func signOut(as viewer: Viewer?) throws -> String {
        try api.run("mutation { signOut(input: {}) { signedOut userErrors { code } } }", as: viewer)
    }

    @Test func `who has signed out is nobody`() throws {
        let answer = try signUp()
        let anna = try viewer(answer)
        #expect(try signOut(as: anna) == #"{"data":{"signOut":{"signedOut":true,"userErrors":[]}}}"#)
        #expect(try viewer(answer) == nil)
    }

    @Test func `a token that may only read signs nobody out`() throws {
        let anna = try api.signUp()
        let reader = try api.accessToken("readOnly: true", as: anna)
        #expect(
            try signOut(as: reader)
                == #"{"data":{"signOut":null},"errors":[{"message":"This access token may only read.","locations":[{"line":1,"column":12}],"path":["signOut"],"extensions":{"code":"FORBIDDEN"}}]}"#
        )
    }

    @Test func `who signs in is not the caller of what follows in the same request`() throws {
        _ = try signUp()
        #expect(
            try api.run(
                """
                mutation {
                    signIn(input: {\(SessionTests.input)}) { session { user { name } } }
                    signOut(input: {}) { signedOut }
                }
                """, as: nil)
                == #"{"data":{"signIn":{"session":{"user":{"name":"Anna"}}},"signOut":null},"errors":[{"message":"This needs a signed-in user.","locations":[{"line":3,"column":5}],"path":["signOut"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#
        )
    }

    @Test func `whose an id is does not change with who signs in in the same request`() throws {
        let anna = try #require(try viewer(signUp()))
        let dora = try api.contact(#"name: "Dora""#, as: anna)
        let cleo = try api.signUp("cleo@example.com")
        let answer = try api.value(
            """
            mutation {
                signIn(input: {\(SessionTests.input)}) { session { user { name } } }
                updateContact(input: {id: "\(dora)", name: " "}) { userErrors { code path } }
            }
            """, as: cleo)
        #expect(
            answer["data"]?["updateContact"]?.text
                == #"{"userErrors":[{"code":"NOT_FOUND","path":["input","id"]},{"code":"REQUIRED","path":["input","name"]}]}"#
        )
    }
}

extension TestAPI {
    /// Makes a personal access token and gives its viewer. `input` is what stands in the braces beside the name.
    func accessToken(_ input: String = "", as viewer: Viewer) throws -> Viewer {
        let answer = try value(
            #"mutation { createAccessToken(input: {name: "Script" \#(input)}) { secret } }"#, as: viewer)
        guard let secret = answer["data"]?["createAccessToken"]?["secret"]?.stringValue, let token = Token(secret),
            let viewer = try reader.viewer(for: token)
        else { fatalError("no token: \(answer.text)") }
        return viewer
    }
}
