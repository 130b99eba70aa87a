import Glibc

/// A client of one connection that sends exactly the bytes that a test says.
final class TestClient {
    private let socket: Int32
    private var received: [UInt8] = []
    /// Runs as long as it has clients.
    private let server: TestServer

    struct ConnectionError: Error {}

    init(port: UInt16, of server: TestServer) throws {
        self.server = server
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

    func write(_ text: String) throws { try write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw ConnectionError() }
            rest = rest.dropFirst(sent)
        }
    }

    func send(
        _ method: String, _ target: String, _ fields: [String: String] = [:], body: String = ""
    ) throws -> Answer {
        try write(TestClient.request(method, target, fields, body: body))
        return try read(hasBody: method != "HEAD")
    }

    static func request(_ method: String, _ target: String, _ fields: [String: String], body: String) -> String {
        var text = "\(method) \(target) HTTP/1.1\r\n"
        let fields = fields.merging(["Host": "test"]) { given, _ in given }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
        if !body.isEmpty || method == "POST" { text += "Content-Length: \(body.utf8.count)\r\n" }
        return text + "\r\n" + body
    }

    /// The next answer.
    func read(hasBody: Bool = true) throws -> Answer {
        while true {
            if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
                let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
                var answer = Answer(head: head)
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

    /// Exactly so many bytes.
    func read(_ count: Int) throws -> [UInt8] {
        while received.count < count { try receive() }
        defer { received.removeFirst(count) }
        return Array(received.prefix(count))
    }

    /// Everything up to a text, and the text.
    func read(to end: String) throws -> String {
        while true {
            if let range = received.firstRange(of: Array(end.utf8)) {
                defer { received.removeFirst(range.upperBound) }
                return String(decoding: received[..<range.upperBound], as: UTF8.self)
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
struct Answer {
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

    var contentType: String? { self["Content-Type"] }
}
