import Testing

@testable import HTTPServer

@Suite("RequestParser")
struct RequestParserTests {
    static let good: [(String, [ReadRequest])] = [
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("GET", "/")]),
        ("GET /a/b?c=d&e HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("GET", "/a/b", query: "c=d&e")]),
        ("GET /? HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("GET", "/", query: "")]),
        ("GET /?q={a(b:\"c\")} HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("GET", "/", query: "q={a(b:\"c\")}")]),
        ("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("GET", "/")]),
        ("GET / HTTP/1.0\r\n\r\n", [ReadRequest("GET", "/", host: nil)]),
        ("GET / HTTP/1.1\r\nhOST:a:80\r\n\r\n", [ReadRequest("GET", "/", host: "a:80")]),
        ("GET / HTTP/1.1\r\nHost: \t [::1]:8080 \t\r\n\r\n", [ReadRequest("GET", "/", host: "[::1]:8080")]),
        ("GET / HTTP/1.1\r\nHost:\r\n\r\n", [ReadRequest("GET", "/", host: "")]),
        ("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("OPTIONS", "*")]),
        ("GET http://b:1/c?d HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("GET", "/c", query: "d", host: "b:1")]),
        ("GET HTTP://b HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("GET", "/", host: "b")]),
        ("GET https://b?x HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("GET", "/", query: "x", host: "b")]),
        ("CONNECT b:443 HTTP/1.1\r\nHost: b:443\r\n\r\n", [ReadRequest("CONNECT", "", host: "b:443")]),
        ("M-SEARCH / HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("M-SEARCH", "/")]),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \u{e9}\tb\r\nY:\r\n\r\n", [ReadRequest("GET", "/")]),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", [ReadRequest("POST", "/", body: "hello")]),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 005\r\n\r\nhello", [ReadRequest("POST", "/", body: "hello")]),
        ("POST / HTTP/1.1\r\nHost: a\r\n\r\n", [ReadRequest("POST", "/")]),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0A;x=\"y\"\r\n0123456789\r\n0\r\n\r\n",
            [ReadRequest("POST", "/", body: "abc0123456789")]
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ,Chunked\r\n\r\n1 ;x\r\na\r\n0\r\nT: u\r\nV: w\r\n\r\n",
            [ReadRequest("POST", "/", body: "a")]
        ),
        (
            "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi"
                + "POST /3 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nho\r\n0\r\n\r\n"
                + "GET /4 HTTP/1.1\r\nHost: a\r\n\r\n",
            [
                ReadRequest("GET", "/1"), ReadRequest("POST", "/2", body: "hi"), ReadRequest("POST", "/3", body: "ho"),
                ReadRequest("GET", "/4"),
            ]
        ),
    ]

    @Test(arguments: good) func `a good request is read, however it is split`(text: String, expected: [ReadRequest]) {
        #expect(everyWay(text) == [ReadOutcome(requests: expected)])
    }

    static let bad: [(String, Refusal)] = [
        // The request line.
        ("\u{16}\u{3}\u{1}", .malformedRequestLine),
        (" GET / HTTP/1.1\r\n", .malformedRequestLine),
        ("GET\r\n", .malformedRequestLine),
        ("GET /\r\n", .malformedRequestLine),
        ("GET  / HTTP/1.1\r\n", .malformedRequestLine),
        ("GET /  HTTP/1.1\r\n", .malformedRequestLine),
        ("GET\t/ HTTP/1.1\r\n", .malformedRequestLine),
        ("GET / HTTP/1.1 \r\n", .malformedRequestLine),
        ("G(T / HTTP/1.1\r\n", .malformedRequestLine),
        ("GET a HTTP/1.1\r\n", .malformedRequestLine),
        ("GET * HTTP/1.1\r\n", .malformedRequestLine),
        ("GET /a#b HTTP/1.1\r\n", .malformedRequestLine),
        ("GET /\u{e9} HTTP/1.1\r\n", .malformedRequestLine),
        ("GET /a\u{0}b HTTP/1.1\r\n", .malformedRequestLine),
        ("GET /a\rb HTTP/1.1\r\n", .malformedRequestLine),
        ("GET ftp://a/ HTTP/1.1\r\n", .malformedRequestLine),
        ("GET http:///x HTTP/1.1\r\n", .malformedRequestLine),
        ("GET http://u@h/ HTTP/1.1\r\n", .malformedRequestLine),
        ("GET / http/1.1\r\n", .malformedRequestLine),
        ("GET / HTTP/11\r\n", .malformedRequestLine),
        ("GET / HTTP/1.10\r\n", .malformedRequestLine),
        ("GET / HTTP/2.0\r\n", .unsupportedVersion),
        ("GET / HTTP/1.2\r\n", .unsupportedVersion),
        ("GET / HTTP/0.9\r\n", .unsupportedVersion),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .unsupportedVersion),
        ("\r\n\r\n\r\n\r\n\r\nGET / HTTP/1.1\r\n", .malformedRequestLine),
        ("\rGET / HTTP/1.1\r\n", .malformedRequestLine),
        // Lines.
        ("GET / HTTP/1.1\nHost: a\n\n", .bareLineFeed),
        ("\nGET / HTTP/1.1\r\n", .bareLineFeed),
        ("GET / HTTP/1.1\r\nHost: a\n\r\n", .bareLineFeed),
        // Fields.
        ("GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n", .malformedField),
        ("GET / HTTP/1.1\r\n X: y\r\n", .malformedField),
        ("GET / HTTP/1.1\r\nX: y\r\n\tz\r\n", .malformedField),
        ("GET / HTTP/1.1\r\nX\r\n", .malformedField),
        ("GET / HTTP/1.1\r\n: y\r\n", .malformedField),
        ("GET / HTTP/1.1\r\nX: a\u{0}b\r\n", .malformedField),
        ("GET / HTTP/1.1\r\nX: a\rb\r\n", .malformedField),
        ("GET / HTTP/1.1\r\nX: abcdefghij\u{7f}\r\n", .malformedField),
        ("GET / HTTP/1.1\r\nX: abcdefghijklmn\u{1}\r\n", .malformedField),
        ("GET / HTTP/1.1\r\nX\u{e9}: a\r\n", .malformedField),
        // The host.
        ("GET / HTTP/1.1\r\n\r\n", .missingHost),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n", .malformedHost),
        ("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n", .malformedHost),
        ("GET / HTTP/1.1\r\nHost: a b\r\n", .malformedHost),
        ("GET / HTTP/1.1\r\nHost: a/b\r\n", .malformedHost),
        ("GET / HTTP/1.1\r\nHost: a:b\r\n", .malformedHost),
        ("GET / HTTP/1.1\r\nHost: [::1\r\n", .malformedHost),
        ("GET / HTTP/1.1\r\nHost: u@a\r\n", .malformedHost),
        // Lengths.
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n", .malformedContentLength),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n", .malformedContentLength),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n", .malformedContentLength),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n", .malformedContentLength),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n", .malformedContentLength),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n", .malformedContentLength),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n", .contentTooLarge),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", .contentTooLarge),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", .ambiguousLength
        ),
        ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", .malformedTransferEncoding),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n", .malformedTransferEncoding),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n", .malformedTransferEncoding),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            .malformedTransferEncoding
        ),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n", .malformedTransferEncoding),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", .unsupportedTransferCoding),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", .unsupportedTransferCoding),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n", .unsupportedTransferCoding),
        ("POST / HTTP/1.1\r\nHost: a\r\nExpect: something\r\n", .unknownExpectation),
    ]

    @Test(arguments: bad) func `a bad request is refused, however it is split`(text: String, refusal: Refusal) {
        #expect(everyWay(text) == [ReadOutcome(refusal: refusal)])
    }

    static let badChunks: [(String, Refusal)] = [
        ("\r\n", .malformedChunk),
        ("g\r\n", .malformedChunk),
        ("-1\r\n", .malformedChunk),
        ("0x1\r\na\r\n", .malformedChunk),
        ("1 \r\na\r\n", .malformedChunk),
        ("1 x\r\na\r\n", .malformedChunk),
        ("1;x\u{0}\r\na\r\n", .malformedChunk),
        ("1\nabc", .bareLineFeed),
        ("1\r\nab\r\n", .malformedChunk),
        ("1\r\na\n", .malformedChunk),
        ("1\r\na\r0\r\n\r\n", .malformedChunk),
        ("FFFFFFFFFFFFFFFF\r\n", .malformedChunk),
        ("10000000000000000\r\n", .malformedChunk),
        ("0000000000000001\r\na\r\n", .malformedChunk),
        ("3e9\r\n", .contentTooLarge),
        ("3e8\r\n" + String(repeating: "x", count: 1000) + "\r\n1\r\n", .contentTooLarge),
        ("1;" + String(repeating: "x", count: 1023) + "\r\n", .malformedChunk),
        ("0\r\nX : y\r\n", .malformedField),
        ("0\r\nX: y\n", .bareLineFeed),
        ("0\r\nX: " + String(repeating: "x", count: 16 * 1024) + "\r\n", .headTooLarge),
        ("0\r\n" + String(repeating: "X: y\r\n", count: 101), .tooManyFields),
    ]

    @Test(arguments: badChunks) func `a bad chunk is refused, however it is split`(text: String, refusal: Refusal) {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(everyWay(head + text) == [ReadOutcome(refusal: refusal)])
    }

    @Test func `many chunk extensions together are too many`() {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        let chunk = "1;" + String(repeating: "x", count: 511) + "\r\na\r\n"
        #expect(read(head + String(repeating: chunk, count: 32) + "0\r\n\r\n").requests.count == 1)
        #expect(read(head + String(repeating: chunk, count: 33) + "0\r\n\r\n").refusal == .malformedChunk)
    }

    @Test func `chunks of one byte need no more room than the body`() {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        let text = head + String(repeating: "1\r\nx\r\n", count: 100_000) + "0\r\n\r\n"
        let outcome = read(text, maximum: 100_000)
        #expect(outcome.requests.first?.body.utf8.count == 100_000)
        #expect(outcome.isUnfinished == false)
    }

    @Test func `an unfinished request is waited for`() {
        #expect(read("GET / HTTP/1.1\r\nHost: a\r\n") == ReadOutcome(isUnfinished: true))
        #expect(read("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n1") == ReadOutcome(isUnfinished: true))
    }

    /// What the text comes to when it is whole, cut in two at every place, and byte by byte: one outcome, if all is
    /// well.
    private func everyWay(_ text: String) -> [ReadOutcome] {
        let bytes = Array(text.utf8)
        var outcomes = [read([bytes[...]])]
        func add(_ outcome: ReadOutcome) {
            if !outcomes.contains(outcome) { outcomes.append(outcome) }
        }
        for cut in stride(from: 1, to: bytes.count, by: max(bytes.count / 400, 1)) {
            add(read([bytes[..<cut], bytes[cut...]]))
        }
        add(read(bytes.indices.map { bytes[$0..<$0 + 1] }))
        return outcomes
    }
}

@Suite("The limits of a request's head")
struct HeadLimitTests {
    private func head(line: Int) -> String {
        let target = "/" + String(repeating: "x", count: line - "GET / HTTP/1.1".count)
        return "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n"
    }

    @Test func `a request line of 8 KiB is read, a longer one is not`() {
        #expect(read(head(line: 8 * 1024)).requests.count == 1)
        #expect(read(head(line: 8 * 1024 + 1)).refusal == .requestLineTooLong)
    }

    @Test func `a request line that will be too long is not waited for`() {
        #expect(read("GET /" + String(repeating: "x", count: 8 * 1024)).refusal == .requestLineTooLong)
    }

    private func head(bytes: Int) -> String {
        let start = "GET / HTTP/1.1\r\nHost: a\r\nX: "
        return start + String(repeating: "x", count: bytes - start.utf8.count - 4) + "\r\n\r\n"
    }

    @Test func `a head of 16 KiB is read, a larger one is not`() {
        #expect(read(head(bytes: 16 * 1024)).requests.count == 1)
        #expect(read(head(bytes: 16 * 1024 + 1)).refusal == .headTooLarge)
    }

    @Test func `a hundred fields are read, one more is not`() {
        let start = "GET / HTTP/1.1\r\nHost: a\r\n"
        #expect(read(start + String(repeating: "X: y\r\n", count: 99) + "\r\n").requests.count == 1)
        #expect(read(start + String(repeating: "X: y\r\n", count: 100) + "\r\n").refusal == .tooManyFields)
    }
}

@Suite("RequestParser with random bytes")
struct RandomRequestTests {
    static let seeds = [
        "GET /a?b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n1\r\n!\r\n0\r\nT: x\r\n\r\n",
    ]

    @Test func `they never trap, and come to the same however they are split`() {
        var generator = SeededGenerator(state: 42)
        for _ in 0..<5000 {
            let bytes = Self.mutant(&generator)
            let whole = read([bytes[...]])
            var pieces: [ArraySlice<UInt8>] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...min(rest.count, 20), using: &generator)
                pieces.append(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            #expect(read(pieces) == whole, "\(bytes)")
        }
    }

    static func mutant(_ generator: inout SeededGenerator) -> [UInt8] {
        if Int.random(in: 0..<10, using: &generator) == 0 {
            return (0..<Int.random(in: 1..<200, using: &generator)).map { _ in .random(in: 0...255, using: &generator) }
        }
        var bytes = (0..<3).flatMap { _ in Array(seeds.randomElement(using: &generator)!.utf8) }
        let interesting = Array("\r\n :;,0123456789abcdefH/\t\u{0}\u{7f}".utf8)
        for _ in 0..<Int.random(in: 0..<4, using: &generator) {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes[index] = interesting.randomElement(using: &generator)!
            case 1: bytes.remove(at: index)
            default: bytes.insert(interesting.randomElement(using: &generator)!, at: index)
            }
        }
        return bytes
    }
}
