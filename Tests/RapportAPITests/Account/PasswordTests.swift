import JSON
import RapportTypes
import Secrets
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("Passwords and the end of an account")
struct PasswordTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try PasswordTests.signUp(in: api)
    }

    private static func signUp(in api: TestAPI) throws -> Viewer {
        let answer = try api.value(
            """
            mutation { signUp(input: {
                email: "anna@example.com", password: "correct horse", name: "Anna", timeZone: "Europe/Berlin"
            }) { session { accessToken } } }
            """, as: nil)
        return try viewer(answer["data"]!["signUp"]!, in: api)
    }

    private static func viewer(_ payload: JSONValue, in api: TestAPI) throws -> Viewer {
        let token = try #require(Token(payload["session"]!["accessToken"]!.stringValue!))
        return try #require(try api.reader.viewer(for: token))
    }

    private func signIn(_ password: String) throws -> JSONValue {
        try api.value(
            """
            mutation { signIn(input: {email: "anna@example.com", password: "\(password)"}) {
                session { accessToken } userErrors { code } } }
            """, as: nil)["data"]!["signIn"]!
    }

    private func isSignedIn(_ viewer: Viewer) throws -> Bool {
        try api.store.writer.run { transaction in
            do {
                try transaction.checkSignedIn(viewer)
                return true
            } catch StoreError.signedOut {
                return false
            }
        }
    }

    // MARK: Another password

    private func change(_ current: String, _ new: String, as viewer: Viewer? = nil) throws -> JSONValue {
        try api.value(
            """
            mutation { changePassword(input: {currentPassword: "\(current)", newPassword: "\(new)"}) {
                session { accessToken user { name version } } userErrors { code path message } } }
            """, as: viewer ?? anna)["data"]!["changePassword"]!
    }

    @Test func `a new password ends every other session, and gives this client a new one`() throws {
        let phone = try PasswordTests.viewer(try signIn("correct horse"), in: api)
        let payload = try change("correct horse", "battery staple")
        #expect(payload["session"]!["user"]!.text == #"{"name":"Anna","version":2}"#)
        #expect(payload["userErrors"]!.text == "[]")
        #expect(try isSignedIn(PasswordTests.viewer(payload, in: api)))
        #expect(try !isSignedIn(anna) && !isSignedIn(phone))
        #expect(try signIn("correct horse")["userErrors"]!.text == #"[{"code":"INVALID_CREDENTIALS"}]"#)
        #expect(try signIn("battery staple")["userErrors"]!.text == "[]")
    }

    @Test func `a personal access token goes on working`() throws {
        let script = try api.accessToken(as: anna)
        _ = try change("correct horse", "battery staple")
        #expect(try isSignedIn(script))
    }

    @Test(arguments: [
        ("wrong", "battery staple", ["INVALID_CREDENTIALS currentPassword"]),
        ("correct horse", "elevenchars", ["TOO_SHORT newPassword"]),
        ("wrong", "elevenchars", ["INVALID_CREDENTIALS currentPassword", "TOO_SHORT newPassword"]),
        ("correct horse", String(repeating: "x", count: 257), ["TOO_LONG newPassword"]),
    ])
    func `everything that is wrong is told at once, and the password stays`(
        current: String, new: String, faults: [String]
    ) throws {
        let payload = try change(current, new)
        let told = payload["userErrors"]!.elements!.map {
            "\($0["code"]!.stringValue!) \($0["path"]![1]!.stringValue!)"
        }
        #expect(told == faults)
        #expect(payload["session"]!.isNull)
        #expect(try isSignedIn(anna))
        #expect(try signIn("correct horse")["userErrors"]!.text == "[]")
    }

    @Test(arguments: [12, 256])
    func `a password has 12 to 256 characters`(count: Int) throws {
        // Characters, not bytes.
        let new = String(repeating: "ü", count: count)
        #expect(try change("correct horse", new)["userErrors"]!.text == "[]")
        #expect(try signIn(new)["userErrors"]!.text == "[]")
    }

    @Test func `what follows in the same operation is no longer signed in`() throws {
        let answer = try api.value(
            """
            mutation {
                changePassword(input: {currentPassword: "correct horse", newPassword: "battery staple"}) {
                    session { user { name } } }
                createContact(input: {name: "Late"}) { contact { id } }
            }
            """, as: anna)
        #expect(answer["data"]!["changePassword"]!.text == #"{"session":{"user":{"name":"Anna"}}}"#)
        #expect(answer["errors"]![0]!["extensions"]!["code"] == "UNAUTHENTICATED")
    }

    @Test(arguments: [
        #"changePassword(input: {currentPassword: "correct horse", newPassword: "battery staple"}) { session { accessToken } }"#,
        #"deleteViewer(input: {password: "correct horse"}) { deletedUserId }"#,
    ])
    func `a token that may only read changes no password and deletes nothing`(field: String) throws {
        let reader = try api.accessToken("readOnly: true", as: anna)
        #expect(
            try api.value("mutation { \(field) }", as: reader)["errors"]![0]!["extensions"]!["code"] == "FORBIDDEN")
        #expect(
            try api.value("mutation { \(field) }", as: nil)["errors"]![0]!["extensions"]!["code"] == "UNAUTHENTICATED")
        #expect(try isSignedIn(anna))
    }

    // MARK: The end

    private func delete(_ password: String, as viewer: Viewer? = nil) throws -> String {
        try api.run(
            """
            mutation { deleteViewer(input: {password: "\(password)"}) {
                deletedUserId userErrors { code path message } } }
            """, as: viewer ?? anna)
    }

    @Test func `an account goes with its password only`() throws {
        try api.contact(#"name: "Ben""#, as: anna)
        #expect(
            try delete("wrong")
                == #"{"data":{"deleteViewer":{"deletedUserId":null,"userErrors":[{"code":"INVALID_CREDENTIALS","path":["input","password"],"message":"This is not the password of the account."}]}}}"#
        )
        #expect(try api.names(as: anna) == ["Ben"])
        let script = try api.accessToken(as: anna)
        #expect(
            try delete("correct horse")
                == #"{"data":{"deleteViewer":{"deletedUserId":"\#(anna.id)","userErrors":[]}}}"#)
        #expect(try !isSignedIn(anna) && !isSignedIn(script))
        #expect(try signIn("correct horse")["userErrors"]!.text == #"[{"code":"INVALID_CREDENTIALS"}]"#)
        #expect(try api.rows().filter { !$0.hasPrefix("sqlite") } == [])
    }

    @Test func `the address is free again`() throws {
        _ = try delete("correct horse")
        let again = try PasswordTests.signUp(in: api)
        #expect(again.id != anna.id)
        #expect(try api.names(as: again) == [])
    }

    @Test func `accounts of other people stay`() throws {
        let cleo = try api.signUp("cleo@example.com")
        try api.contact(#"name: "Dora""#, as: cleo)
        _ = try delete("correct horse")
        #expect(try api.names(as: cleo) == ["Dora"])
    }
}
