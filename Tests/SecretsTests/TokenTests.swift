import Testing

@testable import Secrets

@Suite("Tokens and passwords")
struct TokenTests {
    @Test func `a token says what it is and reads back`() throws {
        let token = Token(.personal)
        #expect(token.text.hasPrefix("rpp_"))
        #expect(token.text.count == 47)
        #expect(Token(token.text) == token)
        #expect(token.hash == sha256(token.text))
    }

    @Test(arguments: ["", "rpp_", "rpx_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "rpp_short", "Bearer rpp_"])
    func `what cannot be a token is none`(text: String) {
        #expect(Token(text) == nil)
    }

    @Test func `tokens do not repeat`() {
        #expect(Set((0..<1000).map { _ in Token(.session) }).count == 1000)
    }

    @Test func `a password matches its hash and no other does`() throws {
        let hash = try PasswordHash(of: "correct horse battery staple", cost: .init(log2N: 4, r: 8, p: 1))
        #expect(try hash.matches("correct horse battery staple"))
        #expect(try !hash.matches("correct horse battery stapler"))
        #expect(try !hash.matches(""))
    }

    @Test func `a hash names its cost`() throws {
        let cheap = try PasswordHash(of: "x", cost: .init(log2N: 4, r: 8, p: 1))
        #expect(cheap.text.hasPrefix("$scrypt$ln=4,r=8,p=1$"))
        #expect(try PasswordHash(of: "x").text.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
    }

    /// RFC 7914, section 12, third example. The first 32 of its 64 bytes are what a hash of 32 bytes has.
    @Test func `scrypt of the standard's example`() throws {
        let stored = PasswordHash(
            stored: "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046_2o-7qQT44-qbVD9lRdofI")
        #expect(try stored.matches("pleaseletmein"))
    }

    @Test(arguments: ["", "$scrypt$", "$scrypt$ln=99,r=8,p=1$AAAA$AAAA", "$2b$12$abc", "$scrypt$ln=4,r=8$AAAA$AAAA"])
    func `a malformed hash matches nothing`(text: String) throws {
        #expect(try !PasswordHash(stored: text).matches("x"))
    }
}
