import LoopbackHTTP
import Testing

@Suite("Running out of descriptors")
struct DescriptorTests {
    @Test func `more connections than there are descriptors are shed, and then all is well`() throws {
        let program = try Program(["serve", "--port", "0"], descriptors: 64)
        let port = try program.port()
        var clients = try (0..<200).map { _ in try HTTPClient(port: port) }
        // The last one is closed before it is answered, and so are those before it for which there is none.
        #expect(throws: ConnectionError.self) { try clients.removeLast().send("GET", "/health") }
        #expect(try clients[0].send("GET", "/health").status == 200)
        clients.removeAll()
        // The server learns of it when it does.
        while (try? HTTPClient(port: port).send("GET", "/health"))?.status != 200 {}
        let answer = try HTTPClient(port: port).send(
            "POST", "/graphql", ["Content-Type": "application/json"], body: #"{"query":"{ __typename }"}"#)
        #expect(answer.body == #"{"data":{"__typename":"Query"}}"#)
        program.terminate()
        #expect(program.status() == 0)
    }
}
