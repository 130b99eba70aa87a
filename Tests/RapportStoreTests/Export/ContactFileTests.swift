import Foundation
import RapportTypes
import Testing

import struct Batches.UUID

@testable import RapportStore

@Suite("Files of contacts")
struct ContactFileTests {
    let store: ExportStore

    init() throws { store = try ExportStore() }

    static let mira = try! ContactValues(
        name: "Mira Okonkwo", title: "Manager, Payments", company: "Northlight; Inc.",
        email: EmailAddress("mira@example.com"), phone: "+1 555",
        linkedInURL: WebURL("https://www.linkedin.com/in/mira"), relationship: .industryContact,
        notes: "Met at a fair.\nBack\\slash; comma, \"quote\"", tags: ["a,b", "c;d", "e\\"], isFavorite: true)

    // MARK: vCards

    @Test func `a card of version 4_0 has everything that a contact has`() throws {
        let id = try store.create(Self.mira)
        #expect(
            try store.text(.vcard4)
                == """
                BEGIN:VCARD
                VERSION:4.0
                PRODID:-//Rapport//Rapport//EN
                UID:urn:uuid:\(id)
                FN:Mira Okonkwo
                N:;Mira Okonkwo;;;
                TITLE:Manager\\, Payments
                ORG:Northlight\\; Inc.
                EMAIL:mira@example.com
                TEL:+1 555
                URL:https://www.linkedin.com/in/mira
                NOTE:Met at a fair.\\nBack\\\\slash\\; comma\\, "quote"
                CATEGORIES:a\\,b,c\\;d,e\\\\
                X-RAPPORT-RELATIONSHIP:INDUSTRY_CONTACT
                REV:20261120T100000Z
                END:VCARD

                """.replacing("\n", with: "\r\n"))
    }

    @Test func `a card of version 3_0 says of what kind addresses are`() throws {
        let id = try store.create(
            ContactValues(name: "Ada", email: EmailAddress(stored: "ada@example.org"), phone: "1"))
        #expect(
            try store.text(.vcard3)
                == """
                BEGIN:VCARD
                VERSION:3.0
                PRODID:-//Rapport//Rapport//EN
                UID:urn:uuid:\(id)
                FN:Ada
                N:;Ada;;;
                EMAIL;TYPE=INTERNET:ada@example.org
                TEL;TYPE=VOICE:1
                X-RAPPORT-RELATIONSHIP:OTHER
                REV:20261120T100000Z
                END:VCARD

                """.replacing("\n", with: "\r\n"))
    }

    @Test(arguments: ["x", "é", "山", "🎨", "e\u{301}"])
    func `lines have 75 bytes at most, and no character is cut`(character: String) throws {
        for count in 60...90 {
            let notes = String(repeating: character, count: count)
            let contact = ExportedContact(
                id: UUID(high: 1, low: 2), values: ContactValues(name: "A", notes: notes), lastContactedAt: nil,
                createdAt: .minimum, updatedAt: .minimum)
            let bytes = VCardWriter.card(of: contact, .v4)
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                #expect(line.last == UInt8(ascii: "\r"))
                #expect(line.count - 1 <= 75)
                #expect(String(validating: line, as: UTF8.self) != nil)
            }
            let unfolded = Data(bytes.split(separator: Array("\r\n ".utf8)).joined())
            #expect(unfolded.firstRange(of: Data("NOTE:\(notes)\r\n".utf8)) != nil)
        }
    }

    @Test(
        .enabled(if: Python.hasVObject, "Python with vobject is missing: scripts/install-test-tools"),
        arguments: [ContactExportFormat.vcard3, .vcard4])
    func `vobject opens the cards and finds in them what was put in`(format: ContactExportFormat) throws {
        let notes = String(repeating: "Größe 山, 🎨; ", count: 30) + "\nsecond line"
        try store.create(Self.mira)
        try store.create(ContactValues(name: "Zoë 山田; PMP", notes: notes))
        let file = try store.text(format)
        let output = try Python.run(
            """
            import sys, vobject, json
            for card in vobject.readComponents(sys.stdin.buffer.read().decode()):
                card.validate()
                print(json.dumps([card.version.value, card.fn.value, card.n.value.given, getattr(card, "note").value,
                    card.org.value if hasattr(card, "org") else None, card.categories.value if hasattr(card, "categories") else None]))
            """, input: Array(file.utf8))
        let version = format == .vcard3 ? "3.0" : "4.0"
        let cards = try output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [Any])
        }
        try #require(cards.count == 2)
        #expect(cards[0][0] as? String == version)
        #expect(cards[0][1] as? String == "Mira Okonkwo")
        #expect(cards[0][2] as? String == "Mira Okonkwo")
        #expect(cards[0][3] as? String == "Met at a fair.\nBack\\slash; comma, \"quote\"")
        #expect(cards[0][4] as? [String] == ["Northlight; Inc."])
        #expect(cards[0][5] as? [String] == ["a,b", "c;d", "e\\"])
        #expect(cards[1][1] as? String == "Zoë 山田; PMP")
        #expect(cards[1][3] as? String == Text.trimmed(notes))
    }

    // MARK: CSV

    @Test func `a table begins with a byte order mark and headings`() throws {
        #expect(
            try Array(store.text(.csv).utf8)
                == [0xEF, 0xBB, 0xBF]
                + Array(
                    "\"Name\",\"Title\",\"Company\",\"Email\",\"Phone\",\"LinkedIn\",\"Relationship\",\"Notes\",\"Tags\",\"Favorite\",\"Last contact\",\"Created\"\r\n"
                        .utf8))
    }

    @Test func `a record has everything, quoted, and guarded where a spreadsheet would compute`() throws {
        var values = Self.mira
        values.company = "=HYPERLINK(\"http://example.com\")"
        values.title = "@Home"
        try store.create(values)
        let record = try store.text(.csv).split(separator: "\r\n", maxSplits: 1)[1]
        #expect(
            record
                == #""Mira Okonkwo","'@Home","'=HYPERLINK(""http://example.com"")","mira@example.com","'+1 555","https://www.linkedin.com/in/mira","INDUSTRY_CONTACT","Met at a fair."#
                + "\n"
                + #"Back\slash; comma, ""quote""","a,b; c\;d; e\\","yes","","2026-11-20T10:00:00.000Z""#
                + "\r\n")
    }

    @Test(.enabled(if: Python.hasVObject, "Python with vobject is missing: scripts/install-test-tools"))
    func `Python reads the table`() throws {
        try store.create(Self.mira)
        let output = try Python.run(
            """
            import csv, io, sys
            text = sys.stdin.buffer.read().decode("utf-8-sig")
            for row in csv.DictReader(io.StringIO(text, newline="")): print(ascii([row["Name"], row["Notes"], row["Tags"]]))
            """, input: Array(try store.text(.csv).utf8))
        #expect(
            output
                == #"['Mira Okonkwo', 'Met at a fair.\nBack\\slash; comma, "quote"', 'a,b; c\\;d; e\\\\']"# + "\n")
    }

    // MARK: Which contacts

    @Test func `contacts come by name, archived ones and other people's left out`() throws {
        for name in ["Zoë", "ada", "Émile", "Bob"] { try store.create(ContactValues(name: name)) }
        try store.create(ContactValues(name: "Gone", isArchived: true))
        let other = try store.test.viewer("ben@example.com")
        _ = try store.test.writer.run { try $0.createContact(NewContact(ContactValues(name: "Foreign")), for: other) }
        func names(_ filter: ContactFilter?) throws -> [Substring] {
            try store.text(.vcard4, filter).split(separator: "\r\n").filter { $0.hasPrefix("FN:") }.map {
                $0.dropFirst(3)
            }
        }
        #expect(try names(nil) == ["ada", "Bob", "Émile", "Zoë"])
        #expect(try names(ContactFilter(isArchived: .value(true))) == ["Gone"])
        #expect(try names(ContactFilter(search: .value("zoe"))) == ["Zoë"])
    }

    @Test func `what is sealed is found by a filter, too`() throws {
        try store.create(ContactValues(name: "A", notes: "met in Lyon"))
        try store.create(ContactValues(name: "B", notes: "met in Nantes"))
        #expect(try store.text(.vcard4, ContactFilter(search: .value("lyon"))).contains("NOTE:met in Lyon\r\n"))
        #expect(try !store.text(.vcard4, ContactFilter(search: .value("lyon"))).contains("Nantes"))
    }
}
