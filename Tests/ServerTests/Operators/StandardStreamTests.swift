import Foundation
import Testing

@Suite("The program without standard streams")
struct StandardStreamTests {
    @Test func `nothing that it says is written into its files`() throws {
        let folder = try TemporaryFolder()
        let manager = try NotifySocket(in: folder)
        let program = try Program(
            ["serve", "--port", "0", "--log", "requests"], in: folder, environment: ["NOTIFY_SOCKET": manager.path],
            closingStreams: true)
        #expect(manager.message() == "READY=1\n")
        program.terminate()
        #expect(program.status() == 0)
        #expect(try String(contentsOf: folder.url.appending(path: "rapport.db.lock"), encoding: .utf8) == "")
        let check = try Program(["check"], in: folder)
        #expect(check.status() == 0)
    }
}
