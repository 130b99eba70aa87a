import Glibc

/// One connection to a server on this machine.
final class HTTPClient {
    let port: UInt16
    private let socket: Int32
    private var received: [UInt8] = []

    struct ConnectionError: Error {}

    init(port: UInt16) throws {
        self.port = port
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw ConnectionError() }
        // Nothing here takes so long unless it hangs.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { Glibc.close(socket) }

    /// Sends a request and waits for its answer.
    func send(
        _ method: String, _ target: String, _ fields: [String: String] = [:], body: String = ""
    ) throws -> HTTPAnswer {
        try begin(method, target, fields, body: body)
        return try finish(hasBody: method != "HEAD")
    }

    /// Sends a request and does not wait.
    func begin(_ method: String, _ target: String, _ fields: [String: String] = [:], body: String = "") throws {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: test\r\n"
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
        if !body.isEmpty || method == "POST" { text += "Content-Length: \(body.utf8.count)\r\n" }
        try write(text + "\r\n" + body)
    }

    /// Waits for the answer to what was begun.
    func finish(hasBody: Bool = true) throws -> HTTPAnswer { try read(hasBody: hasBody) }

    /// Sends bytes, whatever they are.
    func write(_ text: String) throws { try write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { throw ConnectionError() }
            rest = rest.dropFirst(sent)
        }
    }

    private func read(hasBody: Bool) throws -> HTTPAnswer {
        while true {
            if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
                var answer = HTTPAnswer(head: String(decoding: received[..<end.lowerBound], as: UTF8.self))
                let length = hasBody ? Int(answer["Content-Length"] ?? "0") ?? 0 : 0
                if received.count >= end.upperBound + length {
                    answer.body = String(decoding: received[end.upperBound..<end.upperBound + length], as: UTF8.self)
                    received.removeFirst(end.upperBound + length)
                    return answer
                }
            }
            try receive()
        }
    }

    /// Waits for bytes, and passes over what comes before them.
    func wait(for text: String) throws {
        while true {
            if let range = received.firstRange(of: Array(text.utf8)) {
                received.removeFirst(range.upperBound)
                return
            }
            try receive()
        }
    }

    private func receive() throws {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { throw ConnectionError() }
        received += buffer[..<count]
    }
}

/// An answer as it came.
struct HTTPAnswer {
    let status: Int
    private let fields: [(name: String, value: String)]
    var body = ""

    init(head: String) {
        let lines = head.split(separator: "\r\n")
        status = Int(lines[0].split(separator: " ")[1]) ?? 0
        fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), String(parts[1].drop { $0 == " " }))
        }
    }

    subscript(name: String) -> String? { fields.first { $0.name == name.lowercased() }?.value }
}
