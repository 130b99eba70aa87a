import Testing

@testable import HTTPServer

@Suite("AddressRange")
struct AddressRangeTests {
    static let containing: [(String, String, Bool)] = [
        ("192.0.2.7", "192.0.2.7", true),
        ("192.0.2.7", "192.0.2.8", false),
        ("10.0.0.0/8", "10.255.0.1", true),
        ("10.0.0.0/8", "11.0.0.1", false),
        ("10.1.2.3/8", "10.9.9.9", true),
        ("0.0.0.0/0", "203.0.113.1", true),
        ("0.0.0.0/0", "2001:db8::1", false),
        ("2001:db8::/32", "2001:db8:ffff::1", true),
        ("2001:db8::/32", "2001:db9::1", false),
        ("2001:db8::/65", "2001:db8::7fff:0:0:1", true),
        ("2001:db8::/65", "2001:db8::8000:0:0:1", false),
        ("2001:db8::1", "2001:db8::1", true),
        ("2001:db8::1", "2001:db8::2", false),
        ("::/0", "2001:db8::2", true),
        ("192.0.2.0/24", "::ffff:192.0.2.1", true),
    ]

    @Test(arguments: containing) func `a range contains what begins like it`(
        range: String, address: String, contains: Bool
    ) throws {
        #expect(try #require(AddressRange(range)).contains(#require(IPAddress(address))) == contains)
    }

    @Test(arguments: ["192.0.2.7", "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32", "::1", "::/0"])
    func `a range is shown as it is written`(text: String) {
        #expect(AddressRange(text)?.description == text)
    }

    @Test(arguments: ["", "a", "1.2.3", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/+8", "1.2.3.4/8/8", "::1/129", "/8"])
    func `what is no range is none`(text: String) {
        #expect(AddressRange(text) == nil)
    }
}

@Suite("The client behind a proxy")
struct ClientAddressTests {
    /// What the server takes for the client's address when a proxy on loopback sends these fields.
    private func client(
        _ fields: String, trusted: [String] = ["127.0.0.1", "10.0.0.0/8"],
        in field: TrustedProxies.Field = .xForwardedFor
    ) throws -> String {
        var limits = ServerLimits()
        limits.proxies.ranges = trusted.compactMap { AddressRange($0) }
        limits.proxies.field = field
        let text = try TestServer(limits: limits).exchange("GET /client HTTP/1.0\r\n\(fields)\r\n")
        return String(text.split(separator: "\r\n").last ?? "")
    }

    static let forwardedFor: [(String, String)] = [
        ("", "127.0.0.1"),
        ("X-Forwarded-For: 192.0.2.1\r\n", "192.0.2.1"),
        ("X-Forwarded-For: 198.51.100.9, 192.0.2.1\r\n", "192.0.2.1"),
        ("X-Forwarded-For: 198.51.100.9, 192.0.2.1, 10.0.0.1\r\n", "192.0.2.1"),
        ("X-Forwarded-For: 198.51.100.9\r\nX-Forwarded-For: 192.0.2.1\r\n", "192.0.2.1"),
        ("X-Forwarded-For: 10.0.0.2, 10.0.0.1\r\n", "10.0.0.2"),
        ("X-Forwarded-For: 192.0.2.1, unknown\r\n", "127.0.0.1"),
        ("X-Forwarded-For: 192.0.2.1, unknown, 10.0.0.1\r\n", "10.0.0.1"),
        ("X-Forwarded-For: 192.0.2.1:4711\r\n", "192.0.2.1"),
        ("X-Forwarded-For: 2001:db8::1\r\n", "2001:db8::1"),
        ("X-Forwarded-For: [2001:db8::1]:4711\r\n", "2001:db8::1"),
        ("X-Forwarded-For: [2001:db8::1\r\n", "127.0.0.1"),
        ("X-Forwarded-For: 192.0.2.1:x\r\n", "127.0.0.1"),
        ("X-Forwarded-For: ,,\r\n", "127.0.0.1"),
        ("Forwarded: for=192.0.2.1\r\n", "127.0.0.1"),
    ]

    @Test(arguments: forwardedFor) func `is the last one that no proxy of ours has`(
        fields: String, address: String
    ) throws {
        #expect(try client(fields) == address)
    }

    static let forwarded: [(String, String)] = [
        ("Forwarded: for=192.0.2.1\r\n", "192.0.2.1"),
        ("Forwarded: for=198.51.100.9, for=192.0.2.1;proto=https;by=10.0.0.1\r\n", "192.0.2.1"),
        ("Forwarded: proto=http; For = \"[2001:db8:cafe::17]:4711\"\r\n", "2001:db8:cafe::17"),
        ("Forwarded: for=192.0.2.1, for=_hidden\r\n", "127.0.0.1"),
        ("Forwarded: for=192.0.2.1, proto=http\r\n", "127.0.0.1"),
        ("Forwarded: for=\"\r\n", "127.0.0.1"),
        ("X-Forwarded-For: 192.0.2.1\r\n", "127.0.0.1"),
    ]

    @Test(arguments: forwarded) func `is found in Forwarded, too, if the proxies write that`(
        fields: String, address: String
    ) throws {
        #expect(try client(fields, in: .forwarded) == address)
    }

    @Test func `is the peer itself if that is nobody whom we trust`() throws {
        #expect(try client("X-Forwarded-For: 192.0.2.1\r\n", trusted: ["10.0.0.0/8"]) == "127.0.0.1")
    }
}
