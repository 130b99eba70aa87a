import Testing

@testable import Secrets

@Suite("Digests")
struct DigestTests {
    @Test func `SHA-256 of the standard's example`() {
        #expect(
            hexadecimal(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    /// RFC 4231, test case 1, whose key of 20 bytes is padded with zeros as HMAC does itself.
    @Test func `HMAC-SHA256 of the standard's example, again and again`() throws {
        let key = try #require(SecretKey([UInt8](repeating: 0x0b, count: 20) + [UInt8](repeating: 0, count: 12)))
        let authenticator = MessageAuthenticator(key)
        for _ in 0..<3 {
            #expect(
                hexadecimal(authenticator.code(Array("Hi There".utf8)))
                    == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        }
    }

    @Test func `keys for different purposes differ`() {
        let key = SecretKey()
        #expect(key.derived(for: "a") == key.derived(for: "a"))
        #expect(key.derived(for: "a") != key.derived(for: "b"))
        #expect(key.derived(for: "a") != key)
    }

    @Test func `a match hash depends on the account, the column and the value`() {
        let key = DataKey()
        let hash = key.matchHash("anna@example.com", column: "email")
        #expect(hash == key.matchHash("anna@example.com", column: "email"))
        #expect(hash != key.matchHash("anna@example.com", column: "phone"))
        #expect(hash != key.matchHash("anne@example.com", column: "email"))
        #expect(hash != DataKey().matchHash("anna@example.com", column: "email"))
    }

    @Test(
        arguments: [
            ([], ""), ([0x66], "Zg"), ([0x66, 0x6f], "Zm8"), ([0x66, 0x6f, 0x6f], "Zm9v"), ([0xfb, 0xff], "-_8"),
        ] as [([UInt8], String)])
    func `base64url of RFC 4648`(bytes: [UInt8], text: String) {
        #expect(Base64URL.encode(bytes) == text)
        #expect(Base64URL.decode(text) == bytes)
    }

    @Test(arguments: ["Z", "Zh", "Zm9v=", "Zm 9", "Zm+v", "Zm9vZ"])
    func `anything else is not base64url`(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test func `what is compared in constant time is compared`() {
        #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
    }

    @Test func `a key does not print itself`() {
        let key = SecretKey()
        #expect("\(key)" == "SecretKey")
        #expect(String(reflecting: key) == "SecretKey")
        #expect("\(DataKey())" == "DataKey(root: SecretKey, sealing: SecretKey, matching: SecretKey)")
        #expect("\(Token(.session))" == "session token")
    }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
