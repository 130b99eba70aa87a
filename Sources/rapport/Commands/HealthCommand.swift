import Glibc
import HTTPServer

extension Command {
    /// For containers, which have no curl.
    static let health = Command(
        name: "health", operands: [.optional("URL")], takesSettings: true,
        help: "asks a server whether it is ready, by default the one of these settings, and fails if it is not"
    ) { invocation in
        let settings = invocation.settings
        let answer = try HealthCheck(invocation.operands(from: 0).first ?? HealthCheck.url(of: settings)).ask()
        Terminal.write("\(answer.text)\n")
        return answer.isReady ? .done : .foundFaults
    }
}

/// Asks `/health/ready` of a server. The check runs beside it: whose certificate it has is not looked at.
struct HealthCheck {
    private let speaksTLS: Bool
    private let host: String
    private let port: String

    struct Answer {
        let isReady: Bool
        let text: String
    }

    private static let patienceInSeconds = 5

    /// Where the server with these settings is reached from this machine: one that listens on every address, on that
    /// which is never another's.
    static func url(of settings: Settings) -> String {
        settings.address(on: settings.listensOnEveryAddress ? "127.0.0.1" : settings.host, port: settings.port)
    }

    init(_ url: String) throws(CommandLineFault) {
        let expected = "an address like http://127.0.0.1:4000"
        guard let scheme = ["http://", "https://"].first(where: { url.hasPrefix($0) }) else {
            throw .invalidOperand("URL", value: url, expected: expected)
        }
        speaksTLS = scheme == "https://"
        let authority = String(url.dropFirst(scheme.count).prefix { $0 != "/" })
        guard let (host, port) = HealthCheck.parts(of: authority, standardPort: speaksTLS ? "443" : "80") else {
            throw .invalidOperand("URL", value: url, expected: expected)
        }
        self.host = host
        self.port = port
    }

    func ask() throws(Unreachable) -> Answer {
        let socket = try connected()
        defer { close(socket) }
        let name = Settings.bracketed(host)
        let request = Array("GET /health/ready HTTP/1.1\r\nHost: \(name)\r\nConnection: close\r\n\r\n".utf8)
        guard let bytes = answer(to: request, on: socket) else {
            throw Unreachable(host: host, port: port, reason: "it does not answer")
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let first = lines.first, first.hasPrefix("HTTP/1.") else {
            throw Unreachable(host: host, port: port, reason: "it does not speak HTTP")
        }
        return Answer(isReady: first.contains(" 200 "), text: String(lines.last ?? first))
    }

    private func answer(to request: [UInt8], on socket: Int32) -> [UInt8]? {
        let maximum = 64 * 1024
        if speaksTLS { return TLSExchange.answer(to: request, on: socket, atMost: maximum) }
        guard send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { return nil }
        return FileReading.bytes(of: socket, atMost: maximum)
    }

    /// `host:port`, or `[address]:port`.
    private static func parts(of authority: String, standardPort: String) -> (host: String, port: String)? {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            return (
                String(authority.dropFirst().prefix { $0 != "]" }),
                rest.isEmpty ? standardPort : String(rest.dropFirst())
            )
        }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), !parts[0].isEmpty else { return nil }
        let port = parts.count == 2 ? parts[1] : standardPort
        return UInt16(port) == nil ? nil : (parts[0], port)
    }

    private func connected() throws(Unreachable) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, port, &hints, &found) == 0 else {
            throw Unreachable(host: host, port: port, reason: "there is no such host")
        }
        defer { freeaddrinfo(found) }
        var reason = "there is no such host"
        var next = found
        while let entry = next?.pointee {
            let socket = Glibc.socket(entry.ai_family, entry.ai_socktype, entry.ai_protocol)
            var patience = timeval(tv_sec: HealthCheck.patienceInSeconds, tv_usec: 0)
            let length = socklen_t(MemoryLayout<timeval>.size)
            setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, length)
            setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, length)
            if connect(socket, entry.ai_addr, entry.ai_addrlen) == 0 { return socket }
            reason = String(cString: strerror(errno))
            close(socket)
            next = entry.ai_next
        }
        throw Unreachable(host: host, port: port, reason: reason)
    }
}

struct Unreachable: Error, CustomStringConvertible {
    let host: String
    let port: String
    let reason: String
    var description: String { "no server at \(host), port \(port): \(reason)" }
}
