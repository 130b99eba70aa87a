import CLinux
import Glibc

/// A socket that has its address, and listens when a server is made of it. Nobody connects before that.
public final class Listener: Sendable {
    let socket: Int32
    private let host: String
    /// The real one, where any was asked for.
    let port: UInt16

    /// - Parameters:
    ///   - host: an IPv4 or IPv6 address or a name; `::` is every address of both.
    ///   - port: 0 for any that is free.
    /// - Throws: also when another one listens there.
    public init(host: String, port: UInt16) throws(ServerError) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let found else { throw .unknownHost(host) }
        defer { freeaddrinfo(found) }

        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        socket = try checked("socket", Glibc.socket(found.pointee.ai_family, kind, 0))
        var on: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        self.host = host
        let isBound = bind(socket, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0
        let code = errno
        self.port = isBound ? Listener.port(of: socket) : port
        // What is not bound is closed with the object.
        guard isBound else { throw .cannotListen(host: host, port: port, errno: code) }
    }

    deinit { closeSocket(socket) }

    func listen() throws(ServerError) {
        guard Glibc.listen(socket, 4096) == 0 else { throw .cannotListen(host: host, port: port, errno: errno) }
    }

    private static func port(of socket: Int32) -> UInt16 {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &address) { storage in
            _ = storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
            // The port is in the same place in both families.
            return storage.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                UInt16(bigEndian: $0.pointee.sin_port)
            }
        }
    }
}
