/// A client of HTTP/1.1 over one connection, for tests.
public final class HTTPClient {
    private let connection: LoopbackConnection
    public let port: UInt16
    /// Runs as long as it has clients.
    private let server: AnyObject?

    public init(port: UInt16, of server: AnyObject? = nil) throws(ConnectionError) {
        self.port = port
        self.server = server
        connection = try LoopbackConnection(port: port)
    }

    // MARK: Requests

    /// Sends a request and waits for its answer.
    public func send(
        _ method: String, _ target: String, _ fields: [String: String] = [:], body: String = ""
    ) throws(ConnectionError) -> HTTPAnswer {
        try begin(method, target, fields, body: body)
        return try finish(hasBody: method != "HEAD")
    }

    /// Sends a request and does not wait.
    public func begin(
        _ method: String, _ target: String, _ fields: [String: String] = [:], body: String = ""
    ) throws(ConnectionError) {
        try write(HTTPClient.request(method, target, fields, body: body))
    }

    /// A request as it is sent.
    public static func request(
        _ method: String, _ target: String, _ fields: [String: String] = [:], body: String = ""
    ) -> String {
        var text = "\(method) \(target) HTTP/1.1\r\n"
        let fields = fields.merging(["Host": "test"]) { given, _ in given }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
        if !body.isEmpty || method == "POST" { text += "Content-Length: \(body.utf8.count)\r\n" }
        return text + "\r\n" + body
    }

    /// Waits for the next answer.
    public func finish(hasBody: Bool = true) throws(ConnectionError) -> HTTPAnswer {
        var answer = HTTPAnswer(head: try read(to: "\r\n\r\n"))
        let length = hasBody ? Int(answer["Content-Length"] ?? "0") ?? 0 : 0
        answer.body = String(decoding: try read(length), as: UTF8.self)
        return answer
    }

    // MARK: Bytes

    /// Sends what a test says, whatever it is.
    public func write(_ text: String) throws(ConnectionError) { try connection.write(text) }

    public func write(_ bytes: [UInt8]) throws(ConnectionError) { try connection.write(bytes) }

    /// Exactly so many bytes, for which it waits.
    public func read(_ count: Int) throws(ConnectionError) -> [UInt8] { try connection.read(count) }

    /// Waits for a text, and answers with what has come, up to its end.
    @discardableResult
    public func read(to end: String) throws(ConnectionError) -> String { try connection.read(to: end) }
}

/// An answer as it came.
public struct HTTPAnswer {
    public let status: Int
    private let fields: [(name: String, value: String)]
    public fileprivate(set) var body = ""

    public init(head: String) {
        let lines = head.split(separator: "\r\n")
        status = Int(lines[0].split(separator: " ")[1]) ?? 0
        fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), String(parts[1].drop { $0 == " " }))
        }
    }

    public subscript(name: String) -> String? { fields.first { $0.name == name.lowercased() }?.value }

    public var contentType: String? { self["Content-Type"] }
}
