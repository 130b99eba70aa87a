import LoopbackHTTP
import Testing

@Suite("rapport user reset-password")
struct ResetPasswordTests {
    private func serve(in folder: TemporaryFolder? = nil) throws -> Program {
        try Program(["serve", "--port", "0", "--demo"], in: folder)
    }

    private func reset(_ email: String, in folder: TemporaryFolder) throws -> Program {
        try Program(["user", "reset-password", email], in: folder)
    }

    @Test func `who has forgotten a password gets another one`() throws {
        let first = try serve()
        _ = try first.port()
        first.terminate()
        #expect(first.status() == 0)

        let command = try reset("Demo@Example.com", in: first.folder)
        let text = command.outputText()
        #expect(command.status() == 0)
        let lines = text.split(separator: "\n").map(String.init)
        let password = try #require(lines.count == 3 ? lines[1].replacing(" ", with: "") : nil, "\(text)")
        #expect(lines[0] == "The password of Demo@Example.com is now")
        #expect(password.count == 20)

        let second = try Program(["serve", "--port", "0"], in: first.folder)
        let port = try second.port()
        func signIn(_ password: String) throws -> String {
            try HTTPClient(port: port).send(
                "POST", "/graphql", ["Content-Type": "application/json"],
                body:
                    #"{"query":"mutation { signIn(input: {email: \"demo@example.com\", password: \"\#(password)\"}) { session { user { name } } userErrors { code } } }"}"#
            ).body
        }
        #expect(
            try signIn(password)
                == #"{"data":{"signIn":{"session":{"user":{"name":"Robin Berger"}},"userErrors":[]}}}"#)
        #expect(
            try signIn("rapport-demo")
                == #"{"data":{"signIn":{"session":null,"userErrors":[{"code":"INVALID_CREDENTIALS"}]}}}"#)
    }

    @Test func `an address that nobody has is named, and a database that is not there is not made`() throws {
        let server = try serve()
        _ = try server.port()
        let busy = try reset("demo@example.com", in: server.folder)
        #expect(
            busy.errorText()
                == "rapport: the database rapport.db cannot be used: a server has this database open; stop it first (rapport.db.lock is locked)\n"
        )
        server.terminate()
        #expect(server.status() == 0)
        let unknown = try reset("nobody@example.com", in: server.folder)
        #expect(unknown.errorText() == "rapport: no account has the address nobody@example.com\n")
        #expect(unknown.status() == 2)
        let nowhere = try reset("demo@example.com", in: TemporaryFolder())
        #expect(nowhere.errorText() == "rapport: the database rapport.db cannot be used: there is no such file\n")
        #expect(nowhere.status() == 2)
        #expect(try nowhere.folder.names() == [])
    }
}
