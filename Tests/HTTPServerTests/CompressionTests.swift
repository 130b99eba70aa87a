import CZlib
import Testing

@testable import HTTPServer

@Suite("AcceptedCodings")
struct AcceptedCodingsTests {
    static let values: [(String, Bool)] = [
        ("gzip", true),
        ("GZip", true),
        ("x-gzip", true),
        ("gzip, deflate, br, zstd", true),
        ("br, gzip;q=0.5", true),
        ("gzip;q=0", false),
        ("gzip;q=0.000", false),
        ("gzip;q=0.001", true),
        ("gzip ; Q=1.0", true),
        ("identity", false),
        ("identity, gzip", true),
        ("identity;q=1, gzip;q=0.9", false),
        ("identity;q=0.5, gzip;q=0.9", true),
        ("*", true),
        ("*;q=0", false),
        ("*, gzip;q=0", false),
        ("*;q=0, gzip", true),
        ("br", false),
        ("", false),
        ("gzip;q=2", false),
        ("gzip;q=1.5", false),
        ("gzip;q=0.0001", false),
        ("gzip;q=", false),
        ("gzip;level=9", false),
        ("gzip;", false),
        ("gzipped", false),
    ]

    @Test(arguments: values) func `gzip is preferred by who names it and nothing better`(
        value: String, isPreferred: Bool
    ) {
        var codings = AcceptedCodings()
        var value = value
        value.withUTF8 { codings.note(HeadText(UnsafeRawBufferPointer($0))) }
        #expect(codings.prefersGzip == isPreferred)
    }
}

@Suite("Packed answers")
struct PackedAnswerTests {
    private func exchange(_ path: String, _ fields: String = "Accept-Encoding: gzip\r\n", method: String = "GET")
        throws -> (head: String, body: [UInt8])
    {
        var limits = ServerLimits()
        limits.packedBody = 1000
        let client = try TestServer(limits: limits).connect()
        try client.send("\(method) \(path) HTTP/1.0\r\n\(fields)\r\n")
        let bytes = try client.readBytesToEnd()
        let end = try #require(bytes.firstRange(of: Array("\r\n\r\n".utf8)))
        return (String(decoding: bytes[..<end.upperBound], as: UTF8.self), Array(bytes[end.upperBound...]))
    }

    /// What gzip has packed: ten bytes of head, a deflate stream, eight bytes of checksum and length.
    private func unpacked(_ bytes: [UInt8]) -> [UInt8] {
        var packed = bytes
        var text = [UInt8](repeating: 0, count: 100_000)
        var stream = z_stream()
        rapport_inflate_begin(&stream)
        defer { inflateEnd(&stream) }
        let count = packed.withUnsafeMutableBufferPointer { packed in
            text.withUnsafeMutableBufferPointer { text in
                stream.next_in = packed.baseAddress! + 10
                stream.avail_in = UInt32(packed.count - 18)
                stream.next_out = text.baseAddress
                stream.avail_out = UInt32(text.count)
                return inflate(&stream, Z_FINISH) == Z_STREAM_END ? text.count - Int(stream.avail_out) : 0
            }
        }
        return Array(text.prefix(count))
    }

    @Test func `a large answer is packed for who asks for it`() throws {
        let (head, body) = try exchange("/packed/1000")
        #expect(
            head.contains("\r\nVary: Accept-Encoding\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n"))
        #expect(body.count < 200)
        #expect(unpacked(body) == [UInt8](repeating: UInt8(ascii: "x"), count: 1000))
    }

    @Test func `answers are packed one after the other`() throws {
        let client = try TestServer().connect()
        for count in [20_000, 30_000, 20_000] {
            try client.send("GET /packed/\(count) HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n")
            let (head, body) = try client.readAnswerBytes()
            #expect(head.contains("Content-Encoding: gzip"))
            #expect(unpacked(body) == [UInt8](repeating: UInt8(ascii: "x"), count: count))
        }
    }

    @Test func `a small answer is sent as it is`() throws {
        let (head, body) = try exchange("/packed/999")
        #expect(!head.contains("Content-Encoding") && !head.contains("Vary"))
        #expect(body.count == 999)
    }

    @Test func `who does not ask for it gets a large answer as it is`() throws {
        for fields in ["", "Accept-Encoding: gzip;q=0\r\n", "Accept-Encoding: br\r\n"] {
            let (head, body) = try exchange("/packed/1000", fields)
            #expect(head.contains("\r\nVary: Accept-Encoding\r\nContent-Length: 1000\r\n"))
            #expect(body.count == 1000)
        }
    }

    @Test func `an answer that a handler does not allow it for is never packed`() throws {
        let (head, body) = try exchange("/large")
        #expect(!head.contains("Content-Encoding") && !head.contains("Vary"))
        #expect(body.count == 4 << 20)
    }

    @Test func `HEAD tells the length that GET would have`() throws {
        let (head, body) = try exchange("/packed/1000", method: "HEAD")
        let (other, _) = try exchange("/packed/1000")
        #expect(body.isEmpty)
        #expect(head.suffix(60) == other.suffix(60))
    }

    @Test func `what does not shrink is sent as it is`() throws {
        var generator = SeededGenerator(state: 7)
        let noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let gzip = try #require(Gzip())
        #expect(noise.withUnsafeBytes { gzip.packed($0).map { Array($0) } } == nil)
        // And the next body is packed all the same.
        let zeros = [UInt8](repeating: 0, count: 5000)
        let packed = zeros.withUnsafeBytes { gzip.packed($0).map { Array($0) } }
        #expect(try unpacked(#require(packed)) == zeros)
    }
}
