import Batches
import Testing

@testable import RapportTypes

@Suite("EmailAddress")
struct EmailAddressTests {
    @Test(arguments: [
        "ada@example.org", "a@b", "first.last+tag@sub.example.co.uk", "o'neil@example.com", "x@1.example",
        "!#$%&'*+/=?^_`{|}~-.@example.org",
    ])
    func `a valid address of the HTML standard is kept as typed`(text: String) throws {
        #expect(try EmailAddress(text).text == text)
    }

    @Test(arguments: [
        "", "ada", "@example.org", "ada@", "ada@@example.org", "ada@example..org", "ada@.org", "ada@example.org.",
        "ada@-example.org", "ada@example-.org", "a da@example.org", "Ada <ada@example.org>", "ada@exa_mple.org",
        "\"ada\"@example.org", "ada@[192.0.2.1]", "jösé@example.org", "ada@example.org, bob@example.org",
        "ada\n@example.org",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: ScalarFault(.emailAddress, .malformed)) { try EmailAddress(text) }
    }

    @Test func `white space around it is dropped, and case does not count in comparisons`() throws {
        let address = try EmailAddress("  SAM.ONEIL@Example.com\n")
        #expect(address.text == "SAM.ONEIL@Example.com")
        #expect(address.folded == "sam.oneil@example.com")
    }

    @Test func `an address has at most 254 characters, and a label 63`() throws {
        let label = String(repeating: "a", count: 63)
        #expect(try EmailAddress("ada@\(label).org").text.hasPrefix("ada@"))
        #expect(throws: ScalarFault(.emailAddress, .malformed)) { try EmailAddress("ada@\(label)a.org") }
        #expect(throws: ScalarFault(.emailAddress, .tooLong(maximum: 254))) {
            try EmailAddress(String(repeating: "a", count: 250) + "@b.cd")
        }
    }
}

@Suite("CurrencyCode")
struct CurrencyCodeTests {
    @Test(arguments: ["EUR", "USD", "JPY", "CHF", "XCG", "HRK"])
    func `a code of ISO 4217 is read`(text: String) throws {
        #expect(try CurrencyCode(text).text == text)
    }

    @Test(arguments: [
        ("eur", ScalarFault.Reason.malformed), ("EURO", .malformed), ("€", .malformed), ("", .malformed),
        ("ABC", .unknown),
    ])
    func `anything else is refused`(text: String, reason: ScalarFault.Reason) {
        #expect(throws: ScalarFault(.currencyCode, reason)) { try CurrencyCode(text) }
    }
}

@Suite("Base64")
struct Base64Tests {
    // RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `the vectors of the RFC`(bytes: String, text: String) throws {
        #expect(Base64(bytes: Array(bytes.utf8)).text == text)
        #expect(try Base64(text).bytes == Array(bytes.utf8))
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zh==", "Zm9=", "Zm 9v", "Zm9v\n", "Z===", "====", "=Zm9", "Zg==Zg==", "-_-_", "é===",
    ])
    func `what another encoder could have meant is refused`(text: String) {
        #expect(throws: ScalarFault(.base64, .malformed)) { try Base64(text) }
    }

    @Test func `every byte survives`() throws {
        let bytes = (0...255).map(UInt8.init)
        #expect(try Base64(Base64(bytes: bytes).text).bytes == bytes)
    }
}

@Suite("PhoneNumber")
struct PhoneNumberTests {
    @Test(arguments: [
        ("+49 (30) 1234-567", "+49301234567"), ("030/1234567", "0301234567"), ("  +1 555 0100", "+15550100"),
        ("tel: 555+12", "55512"), ("٠٣٠ ١٢٣", "030123"), ("＋８１ ３", "+813"),
        ("0049 30 1234567", "+49301234567"), ("+49 (0)30 1234567", "+49301234567"), ("(0) 30", "030"),
    ])
    func `only digits count, and whether the number is international`(text: String, normalized: String) {
        #expect(PhoneNumber.normalized(text) == normalized)
    }

    @Test func `a number without digits has no normalised form`() {
        #expect(PhoneNumber.normalized("ask Ada") == nil)
        #expect(PhoneNumber.normalized("+") == nil)
        #expect(PhoneNumber.normalized("00") == nil)
    }
}

@Suite("Kinds of cells")
struct CellKindTests {
    @Test func `each scalar says how it is stored`() {
        #expect(DateTime.cellKind == .instant)
        #expect(CalendarDate.cellKind == .symbol)
        #expect(LocalTime.cellKind == .symbol)
        #expect(TimeZoneName.cellKind == .symbol)
        #expect(CurrencyCode.cellKind == .symbol)
        #expect(Base64.cellKind == .symbol)
        #expect(WebURL.cellKind == .text)
        #expect(EmailAddress.cellKind == .text)
    }
}
