import Foundation
import Testing

/// The real program, followed by the clients of `Tests/Clients` that subscribe.
@Suite(
    "Python clients that subscribe",
    .enabled(
        if: Python.finds("gql", "httpx", "websockets"),
        "python3 with gql and websockets is missing: scripts/install-test-tools"))
struct SubscribingClientTests {
    @Test func `what happens is followed over WebSockets and event streams`() throws {
        let program = try Program(["serve", "--port", "0", "--demo"])
        let url = "http://127.0.0.1:\(try program.port())/graphql"
        let answer = try Python.run(
            [ClientFiles.path("subscribing_client.py")], in: program.folder.url, environment: ["RAPPORT_URL": url])
        #expect(answer.status == 0, "\(answer.output)")
    }

    @Test(arguments: ["killed", "ended"])
    func `each event comes once, though the server is killed, or ended, and started again`(how: String) throws {
        let folder = try TemporaryFolder()
        let test = "ResumingTest.test_each_event_comes_once_though_the_server_is_" + how
        let answer = try Python.run(
            [ClientFiles.path("resuming_client.py"), test], in: folder.url,
            environment: ["RAPPORT_PROGRAM": Program.executable.path])
        #expect(answer.status == 0, "\(answer.output)")
    }
}
