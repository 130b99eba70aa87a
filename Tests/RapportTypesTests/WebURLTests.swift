import Testing

@testable import RapportTypes

@Suite("WebURL")
struct WebURLTests {
    @Test(arguments: [
        ("https://example.com", "https://example.com/"),
        ("HTTPS://Example.COM:443/a", "https://example.com/a"),
        ("http://example.com:80", "http://example.com/"),
        ("http://example.com:8080/", "http://example.com:8080/"),
        ("https://example.com:/a", "https://example.com/a"),
        ("  https://example.com/a  ", "https://example.com/a"),
        ("https://example.com/a/./b/../c", "https://example.com/a/c"),
        ("https://example.com/a/..", "https://example.com/"),
        ("https://example.com/../../a/%2E%2e/b/", "https://example.com/b/"),
        ("https://example.com/josé?q=ü&r='x'#ö", "https://example.com/jos%C3%A9?q=%C3%BC&r=%27x%27#%C3%B6"),
        ("https://example.com/jos%C3%A9", "https://example.com/jos%C3%A9"),
        ("https://example.com/100%", "https://example.com/100%"),
        ("https://example.com?a=b", "https://example.com/?a=b"),
        ("https://example.com#top", "https://example.com/#top"),
        ("https://example.com/a?b?c#d#e", "https://example.com/a?b?c#d#e"),
        ("https://example.com/a//b", "https://example.com/a//b"),
        ("https://bücher.example/", "https://bücher.example/"),
        ("https://BÜCHER.example/", "https://bücher.example/"),
        ("https://例え.テスト/", "https://例え.テスト/"),
        ("https://example.com./", "https://example.com./"),
        ("http://localhost:3000/x", "http://localhost:3000/x"),
        ("http://192.0.2.1/", "http://192.0.2.1/"),
        ("http://[2001:DB8:0:0:0:0:0:1]:8080/", "http://[2001:db8::1]:8080/"),
        ("http://[::ffff:192.0.2.1]/", "http://[::ffff:c000:201]/"),
        ("http://[::]/", "http://[::]/"),
    ])
    func `an address is printed as the URL standard serialises it`(given: String, printed: String) throws {
        let url = try WebURL(given)
        #expect(url.text == printed)
        #expect(try WebURL(url.text) == url)
    }

    @Test(arguments: [
        ("", ScalarFault.Reason.malformed),
        ("example.com/a", .malformed),
        ("//example.com/a", .malformed),
        ("/a", .malformed),
        ("ftp://example.com/", .notWeb),
        ("javascript:alert(1)", .notWeb),
        ("java\nscript:alert(1)", .notWeb),
        ("mailto:ada@example.org", .notWeb),
        ("https:example.com", .notWeb),
        ("https:/example.com", .notWeb),
        ("https://", .badHost),
        ("https:///a", .badHost),
        ("https://.", .badHost),
        ("https://a..b/", .badHost),
        ("https://-a.example/", .badHost),
        ("https://a-.example/", .badHost),
        ("https://exa mple.com/", .forbiddenCharacter),
        ("https://example.com/a b", .forbiddenCharacter),
        ("https://example.com/a\tb", .forbiddenCharacter),
        ("https://example.com\\@evil.example/", .forbiddenCharacter),
        ("https://example.com/\u{0}", .forbiddenCharacter),
        ("https://exam%70le.com/", .badHost),
        ("https://exam<ple.com/", .badHost),
        ("https://user:secret@example.com/", .hasCredentials),
        ("https://example.com@evil.example/", .hasCredentials),
        ("https://example.com:65536/", .badPort),
        ("https://example.com:-1/", .badPort),
        ("https://example.com:8o80/", .badPort),
        ("http://127.1/", .badHost),
        ("http://0x7f.0.0.1/", .badHost),
        ("http://2130706433/", .badHost),
        ("http://010.0.0.1/", .badHost),
        ("http://256.0.0.1/", .badHost),
        ("http://1.2.3.4.5/", .badHost),
        ("http://[::1/", .badPort),
        ("http://[:::1]/", .badHost),
        ("http://[1:2:3:4:5:6:7:8:9]/", .badHost),
        ("http://[1::2::3]/", .badHost),
        ("http://[fe80::1%25eth0]/", .badHost),
    ])
    func `what is no absolute web address is refused with a reason`(given: String, reason: ScalarFault.Reason) {
        #expect(throws: ScalarFault(.url, reason)) { try WebURL(given) }
    }

    @Test func `an address of 2048 characters is the longest`() throws {
        let longest = "https://example.com/" + String(repeating: "a", count: 2048 - 20)
        #expect(try WebURL(longest).text == longest)
        #expect(throws: ScalarFault(.url, .tooLong(maximum: 2048))) { try WebURL(longest + "a") }
        #expect(throws: ScalarFault(.url, .tooLong(maximum: 2048))) {
            try WebURL("https://example.com/" + String(repeating: "é", count: 1000))
        }
    }

    @Test func `an address has parts`() throws {
        let url = try WebURL("https://zoom.us:8443/j/123?pwd=x#y")
        #expect(url.isSecure)
        #expect(url.host == "zoom.us")
        #expect(url.port == 8443)
        #expect(url.path == "/j/123")
        #expect(url.query == "pwd=x")
        #expect(url.fragment == "y")
    }

    @Test func `random text is refused or printed in a form that reads as itself`() {
        var random = SeededRandom(seed: 3)
        let alphabet = Array("abz019.:/?#[]@%-_é\u{301}例\\ &'\"<")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0...25, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
            guard let url = try? WebURL("http://" + text) else { continue }
            #expect(try! WebURL(url.text) == url, "\(text)")
        }
    }
}

@Suite("LinkedIn addresses")
struct LinkedInAddressTests {
    @Test(arguments: [
        ("https://www.linkedin.com/in/mira-okonkwo-0a1b2c3", "https://www.linkedin.com/in/mira-okonkwo-0a1b2c3"),
        ("http://linkedin.com/in/Mira-Okonkwo/", "https://www.linkedin.com/in/mira-okonkwo"),
        ("https://de.linkedin.com/in/mira?trk=x#about", "https://www.linkedin.com/in/mira"),
        ("https://www.linkedin.com/in/mira/details/experience/", "https://www.linkedin.com/in/mira"),
        (
            "https://www.linkedin.com/in/jos%C3%A9-%C3%A1lvarez-pe%C3%B1a-91",
            "https://www.linkedin.com/in/jos%C3%A9-%C3%A1lvarez-pe%C3%B1a-91"
        ),
        ("https://www.linkedin.com/in/JOS%c3%89/", "https://www.linkedin.com/in/jos%C3%A9"),
        ("https://www.linkedin.com/in/josé", "https://www.linkedin.com/in/jos%C3%A9"),
        ("https://www.linkedin.com/company/harbor-labs/", "https://www.linkedin.com/company/harbor-labs"),
        ("https://www.linkedin.com/", "https://www.linkedin.com/"),
    ])
    func `one profile has one address`(given: String, normalised: String) throws {
        let url = try WebURL(given).linkedIn()
        #expect(url.text == normalised)
        #expect(try url.linkedIn() == url)
    }

    @Test(arguments: [
        "https://linkedin.com.evil.example/in/a", "https://notlinkedin.com/in/a", "https://example.com/in/a",
    ])
    func `another host is refused`(given: String) throws {
        let url = try WebURL(given)
        #expect(throws: ScalarFault(.url, .notLinkedIn)) { try url.linkedIn() }
    }

    @Test(arguments: [
        "https://www.linkedin.com/in/jose-alvarez-91", "https://www.linkedin.com/in/Jose", "http://linkedin.com/in/a/",
        "https://www.linkedin.com/in/a/details", "https://www.linkedin.com/in/jos%C3%A9",
        "https://www.linkedin.com/in/a?b", "https://www.linkedin.com/in/.", " https://www.linkedin.com/in/a ",
        "https://www.linkedin.com/in/", "https://www.linkedin.com/in/" + String(repeating: "a", count: 300),
    ])
    func `the short way to a profile's address leads where the long one does`(text: String) throws {
        let short = try WebURL.linkedIn(text)
        let long = try WebURL(text).linkedIn()
        #expect(short.text == long.text)
        #expect(short.host == long.host && short.path == long.path && short.isSecure == long.isSecure)
        #expect(short.query == long.query && short.fragment == long.fragment && short.port == long.port)
    }

    @Test func `a profile has an identifier`() throws {
        #expect(try WebURL("https://www.linkedin.com/in/Jos%C3%A9/").linkedInIdentifier == "josé")
        #expect(try WebURL("https://www.linkedin.com/company/a").linkedInIdentifier == nil)
    }
}
