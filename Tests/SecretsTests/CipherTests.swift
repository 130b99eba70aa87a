import Testing

@testable import Secrets

@Suite("Sealing")
struct CipherTests {
    let cipher = Cipher()
    let key = SecretKey()
    let row = [UInt8](repeating: 7, count: 16)

    @Test(arguments: ["", "a", "anna@example.com", String(repeating: "ü", count: 10_000)])
    func `what is sealed opens to the same`(text: String) throws {
        let place = SealedPlace(row: row, column: "email")
        let sealed = try cipher.seal(Array(text.utf8), with: key, bound: place)
        #expect(sealed.count == text.utf8.count + 29)
        #expect(try cipher.open(sealed, with: key, bound: place) == Array(text.utf8))
    }

    @Test func `a value moved to another row does not open`() throws {
        let sealed = try cipher.seal(Array("secret".utf8), with: key, bound: SealedPlace(row: row, column: "email"))
        let elsewhere = SealedPlace(row: [UInt8](repeating: 8, count: 16), column: "email")
        #expect(throws: SecretsError.doesNotOpen) { try cipher.open(sealed, with: key, bound: elsewhere) }
    }

    @Test func `a value moved to another column does not open`() throws {
        let sealed = try cipher.seal(Array("secret".utf8), with: key, bound: SealedPlace(row: row, column: "email"))
        let elsewhere = SealedPlace(row: row, column: "phone")
        #expect(throws: SecretsError.doesNotOpen) { try cipher.open(sealed, with: key, bound: elsewhere) }
    }

    @Test func `a value does not open with another key`() throws {
        let place = SealedPlace(row: row, column: "email")
        let sealed = try cipher.seal(Array("secret".utf8), with: key, bound: place)
        #expect(throws: SecretsError.doesNotOpen) { try cipher.open(sealed, with: SecretKey(), bound: place) }
        #expect(try cipher.open(sealed, with: key, bound: place) == Array("secret".utf8))
    }

    @Test func `no byte of a sealed value can be changed`() throws {
        let place = SealedPlace(row: row, column: "email")
        let sealed = try cipher.seal(Array("secret".utf8), with: key, bound: place)
        for position in 1..<sealed.count {
            var changed = sealed
            changed[position] ^= 1
            #expect(throws: SecretsError.doesNotOpen) { try cipher.open(changed, with: key, bound: place) }
        }
        #expect(throws: SecretsError.doesNotOpen) { try cipher.open([], with: key, bound: place) }
        #expect(throws: SecretsError.doesNotOpen) { try cipher.open(Array(sealed.dropLast()), with: key, bound: place) }
    }

    @Test func `the same text is sealed differently every time`() throws {
        let place = SealedPlace(row: row, column: "email")
        let sealed = try (0..<100).map { _ in try cipher.seal(Array("secret".utf8), with: key, bound: place) }
        #expect(Set(sealed).count == 100)
    }

    @Test func `a place moves to another row`() throws {
        var place = SealedPlace(row: row, column: "email")
        let other = [UInt8](repeating: 9, count: 16)
        let sealed = try cipher.seal(
            Array("secret".utf8), with: key, bound: SealedPlace(row: other, column: "email"))
        other.withUnsafeBytes { place.move(toRow: $0.baseAddress!) }
        #expect(try cipher.open(sealed, with: key, bound: place) == Array("secret".utf8))
    }
}
