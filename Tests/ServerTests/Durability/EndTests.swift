import Foundation
import LoopbackHTTP
import Synchronization
import Testing

@testable import SQLite

/// What the process does with its last requests.
@Suite("The end of a server", .serialized)
struct EndTests {
    private let served: ServedDatabase

    init() throws { served = try ServedDatabase() }

    /// What lies beside the database while it is open.
    private func companions() throws -> [String] {
        try served.folder.names().filter { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") }
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `mutations that run get their answers, and no log is left`(_ signal: Int32) throws {
        try served.start()
        let token = try Caller.signUp(port: served.port)
        let callers = try (0..<5).map { _ in try Caller(port: served.port) }
        // Their connections are there, since they have answers.
        for caller in callers { #expect(try caller.run("{ __typename }").contains("Query")) }
        let writer = try Caller(port: served.port, token: token)
        #expect(try writer.createContact("Dana"))
        // Passwords are hashed one after the other, so that the last one waits for the others.
        for (number, caller) in callers.enumerated() {
            try caller.begin(
                """
                mutation { signUp(input: {
                  email: "\(number)@example.com", password: "a long password", name: "N", timeZone: "Europe/Berlin"
                }) { session { user { email } } } }
                """)
        }
        served.program?.send(signal)
        for (number, caller) in callers.enumerated() {
            #expect(
                try caller.finish() == #"{"data":{"signUp":{"session":{"user":{"email":"\#(number)@example.com"}}}}}"#)
        }
        #expect(served.program?.status() == 0)
        #expect(try companions() == [])
        let accounts: Int? = try served.database().value("SELECT count(*) FROM account")
        #expect(accounts == 6)
    }

    @Test func `requests that have begun and go no further are cut off after the grace time`() throws {
        try served.start(["--max-shutdown-time", "200ms"])
        let token = try Caller.signUp(port: served.port)
        let clients = try ["POST /gra", "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{\"q", ""].map {
            let client = try HTTPClient(port: served.port)
            try client.write($0)
            return client
        }
        // The server has them when it has answered somebody who came later.
        #expect(try Caller(port: served.port, token: token).createContact("Dana"))
        #expect(served.stop() == 0)
        #expect(try companions() == [])
        #expect(try served.contacts() == ["Dana"])
        withExtendedLifetime(clients) {}
    }

    /// It says so to everybody who comes.
    private func waitUntilItEnds() throws {
        while true {
            let client = try HTTPClient(port: served.port)
            // One that came just before is closed without an answer.
            if let answer = try? client.send("GET", "/health/ready"), answer.status == 503 { return }
        }
    }

    @Test func `whoever comes while it ends is told so, and nothing is begun for them`() throws {
        try served.start(["--max-shutdown-time", "1h", "--max-head-time", "1h"])
        let busy = try HTTPClient(port: served.port)
        #expect(try busy.send("GET", "/health/live").status == 200)
        try busy.write("GET /health/live HTTP/1.1\r\nHo")
        try #require(served.program).terminate()
        try waitUntilItEnds()
        #expect(try HTTPClient(port: served.port).send("GET", "/health/live").status == 200)
        let late = try HTTPClient(port: served.port).send(
            "POST", "/graphql", ["Content-Type": "application/json"], body: #"{"query":"{ __typename }"}"#)
        #expect(late.status == 503)
        #expect(late["Retry-After"] == "1")
        #expect(late["Connection"] == "close")
        #expect(late.body.contains("UNAVAILABLE"))
        try busy.write("st: a\r\n\r\n")
        #expect(served.program?.status() == 0)
    }

    @Test func `SIGHUP ends nothing, also without TLS`() throws {
        try served.start()
        let client = try HTTPClient(port: served.port)
        #expect(try client.send("GET", "/health/live").status == 200)
        try #require(served.program).send(SIGHUP)
        #expect(try client.send("GET", "/health/live").status == 200)
        #expect(served.stop() == 0)
    }

    @Test func `a second signal ends it at once`() throws {
        try served.start(["--max-shutdown-time", "1h", "--max-head-time", "1h"])
        let token = try Caller.signUp(port: served.port)
        #expect(try Caller(port: served.port, token: token).createContact("Dana"))
        let client = try HTTPClient(port: served.port)
        #expect(try client.send("GET", "/health/live").status == 200)
        try client.write("POST /gra")
        let program = try #require(served.program)
        program.terminate()
        try waitUntilItEnds()
        program.terminate()
        #expect(program.status() == SIGTERM)
        // What was acknowledged is there nevertheless.
        try served.start()
        #expect(try served.contacts() == ["Dana"])
        #expect(served.stop() == 0)
        #expect(try companions() == [])
    }

    @Test func `many who write until the end know what was written`() throws {
        try served.start()
        let token = try Caller.signUp(port: served.port)
        let port = served.port
        let acknowledged = Mutex<[String]>([])
        let first = DispatchSemaphore(value: 0)
        let group = DispatchGroup()
        for writer in 0..<6 {
            group.enter()
            Thread.detachNewThread {
                defer { group.leave() }
                guard let caller = try? Caller(port: port, token: token) else { return }
                var number = 0
                while (try? caller.createContact("\(writer)-\(number)")) == true {
                    acknowledged.withLock { $0.append("\(writer)-\(number)") }
                    number += 1
                    first.signal()
                }
            }
        }
        for _ in 0..<60 { first.wait() }
        #expect(served.stop() == 0)
        group.wait()
        #expect(try companions() == [])
        // Nobody is left without an answer, so that nothing is there that was not acknowledged.
        #expect(try served.contacts() == acknowledged.withLock { $0.sorted() })
        try served.checkWhole()
    }
}
