import Glibc

/// A connection to a server on this machine, for tests. It knows nothing of what is said over it.
public final class LoopbackConnection {
    public let socket: Int32
    /// What has come and was not taken.
    public private(set) var received: [UInt8] = []

    public init(port: UInt16) throws(ConnectionError) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        // Nothing in a test takes so long unless it hangs.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw ConnectionError(during: "connect", errno) }
    }

    deinit { close(socket) }

    // MARK: Writing

    public func write(_ text: String) throws(ConnectionError) { try write(Array(text.utf8)) }

    public func write(_ bytes: [UInt8]) throws(ConnectionError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { throw ConnectionError(during: "send", errno) }
            rest = rest.dropFirst(sent)
        }
    }

    // MARK: Reading

    /// Waits for more.
    ///
    /// - Returns: false at the end.
    public func receive() throws(ConnectionError) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count >= 0 else { throw ConnectionError(during: "recv", errno) }
        received += buffer.prefix(count)
        return count > 0
    }

    /// Exactly so many bytes, for which it waits.
    public func read(_ count: Int) throws(ConnectionError) -> [UInt8] {
        while received.count < count { try receiveMore() }
        defer { received.removeFirst(count) }
        return Array(received.prefix(count))
    }

    /// Everything up to a text, and the text.
    public func read(to end: String) throws(ConnectionError) -> String {
        while true {
            if let range = received.firstRange(of: Array(end.utf8)) {
                return String(decoding: try read(range.upperBound), as: UTF8.self)
            }
            try receiveMore()
        }
    }

    /// Waits for more, which has to come.
    private func receiveMore() throws(ConnectionError) {
        guard try receive() else { throw ConnectionError(during: "recv", 0, received: received) }
    }
}

/// The server has cut a connection off, has ended it too early, or does not answer.
public struct ConnectionError: Error {
    /// The call that failed.
    public let call: String
    /// 0 where the connection has come to an end.
    public let errno: Int32
    /// What had come by then.
    public let received: String

    init(during call: String, _ errno: Int32, received: [UInt8] = []) {
        self.call = call
        self.errno = errno
        self.received = String(decoding: received, as: UTF8.self)
    }
}
