import RapportTypes
import Testing

@testable import RapportStore

/// What is exported and imported again is the same.
@Suite("Export and import")
struct RoundTripTests {
    /// Contacts with everything that could be mistaken on the way.
    private static func contacts(_ count: Int) -> [ContactValues] {
        var random = SeededNumbers(state: 5)
        let pieces = [
            "a", "é", "山", "🎨", " ", "\\", ";", ",", "\"", "'", "=", "+", "-", "@", ":", "\\n", "#", "e\u{301}", "ß",
            "long word ",
        ]
        func text(_ lengths: ClosedRange<Int>, _ more: [String] = []) -> String {
            let length = Int.random(in: lengths, using: &random)
            return Text.trimmed((0..<length).map { _ in (pieces + more).randomElement(using: &random)! }.joined())
        }
        func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
        return (0..<count).map { number in
            ContactValues(
                name: "x" + text(0...20) + " \(number)", title: optional(text(0...12)), company: optional(text(0...12)),
                email: Bool.random(using: &random) ? EmailAddress(stored: "+p\(number)@example.com") : nil,
                phone: Bool.random(using: &random) ? "+49 (30) \(number)" : nil,
                linkedInURL: Bool.random(using: &random)
                    ? try! WebURL.linkedIn("https://www.linkedin.com/in/p-\(number)") : nil,
                relationship: RelationshipType.allCases.randomElement(using: &random)!,
                notes: optional(text(0...60, ["\n", "\t", "\n\n"])),
                tags: (0..<Int.random(in: 0...4, using: &random)).map { "t\($0)" + text(0...5) })
        }
    }

    private static let mapping: ContactTable.Mapping = [
        ("Name", .name), ("Title", .title), ("Company", .company), ("Email", .email), ("Phone", .phone),
        ("LinkedIn", .linkedInURL), ("Relationship", .relationship), ("Notes", .notes), ("Tags", .tags),
    ]

    private static func rows(of file: String, _ format: ContactExportFormat) throws -> [ImportedRow] {
        format == .csv ? try ContactTable.rows(of: file, mapping: mapping) : try VCards.rows(of: file)
    }

    private static func contacts(of store: ExportStore, _ viewer: Viewer) throws -> [ContactValues] {
        let reader = try store.test.store.makeReader()
        var contacts: [ContactValues] = []
        try reader.forEachContact(nil, for: viewer) { contacts.append($0.values) }
        return contacts
    }

    @Test(arguments: [ContactExportFormat.vcard3, .vcard4, .csv])
    func `another account that imports the file has the same contacts`(format: ContactExportFormat) throws {
        let store = try ExportStore()
        let viewer = store.viewer
        try store.test.writer.run { transaction in
            for values in RoundTripTests.contacts(150) {
                _ = try transaction.createContact(NewContact(values), for: viewer)
            }
        }
        let rows = try RoundTripTests.rows(of: try store.text(format), format)
        #expect(rows.compactMap(\.message) == [])
        let ben = try store.test.viewer("ben@example.com")
        let new = NewImport(format == .csv ? .csv : .vcard, rows: rows, options: ImportOptions())
        _ = try waiting { store.test.store.startImport(new, idempotency: nil, for: ben, completion: $0) }
        let (before, after) = (
            try RoundTripTests.contacts(of: store, viewer), try RoundTripTests.contacts(of: store, ben)
        )
        #expect(before.count == 150)
        #expect(before == after)
    }

    @Test(arguments: [ContactExportFormat.vcard3, .vcard4, .csv])
    func `the same account that imports its file has nothing new`(format: ContactExportFormat) throws {
        let store = try ExportStore()
        let viewer = store.viewer
        try store.test.writer.run { transaction in
            for values in RoundTripTests.contacts(150) {
                _ = try transaction.createContact(NewContact(values), for: viewer)
            }
        }
        let rows = try RoundTripTests.rows(of: try store.text(format), format)
        for strategy in [ImportDuplicateStrategy.skip, .fillBlanks, .overwrite] {
            let new = NewImport(
                format == .csv ? .csv : .vcard, rows: rows, options: ImportOptions(onDuplicate: strategy))
            _ = try waiting { store.test.store.startImport(new, idempotency: nil, for: viewer, completion: $0) }
        }
        #expect(try store.count("contact") == 150)
        let versions = try store.test.database().values("SELECT DISTINCT version FROM contact", as: Int.self)
        #expect(versions == [1])
    }
}
