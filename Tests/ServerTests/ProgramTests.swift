import LoopbackHTTP
import Testing

@Suite("The program")
struct ProgramTests {
    @Test func `it serves until it is asked to end, and ends with status 0`() throws {
        let program = try Program(["serve", "--port", "0"])
        let client = try HTTPClient(port: program.port())
        #expect(try client.send("GET", "/health/ready").status == 200)
        program.terminate()
        #expect(program.status() == 0)
    }

    @Test func `what is written is there after a start anew`() throws {
        let folder = try TemporaryFolder()
        for _ in 0..<2 {
            let program = try Program(["serve", "--port", "0", "--demo", "--database", "kept.db"], in: folder)
            let client = try HTTPClient(port: program.port())
            let answer = try client.send(
                "POST", "/graphql", ["Content-Type": "application/json"],
                body:
                    #"{"query":"mutation { signIn(input: {email: \"demo@example.com\", password: \"rapport-demo\"}) { session { user { name } } userErrors { message } } }"}"#
            )
            #expect(
                answer.body == #"{"data":{"signIn":{"session":{"user":{"name":"Robin Berger"}},"userErrors":[]}}}"#)
            program.terminate()
            #expect(program.status() == 0)
        }
    }

    @Test func `two servers do not share a database`() throws {
        let first = try Program(["serve", "--port", "0"])
        _ = try first.port()
        let second = try Program(["serve", "--port", "0", "--database", "rapport.db"], in: first.folder)
        #expect(second.status() == 2)
        #expect(
            second.errorText()
                == "rapport: the database rapport.db cannot be used: a server has this database open; stop it first (rapport.db.lock is locked)\n"
        )
    }

    @Test func `a file that is no database is named`() throws {
        let folder = try TemporaryFolder()
        try folder.write("This is no database.", to: "rapport.db")
        let key = String(repeating: "ab", count: 32)
        let program = try Program(["serve", "--port", "0"], in: folder, environment: ["RAPPORT_MASTER_KEY": key])
        #expect(program.status() == 2)
        #expect(program.errorText() == "rapport: the database rapport.db cannot be used: file is not a database\n")
    }

    @Test func `a database without its key is not given another`() throws {
        let folder = try TemporaryFolder()
        try folder.write("Sealed.", to: "rapport.db")
        let program = try Program(["serve", "--port", "0"], in: folder)
        #expect(program.status() == 2)
        #expect(
            program.errorText()
                == "rapport: the database rapport.db cannot be used: its key file rapport.db.key is missing, and RAPPORT_MASTER_KEY is not set\n"
        )
    }

    @Test func `of a database that was emptied is told that it is begun anew`() throws {
        let first = try Program(["serve", "--port", "0"])
        _ = try first.port()
        first.terminate()
        #expect(first.status() == 0)
        try first.folder.write("", to: "rapport.db")
        let second = try Program(["serve", "--port", "0", "--database", "rapport.db"], in: first.folder)
        _ = try second.port()
        second.terminate()
        #expect(second.status() == 0)
        #expect(
            second.errorText()
                == "rapport: the database rapport.db is empty, but its key is there; it is begun anew\n")
    }

    @Test func `a database does not open with another key`() throws {
        let folder = try TemporaryFolder()
        func start(_ digits: String) throws -> Program {
            let key = String(repeating: digits, count: 32)
            return try Program(
                ["serve", "--port", "0", "--demo"], in: folder, environment: ["RAPPORT_MASTER_KEY": key])
        }
        let first = try start("ab")
        _ = try first.port()
        first.terminate()
        #expect(first.status() == 0)
        let second = try start("cd")
        #expect(second.status() == 2)
        #expect(
            second.errorText()
                == "rapport: the database rapport.db cannot be used: it was sealed with another master key than this one\n"
        )
    }

    @Test func `an address that cannot be listened on is named`() throws {
        let first = try Program(["serve", "--port", "0"])
        let port = try first.port()
        let second = try Program(["serve", "--port", String(port)])
        #expect(second.status() == 2)
        #expect(second.errorText().hasSuffix("cannot listen on 127.0.0.1, port \(port): Address already in use\n"))
        // Nothing was made for it.
        #expect(try second.folder.names() == [])
    }
}
