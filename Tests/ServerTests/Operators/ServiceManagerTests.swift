import Testing

@Suite("systemd")
struct ServiceManagerTests {
    @Test func `the service says when it is ready, and when it is about to end`() throws {
        let manager = try NotifySocket(in: TemporaryFolder())
        let program = try Program(["serve", "--port", "0"], environment: ["NOTIFY_SOCKET": manager.path])
        #expect(manager.message() == "READY=1\n")
        program.terminate()
        #expect(manager.message() == "STOPPING=1\n")
        #expect(program.status() == 0)
    }
}
