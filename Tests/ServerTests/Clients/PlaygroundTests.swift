import Foundation
import LoopbackHTTP
import Testing

private let folder = Python.package.appending(path: "Tests/Playground")

/// The playground in a real browser, against the real program; what is asked of it is in `Tests/Playground`.
@Suite(
    "Playground",
    .enabled(
        if: Python.finds("browser", in: folder),
        "Chromium, or python3 with playwright and axe_playwright_python, is missing: scripts/install-test-tools"))
struct PlaygroundTests {
    @Test func `the playground does in a browser what its tests ask of it`() throws {
        let program = try Program(["serve", "--port", "0", "--demo", "--trace"])
        let client = try HTTPClient(port: program.port())
        let answer = try Python.run(
            ["-m", "unittest", "discover", "--failfast"], in: folder,
            environment: ["RAPPORT_URL": "http://127.0.0.1:\(client.port)"])
        #expect(answer.status == 0, "\(answer.output)")
        #expect(answer.output.contains(/Ran [1-9]\d* tests/), "\(answer.output)")
    }
}
