import Testing

@testable import rapport

@Suite("The server that rapport health asks")
struct AskedServerTests {
    @Test(arguments: [
        (["--port", "4321"], "http://127.0.0.1:4321"), (["--host", "192.0.2.1"], "http://192.0.2.1:4000"),
        (["--host", "0.0.0.0"], "http://127.0.0.1:4000"), (["--host", "::"], "http://127.0.0.1:4000"),
        (["--host", "::1"], "http://[::1]:4000"), (["--host", "rapport.local"], "http://rapport.local:4000"),
    ])
    func `the server is asked where it listens`(arguments: [String], url: String) throws {
        let settings = try Invocation(of: .health, arguments[...], environment: [:]).settings
        #expect(HealthCheck.url(of: settings) == url)
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.2", "0.0.0.0"])
    func `it says whether the server of these settings is ready`(host: String) throws {
        let server = try Program(["serve", "--port", "0", "--host", host])
        let port = try server.port()
        let check = try Program(["health", "--host", host, "--port", "\(port)"])
        #expect(check.status() == 0)
    }
}
