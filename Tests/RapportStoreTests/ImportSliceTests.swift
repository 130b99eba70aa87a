import RapportTypes
import Testing

@testable import RapportStore

@Suite("Slices of an import")
struct ImportSliceTests {
    @Test func `what waits is read back as it was`() throws {
        let rows = [
            PendingRow(line: 2, message: "The record has no name."),
            PendingRow(
                line: 3,
                contact: ImportedContact(
                    name: "Ana \"Ani\" Petrović, PMP", title: "Senior Developer", company: "Kovač & \"Sons\" d.o.o.",
                    email: try EmailAddress("Ani@Example.org"), phone: "+1 (212) 555-0100",
                    linkedInURL: try WebURL("https://www.linkedin.com/in/jos%C3%A9"),
                    notes: "One line,\nand \"another\"",
                    tags: ["climbing", "a, b"], connectedOn: try CalendarDate("2019-12-01")),
                message: "Left out the date of connection: not a date that can be read."),
            PendingRow(
                line: 70_000, contact: ImportedContact(name: "山田 太郎 🎨"),
                earlier: PendingRow.Earlier(line: 3, isEqual: false)),
            PendingRow(
                line: 70_001, contact: ImportedContact(name: "=SUM(1)"),
                earlier: PendingRow.Earlier(line: 70_000, isEqual: true)),
        ]
        #expect(try ImportSlice(text: ImportSlice(rows).text).rows == rows)
        #expect(try ImportSlice(text: ImportSlice([PendingRow]()).text).rows == [])
    }

    @Test func `a slice that another version wrote is refused`() {
        #expect(throws: UnreadableImport.self) { try ImportSlice(text: "\"2\",\"Ana\"\n") }
    }

    @Test func `a file is cut into slices of two hundred`() throws {
        let rows = (0..<401).map { ImportedRow(line: $0 + 2, outcome: .contact(ImportedContact(name: "Person \($0)"))) }
        let new = NewImport(.linkedin, rows: rows, options: ImportOptions())
        #expect(try new.slices.map { try ImportSlice(text: $0).rows.count } == [200, 200, 1])
        #expect(new.count == 401)
    }
}

@Suite("People of a file")
struct PeopleOfFileTests {
    /// The first line that the last of these people was on before.
    static func earlier(_ people: [ImportedContact]) -> PendingRow.Earlier? {
        var file = PeopleOfFile()
        return people.enumerated().map { file.insert($1, line: $0 + 1) }.last ?? nil
    }

    static func person(
        _ name: String = "Ana Petrović", _ company: String? = nil, email: String? = nil, url: String? = nil
    ) throws -> ImportedContact {
        ImportedContact(
            name: name, company: company, email: try email.map { try EmailAddress($0) },
            linkedInURL: try url.map { try WebURL("https://www.linkedin.com/in/\($0)") })
    }

    @Test func `an equal LinkedIn address is the same person`() throws {
        let people = [
            try Self.person("Other"), try Self.person(url: "ana"),
            try Self.person("Ana P.", email: "a@b.c", url: "ana"),
        ]
        #expect(Self.earlier(people) == PendingRow.Earlier(line: 2, isEqual: false))
    }

    @Test func `an equal row says nothing new`() throws {
        let people = [try Self.person("Ana", "Acme", url: "ana"), try Self.person("Ana", "Acme", url: "ana")]
        #expect(Self.earlier(people) == PendingRow.Earlier(line: 1, isEqual: true))
    }

    @Test func `an equal email address in any case is the same person unless both have LinkedIn addresses`() throws {
        let first = try Self.person("A", email: "Ana@Example.com", url: "ana")
        #expect(Self.earlier([first, try Self.person("B", email: "ana@example.COM")])?.line == 1)
        #expect(Self.earlier([first, try Self.person("B", email: "ana@example.com", url: "ben")]) == nil)
    }

    @Test func `an equal name and company is the same person unless both have addresses of one kind`() throws {
        let first = try Self.person("JOSÉ ÁLVAREZ", "Acme", email: "jose@example.com")
        #expect(Self.earlier([first, try Self.person("Jose Alvarez", "ACME", url: "jose")])?.line == 1)
        #expect(Self.earlier([first, try Self.person("Jose Alvarez", "Acme", email: "other@example.com")]) == nil)
        #expect(Self.earlier([first, try Self.person("Jose Alvarez", "Other", url: "jose")]) == nil)
        #expect(Self.earlier([first, try Self.person("Jose Alvarez", url: "jose")]) == nil)
    }

    @Test func `the surest likeness counts`() throws {
        let people = [
            try Self.person("Ana", "Acme"), try Self.person("Ben", email: "ana@example.com"),
            try Self.person("Ana", "Acme", email: "ana@example.com"),
        ]
        #expect(Self.earlier(people)?.line == 2)
    }
}
