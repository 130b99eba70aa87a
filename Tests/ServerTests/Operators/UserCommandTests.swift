import LoopbackHTTP
import Testing

@Suite("Commands for accounts")
struct UserCommandTests {
    /// A folder with a database that has the demo's account.
    private let folder: TemporaryFolder

    init() throws {
        let program = try Program(["serve", "--port", "0", "--demo"])
        _ = try program.port()
        program.terminate()
        #expect(program.status() == 0)
        folder = program.folder
    }

    private func run(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
        let program = try Program(["user"] + arguments, in: folder)
        let output = program.outputText()
        let errors = program.errorText()
        return (program.status(), output, errors)
    }

    private func rows(_ text: String) -> [[Substring]] {
        text.split(separator: "\n").map { $0.split(separator: "  ").map { $0.drop { $0 == " " } } }
    }

    @Test func `accounts are made, listed, signed out and deleted`() throws {
        let added = try run("add", "anna@example.com", "--name", "Anna", "--time-zone", "Europe/Berlin")
        #expect(added.status == 0)
        #expect(added.output.hasPrefix("The password of anna@example.com is\n\n  "))
        let list = rows(try run("list").output)
        #expect(list.map { $0[0] } == ["EMAIL", "demo@example.com", "anna@example.com"])
        #expect(list[2][1] == "Anna")
        #expect(list[2][3] == "0")
        #expect(try run("sign-out", "anna@example.com").output == "All sessions of anna@example.com have ended.\n")
        #expect(try run("delete", "anna@example.com", "--yes").status == 0)
        #expect(rows(try run("list").output).count == 2)
    }

    @Test func `an address that is taken is said`() throws {
        let added = try run("add", "Demo@Example.com")
        #expect(added.status == 2)
        #expect(added.errors == "rapport: another account has the address Demo@Example.com\n")
    }

    @Test(arguments: ["reset-password", "sessions", "sign-out"])
    func `an unknown address is said`(command: String) throws {
        let answer = try run(command, "nobody@example.com")
        #expect(answer.status == 2)
        #expect(answer.errors == "rapport: no account has the address nobody@example.com\n")
    }

    @Test func `an account is deleted only by who says that it is meant`() throws {
        let answer = try run("delete", "demo@example.com")
        #expect(answer.status == 2)
        #expect(
            answer.errors
                == "rapport: everything that demo@example.com has would be gone: add --yes if that is meant\n")
        #expect(rows(try run("list").output).count == 2)
    }

    @Test func `a time zone that there is not is said`() throws {
        let answer = try run("add", "anna@example.com", "--time-zone", "Mars/Olympus")
        #expect(answer.status == 2)
        #expect(answer.errors == "rapport: --time-zone must be the name of a time zone, not 'Mars/Olympus'\n")
    }

    @Test func `what only reads works beside the server, what writes says that it does not`() throws {
        let server = try Program(["serve", "--port", "0"], in: folder)
        let client = try HTTPClient(port: server.port())
        _ = try client.send(
            "POST", "/graphql", ["Content-Type": "application/json"],
            body:
                #"{"query":"mutation { signIn(input: {email: \"demo@example.com\", password: \"rapport-demo\"}) { session { accessToken } } }"}"#
        )
        #expect(rows(try run("list").output)[1][3] == "1")
        let sessions = rows(try run("sessions", "demo@example.com").output)
        #expect(sessions.map { $0[0] } == ["KIND", "session", "token Weekly report (read-only)"])
        for arguments in [
            ["add", "anna@example.com"], ["delete", "demo@example.com", "--yes"], ["sign-out", "demo@example.com"],
        ] {
            let program = try Program(["user"] + arguments, in: folder)
            #expect(program.status() == 2)
            #expect(
                program.errorText()
                    == "rapport: the database rapport.db cannot be used: a server has this database open; stop it first (rapport.db.lock is locked)\n"
            )
        }
    }

    @Test func `a database that there is not is not made`() throws {
        let empty = try TemporaryFolder()
        let program = try Program(["user", "list"], in: empty)
        #expect(program.status() == 2)
        #expect(program.errorText() == "rapport: the database rapport.db cannot be used: there is no such file\n")
        #expect(try empty.names().isEmpty)
    }
}

@Suite("rapport health")
struct HealthCommandTests {
    @Test func `a server that is ready is well`() throws {
        let server = try Program(["serve", "--port", "0"])
        let port = try server.port()
        for url in ["http://127.0.0.1:\(port)", "http://localhost:\(port)/"] {
            let command = try Program(["health", url])
            #expect(command.outputText() == "{\"status\":\"ok\"}\n")
            #expect(command.status() == 0)
        }
    }

    @Test func `it is asked where the settings have it`() throws {
        let port = try Program(["serve", "--port", "0"])
        let command = try Program(["health", "--port", "\(try port.port())"])
        #expect(command.outputText() == "{\"status\":\"ok\"}\n")
        #expect(command.status() == 0)
    }

    @Test func `where nobody listens, it fails with a line`() throws {
        let server = try Program(["serve", "--port", "0"])
        let port = try server.port()
        server.terminate()
        #expect(server.status() == 0)
        let command = try Program(["health", "http://127.0.0.1:\(port)"])
        #expect(command.status() == 2)
        #expect(command.errorText() == "rapport: no server at 127.0.0.1, port \(port): Connection refused\n")
    }

    @Test(arguments: ["127.0.0.1:4000", "ftp://127.0.0.1:4000", "http://", "http://a:b", "http://[::1"])
    func `what is no plain address is said`(url: String) throws {
        let command = try Program(["health", url])
        #expect(command.status() == 2)
        #expect(
            command.errorText() == "rapport: URL must be an address like http://127.0.0.1:4000, not '\(url)'\n")
    }
}
