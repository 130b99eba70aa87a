import Glibc
import Synchronization

@testable import HTTPServer

/// A server on a port of its own, for one test.
final class TestServer: Sendable {
    let server: Server
    /// The mailboxes of the requests that were parked, in order.
    let parked = Queue<Mailbox>()
    /// The paths of the parked requests whose clients went away.
    let abandoned = Queue<String>()
    /// The mailboxes of the channels that were opened, and what has happened on them besides messages.
    let opened = Queue<Mailbox>()
    let happened = Queue<String>()

    init(workers: Int = 2, limits: ServerLimits = ServerLimits(), host: String = "127.0.0.1") throws {
        let factory = TestHandlers(parked: parked, abandoned: abandoned, opened: opened, happened: happened)
        server = try Server(host: host, port: 0, workers: workers, limits: limits, handlers: factory)
        try server.start()
    }

    func connect() throws -> TestClient {
        try TestClient(self)
    }

    /// What a client sees that sends this and waits until the connection is closed.
    func exchange(_ request: String) throws -> String {
        let client = try connect()
        try client.send(request)
        return try client.readToEnd()
    }
}

private struct TestHandlers: RequestHandlerFactory {
    let parked: Queue<Mailbox>
    let abandoned: Queue<String>
    let opened: Queue<Mailbox>
    let happened: Queue<String>

    func makeHandler() -> any RequestHandler { TestHandler(self) }
}

/// Answers each path in another way.
private final class TestHandler: RequestHandler {
    private let parked: Queue<Mailbox>
    private let abandoned: Queue<String>
    private let opened: Queue<Mailbox>
    private let happened: Queue<String>

    init(_ handlers: TestHandlers) {
        parked = handlers.parked
        abandoned = handlers.abandoned
        opened = handlers.opened
        happened = handlers.happened
    }

    func admit(_ head: borrowing RequestHead) -> Admission {
        if head.path == "/nothing" { return .refuse(HTTPResponse(.notFound)) }
        if head.hasContentCoding { return .refuse(HTTPResponse(.unsupportedMediaType)) }
        let sender = head.field("x-client").flatMap { UInt64($0.text) }.map { ClientKey(high: 0, low: $0) }
        return .body(maximum: head.path == "/small" ? 10 : 1 << 20, sender: sender)
    }

    func handle(_ request: borrowing HTTPRequest, response: ResponseWriter, mailbox: Mailbox) -> Disposition {
        let path = request.head.path
        if path.hasPrefix("/park") {
            let text = path.text
            parked.put(mailbox)
            return .park(text)
        }
        if path == "/stream" {
            response.begin(.ok)
            response.field("Content-Type", "text/event-stream")
            response.finishHeadOfStream()
            return .open(.stream, 0)
        }
        if path == "/socket", WebSocketHandshake.isAskedFor(by: request.head) {
            return upgrade(request.head, response)
        }
        response.begin(path == "/empty" ? .noContent : .ok)
        if path == "/close" { response.closesConnection = true }
        if path == "/large" {
            response.finish([UInt8](repeating: UInt8(ascii: "x"), count: 4 << 20))
        } else if path == "/peer" {
            response.finish(Array(request.head.peer.description.utf8))
        } else if path.hasPrefix("/packed/") {
            response.packsBody = true
            response.finish([UInt8](repeating: UInt8(ascii: "x"), count: Int(path.text.dropFirst(8)) ?? 0))
        } else if path == "/client" {
            response.finish(Array(request.head.client.description.utf8))
        } else {
            response.field("Content-Type", "text/plain")
            response.finish(request.body.isEmpty ? UnsafeRawBufferPointer(path.bytes) : request.body)
        }
        return .respond
    }

    func resume(
        _ parked: any Sendable, with message: any Sendable, response: ResponseWriter, mailbox: Mailbox
    ) -> Disposition {
        if let text = message as? String, text == "again" {
            self.parked.put(mailbox)
            return .park("\(parked)+")
        }
        response.begin(.ok)
        response.finish(Array("\(parked): \(message)".utf8))
        return .respond
    }

    func abandon(_ parked: any Sendable) {
        abandoned.put("\(parked)")
    }

    private func upgrade(_ head: borrowing RequestHead, _ response: ResponseWriter) -> Disposition {
        do throws(WebSocketRefusal) {
            let handshake = try WebSocketHandshake(head)
            handshake.accept(handshake.protocols.contains("echo") ? "echo" : nil, to: response)
            return .open(.webSocket, 0)
        } catch {
            var answer = HTTPResponse(error.status)
            answer.fields = error.fields
            response.send(answer)
            return .respond
        }
    }

    /// Answers messages with their number and their text. What is posted is sent, or done if it is one of the words; a
    /// number says how many turns it takes to send that many large messages.
    func proceed(_ state: inout any Sendable, on event: ChannelEvent, writer: ChannelWriter, mailbox: Mailbox) {
        switch event {
        case .opened:
            writer.takeMessages(ofAtMost: 1 << 20)
            opened.put(mailbox)
        case .text(let bytes):
            let number = (state as? Int ?? 0) + 1
            state = number
            send("\(number): " + String(decoding: bytes, as: UTF8.self), to: writer)
        case .binary(let bytes): send("\(bytes.count) bytes", to: writer)
        case .mail("finish" as String): writer.finish()
        case .mail("close" as String): writer.close(WebSocketCloseCode(4400), reason: "as asked")
        case .mail(let turns as Int):
            state = -turns
            writer.wantTurn()
        case .mail("burst" as String):
            send(String(repeating: "x", count: 20_000_000), to: writer)
            for _ in 0..<10 { send(String(repeating: "x", count: 100_000), to: writer) }
        case .mail("wake" as String): writer.wake(after: .milliseconds(1))
        case .mail(let message as String): send(message, to: writer)
        case .mail: break
        case .turn:
            let number = (state as? Int ?? 0) + 1
            state = number
            send(String(repeating: "x", count: 100_000), to: writer)
            if number < 0 { writer.wantTurn() }
        case .time: send("time", to: writer)
        case .draining:
            send("goodbye", to: writer)
            writer.close(.goingAway, reason: "the server ends")
        case .closed: happened.put("closed")
        }
    }

    private func send(_ text: String, to writer: ChannelWriter) {
        Array(text.utf8).withUnsafeBytes { writer.send($0) }
    }
}

/// Hands values from one thread to another, which waits for them.
final class Queue<Element: Sendable>: Sendable {
    private let values = Mutex<[Element]>([])
    private let reading: Int32
    private let writing: Int32

    init() {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        reading = ends[0]
        writing = ends[1]
    }

    deinit {
        close(reading)
        close(writing)
    }

    func put(_ value: Element) {
        values.withLock { $0.append(value) }
        var byte: UInt8 = 0
        write(writing, &byte, 1)
    }

    /// Fails when nothing comes within ten seconds.
    func take() throws -> Element {
        var entry = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, 10_000) == 1 else { throw TestFailure.timeout }
        var byte: UInt8 = 0
        read(reading, &byte, 1)
        return values.withLock { $0.removeFirst() }
    }
}

enum TestFailure: Error {
    case timeout
    case closed(received: String)
    case system(String, errno: Int32)
}
