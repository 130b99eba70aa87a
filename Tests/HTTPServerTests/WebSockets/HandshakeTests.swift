import Testing

@testable import HTTPServer

@Suite("The handshake of a WebSocket")
struct HandshakeTests {
    private let fields = [
        "Host: a", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
    ]

    /// The head of the answer to a handshake.
    private func answer(_ fields: [String], _ line: String = "GET /socket HTTP/1.1", body: String = "") throws -> String
    {
        let client = try TestServer().connect()
        try client.send(([line] + fields).joined(separator: "\r\n") + "\r\n\r\n" + body)
        return try client.readAnswer(toHead: true)
    }

    private func fields(_ name: String, _ value: String?) -> [String] {
        fields.filter { !$0.hasPrefix(name + ":") } + (value.map { ["\(name): \($0)"] } ?? [])
    }

    @Test func `the example of the RFC is answered as the RFC answers it`() throws {
        #expect(
            try answer(fields + ["Sec-WebSocket-Protocol: chat, superchat", "Sec-WebSocket-Protocol: echo"])
                == "HTTP/1.1 101 Switching Protocols\r\nDate: *\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: echo\r\n\r\n")
    }

    @Test func `without a subprotocol that both speak, none is named`() throws {
        let answer = try answer(fields + ["Sec-WebSocket-Protocol: chat"])
        #expect(answer.hasPrefix("HTTP/1.1 101 "))
        #expect(!answer.contains("Protocol:"))
    }

    @Test(arguments: [
        ("Upgrade", "WebSocket"), ("Upgrade", "h2c, websocket"), ("Connection", "keep-alive, upgrade"),
    ])
    func `tokens are found in any case and place`(name: String, value: String) throws {
        #expect(try answer(fields(name, value)).hasPrefix("HTTP/1.1 101 "))
    }

    @Test(arguments: ["12", "8", "", "13, 13"])
    func `another version is answered with the one that is spoken`(version: String) throws {
        let answer = try answer(fields("Sec-WebSocket-Version", version))
        #expect(answer.hasPrefix("HTTP/1.1 426 Upgrade Required\r\n"))
        #expect(answer.contains("\r\nSec-WebSocket-Version: 13\r\nUpgrade: websocket\r\n"))
    }

    @Test(arguments: [
        nil, "", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZQ==x", "dGhlIHNhbXBsZSBub25j!Q==", "AAAA",
    ])
    func `a key that is not sixteen bytes in base64 is refused`(key: String?) throws {
        #expect(try answer(fields("Sec-WebSocket-Key", key)).hasPrefix("HTTP/1.1 400 "))
    }

    @Test(arguments: ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"])
    func `what is there once may not be there twice`(field: String) throws {
        #expect(!(try answer(fields + [field]).contains(" 101 ")))
    }

    @Test(arguments: ["keep-alive", nil])
    func `without Connection there is no upgrade`(connection: String?) throws {
        #expect(try answer(fields("Connection", connection)).hasPrefix("HTTP/1.1 400 "))
    }

    @Test func `only GET over HTTP 1.1 and without a body upgrades`() throws {
        #expect(try answer(fields, "POST /socket HTTP/1.1").hasPrefix("HTTP/1.1 400 "))
        #expect(try answer(fields, "GET /socket HTTP/1.0").hasPrefix("HTTP/1.1 400 "))
        #expect(try answer(fields + ["Content-Length: 1"], body: "x").hasPrefix("HTTP/1.1 400 "))
    }

    @Test func `a request that does not ask for an upgrade is a request`() throws {
        #expect(try answer(fields("Upgrade", nil)).hasPrefix("HTTP/1.1 200 "))
        #expect(try answer(fields("Upgrade", "h2c")).hasPrefix("HTTP/1.1 200 "))
    }

    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
        (String(repeating: "a", count: 1000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
    ])
    func `SHA-1 is that of FIPS 180`(message: String, digest: String) {
        let hexadecimal = SHA1.digest(Array(message.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        #expect(hexadecimal.joined() == digest)
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
    func `base64 is that of RFC 4648`(text: String, base64: String) {
        #expect(Base64.text(Array(text.utf8)) == base64)
    }
}
