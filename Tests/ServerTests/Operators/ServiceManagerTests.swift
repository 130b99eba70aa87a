import Foundation
import Glibc
import Testing

@Suite("systemd")
struct ServiceManagerTests {
    @Test func `the service says when it is ready, and when it is about to end`() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appending(path: "notify").path
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let result = withUnsafePointer(to: address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(result == 0)
        // Nothing here takes so long unless it hangs.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        func message() -> String {
            var buffer = [UInt8](repeating: 0, count: 256)
            let count = recv(socket, &buffer, buffer.count, 0)
            return String(decoding: buffer[..<max(count, 0)], as: UTF8.self)
        }

        let program = try Program(["serve", "--port", "0"], environment: ["NOTIFY_SOCKET": path])
        #expect(message() == "READY=1\n")
        program.terminate()
        #expect(message() == "STOPPING=1\n")
        #expect(program.status() == 0)
    }
}
