import Testing

@testable import HTTPServer

@Suite("ResponseWriter")
struct ResponseWriterTests {
    /// What is written for a request that keeps its connection.
    private func written(_ write: (ResponseWriter) -> Void) -> String {
        let response = ResponseWriter()
        response.prepare(ResponseForm(HeadLayout()), for: nil)
        write(response)
        return String(decoding: response.output.bytes, as: UTF8.self)
            .replacing(#/Date: [^\r]*/#, with: "Date: *")
    }

    @Test func `an answer is its status, its fields and its body`() {
        let text = written {
            $0.begin(.ok)
            $0.field("X-Number", -120)
            $0.field("X-Text", "text")
            $0.finish("body")
        }
        #expect(
            text == "HTTP/1.1 200 OK\r\nDate: *\r\nX-Number: -120\r\nX-Text: text\r\nContent-Length: 4\r\n\r\nbody")
    }

    @Test func `beginning again throws away what was begun`() {
        let text = written {
            $0.begin(.ok)
            $0.field("X-Text", "text")
            $0.begin(.internalServerError)
            $0.finish()
        }
        #expect(text == "HTTP/1.1 500 Internal Server Error\r\nDate: *\r\nContent-Length: 0\r\n\r\n")
    }

    @Test func `nobody writes fields through a value`() {
        let text = written {
            $0.begin(.ok)
            $0.field("X-Text", "a\r\nSet-Cookie: b\u{0}\tc\u{7f}é")
            $0.finish()
        }
        #expect(
            text == "HTTP/1.1 200 OK\r\nDate: *\r\nX-Text: a  Set-Cookie: b \tc é\r\nContent-Length: 0\r\n\r\n")
    }

    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (1_709_210_096, "Thu, 29 Feb 2024 12:34:56 GMT"),
    ])
    func `a date is that of RFC 9110`(second: Int, text: String) {
        #expect(String(decoding: DateField.text(second: second), as: UTF8.self) == text)
    }
}

@Suite("RequestHead")
struct RequestHeadTests {
    /// What the head of this request says.
    private func ask<Answer>(_ text: String, _ question: (borrowing RequestHead) -> Answer) -> Answer {
        let reader = RequestReader(limits: ServerLimits())
        reader.room().copyBytes(from: text.utf8)
        reader.received(text.utf8.count)
        #expect(reader.advance() == .head)
        return question(reader.head(of: Connection(index: 0, epoll: -1)))
    }

    private let request =
        "POST / HTTP/1.1\r\nHost: a\r\ncontent-TYPE: text/plain\r\nAccept: a, b\r\nAccept:,c ,\r\n"
        + "X-Empty:\r\nTransfer-Encoding: chunked\r\nContent-Encoding: GZIP\r\n\r\n"

    @Test func `a field is found in any case`() {
        #expect(ask(request) { $0.field("Content-Type")?.text } == "text/plain")
        #expect(ask(request) { $0.field("x-empty")?.text } == "")
        #expect(ask(request) { $0.field("x-missing")?.text } == nil)
    }

    @Test func `the lines of a list are one list`() {
        let members = ask(request) { head in
            var members: [String] = []
            head.forEachField("accept") { $0.forEachListMember { members.append($0.text) } }
            return members
        }
        #expect(members == ["a", "b", "c"])
        #expect(ask(request) { $0.count(of: "accept") } == 2)
    }

    @Test func `the body's framing and coding are known before it comes`() {
        #expect(ask(request) { $0.framing } == .chunked)
        #expect(ask(request) { $0.hasContentCoding })
        #expect(ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n") { $0.framing } == .none)
        #expect(ask("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 7\r\n\r\n") { $0.framing } == .length(7))
        #expect(!ask("GET / HTTP/1.1\r\nHost: a\r\nContent-Encoding: identity\r\n\r\n") { $0.hasContentCoding })
        // All lines are one list.
        for codings in ["identity\r\nContent-Encoding: gzip", "identity, gzip", "\r\nContent-Encoding: br"] {
            #expect(
                ask("GET / HTTP/1.1\r\nHost: a\r\nContent-Encoding: \(codings)\r\n\r\n") { $0.hasContentCoding })
        }
    }

    @Test(arguments: [
        ("GET", HTTPMethod.get), ("HEAD", .head), ("POST", .post), ("PUT", .put), ("DELETE", .delete),
        ("PATCH", .patch), ("OPTIONS", .options), ("TRACE", .trace), ("get", .other), ("BREW", .other),
    ])
    func `a method is known by its exact name`(name: String, method: HTTPMethod) {
        #expect(ask("\(name) / HTTP/1.1\r\nHost: a\r\n\r\n") { $0.method } == method)
    }

    @Test func `a name matches in any case, and nothing that only looks like it`() {
        func matches(_ text: String) -> Bool {
            Array(text.utf8).withUnsafeBytes { HeadText($0).matches("content-type[") }
        }
        #expect(matches("Content-TYPE["))
        #expect(!matches("content-type{"))
        #expect(!matches("content\rtype["))
        #expect(!matches("content-typE"))
    }
}

@Suite("IPAddress")
struct IPAddressTests {
    @Test(arguments: ["127.0.0.1", "192.0.2.255", "::1", "2001:db8::1:0:2"])
    func `an address is printed as it is written`(text: String) {
        #expect(IPAddress(text)?.description == text)
    }

    @Test func `loopback is known in both families`() {
        #expect(IPAddress("127.1.2.3")!.isLoopback)
        #expect(IPAddress("::1")!.isLoopback)
        #expect(!IPAddress("128.0.0.1")!.isLoopback)
        #expect(!IPAddress("::2")!.isLoopback)
    }

    @Test func `the addresses of one IPv6 network are one client`() {
        #expect(IPAddress("2001:db8::1")!.subscriber == IPAddress("2001:db8::ffff:2")!.subscriber)
        #expect(IPAddress("2001:db8::1")!.subscriber != IPAddress("2001:db8:0:1::1")!.subscriber)
        #expect(IPAddress("192.0.2.1")!.subscriber != IPAddress("192.0.2.2")!.subscriber)
    }

    @Test func `what is no address is none`() {
        #expect(IPAddress("localhost") == nil)
        #expect(IPAddress("1.2.3") == nil)
    }
}
