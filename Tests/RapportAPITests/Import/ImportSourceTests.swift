import Archives
import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("The sources of importContacts")
struct ImportSourceTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    private static let counts = "status createdCount updatedCount skippedCount failedCount"

    private func run(
        _ source: JSONValue, _ more: [(String, JSONValue)] = [], selecting selection: String = counts
    ) throws -> String {
        let members = more.map { JSONValue.Member($0.0, $0.1) }
        let input = JSONValue.object([.init("source", source)] + members)
        return try api.run(
            """
            mutation($input: ImportContactsInput!) { importContacts(input: $input) {
                job { \(selection) }
                userErrors { __typename code path message ... on ValidationError { maximum } }
            } }
            """, .object([.init("input", input)]), as: anna)
    }

    private static func archive(_ files: [(String, String)]) throws -> JSONValue {
        var bytes: [UInt8] = []
        let time = DOSTime(year: 2026, month: 11, day: 20, hour: 10, minute: 0, second: 0)
        let writer = try ZIPWriter(time: time) { bytes += $0 }
        for (name, text) in files {
            try writer.begin(name)
            try writer.append(Array(text.utf8))
            try writer.end()
        }
        try writer.finish()
        return archive(bytes)
    }

    private static func archive(_ bytes: [UInt8]) -> JSONValue {
        .object([.init("linkedInArchive", .string(Base64(bytes: bytes).text))])
    }

    private static func vCard(_ text: String) -> JSONValue { .object([.init("vCard", .string(text))]) }

    private static func csv(_ content: String, _ columns: [(String, String)]) -> JSONValue {
        let columns = columns.map { column, field in
            JSONValue.object([.init("column", .string(column)), .init("field", .string(field))])
        }
        return .object([
            .init("csv", .object([.init("content", .string(content)), .init("columns", .array(columns))]))
        ])
    }

    private func contacts(_ selection: String) throws -> String {
        try api.run("{ contacts { totalCount nodes { \(selection) } } }", as: anna)
    }

    private func refusal(_ type: String, _ code: String, _ path: String, _ message: String, _ more: String = "")
        -> String
    {
        #"{"data":{"importContacts":{"job":null,"userErrors":[{"__typename":"\#(type)","code":"\#(code)","path":["input",\#(path)],"message":"\#(message)"\#(more)}]}}}"#
    }

    // MARK: LinkedIn archives

    @Test func `an archive is imported like the file in it`() throws {
        let archive = try Self.archive([
            ("Basic_Export/Profile.csv", "First Name\nRobin\n"),
            ("Basic_Export/Connections.csv", ImportFixtures.connections),
        ])
        #expect(
            try run(archive, selecting: "kind " + Self.counts)
                == #"{"data":{"importContacts":{"job":{"kind":"LINKEDIN","status":"COMPLETED","createdCount":7,"updatedCount":0,"skippedCount":1,"failedCount":0},"userErrors":[]}}}"#
        )
        #expect(
            try run(ImportFixtures.variables(ImportFixtures.connections)["input"]!["source"]!)
                == #"{"data":{"importContacts":{"job":{"status":"COMPLETED","createdCount":0,"updatedCount":0,"skippedCount":8,"failedCount":0},"userErrors":[]}}}"#
        )
    }

    @Test func `an archive that cannot be used is refused, and says why`() throws {
        let path = #""source","linkedInArchive""#
        #expect(
            try run(Self.archive(Array("Notes:\n".utf8)))
                == refusal("IntegrationError", "UNSUPPORTED_CONTENT", path, "This is not a ZIP archive."))
        #expect(
            try run(Self.archive([("Profile.csv", "a\n")]))
                == refusal(
                    "IntegrationError", "UNSUPPORTED_CONTENT", path, "The archive has no file Connections.csv."))
        #expect(
            try run(Self.archive([("Connections.csv", ImportFixtures.header + "A,\"B,,,,,\n")]))
                == refusal(
                    "IntegrationError", "UNSUPPORTED_CONTENT", path, "The quote that opens on line 2 is never closed."))
        let long = ImportFixtures.header + String(repeating: "\n", count: 10 << 20)
        #expect(
            try run(Self.archive([("Connections.csv", long)]))
                == refusal(
                    "IntegrationError", "UNSUPPORTED_CONTENT", path,
                    "The file in the archive is larger than 10 MiB."))
        #expect(try contacts("id") == #"{"data":{"contacts":{"totalCount":0,"nodes":[]}}}"#)
    }

    @Test func `an archive has twenty MiB at most`() throws {
        let path = #""source","linkedInArchive""#
        #expect(
            try run(Self.archive([UInt8](repeating: 0, count: 20 << 20)))
                == refusal("IntegrationError", "UNSUPPORTED_CONTENT", path, "This is not a ZIP archive."))
        #expect(
            try run(Self.archive([UInt8](repeating: 0, count: (20 << 20) + 1)))
                == refusal(
                    "ValidationError", "TOO_LONG", path, "A file of at most 20 MiB is allowed.",
                    #","maximum":20971520.0"#))
    }

    @Test func `what is not base64 is an error of the request`() throws {
        let document =
            #"mutation { importContacts(input: {source: {linkedInArchive: "UEs*"}}) { job { id } } }"#
        #expect(throws: (any Error).self) { try api.run(document, as: anna) }
    }

    // MARK: vCards

    private static let cards = """
        BEGIN:VCARD
        VERSION:4.0
        UID:card-1
        FN:Mira Okonkwo
        ORG:Northlight
        EMAIL:mira@example.com
        X-RAPPORT-RELATIONSHIP:mentor
        CATEGORIES:fair,Fair,lyon
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        KIND:group
        FN:Recruiters
        END:VCARD
        BEGIN:VCARD
        VERSION:2.1
        N;ENCODING=QUOTED-PRINTABLE:=C3=85berg;Greta
        EMAIL;INTERNET:nobody
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        TEL:1
        END:VCARD

        """

    @Test func `cards become contacts, and every card says what became of it`() throws {
        #expect(
            try run(
                Self.vCard(Self.cards), [("tags", .array([.string("new")]))],
                selecting:
                    "kind totalCount \(Self.counts) rows { nodes { lineNumber outcome message node { ... on Contact { name } } } }"
            )
                == #"{"data":{"importContacts":{"job":{"kind":"VCARD","totalCount":4,"status":"COMPLETED","createdCount":2,"updatedCount":0,"skippedCount":1,"failedCount":1,"rows":{"nodes":["#
                + #"{"lineNumber":1,"outcome":"CREATED","message":null,"node":{"name":"Mira Okonkwo"}},"#
                + #"{"lineNumber":10,"outcome":"SKIPPED","message":"The card is a group of people.","node":null},"#
                + #"{"lineNumber":15,"outcome":"CREATED","message":"Left out the email address: expected one email address, such as ada@example.org.","node":{"name":"Greta Åberg"}},"#
                + #"{"lineNumber":20,"outcome":"FAILED","message":"The record has no name.","node":null}"#
                + #"]}},"userErrors":[]}}}"#)
        #expect(
            try contacts("name company relationship tags source")
                == #"{"data":{"contacts":{"totalCount":2,"nodes":["#
                + #"{"name":"Greta Åberg","company":null,"relationship":"OTHER","tags":["new"],"source":"VCARD_IMPORT"},"#
                + #"{"name":"Mira Okonkwo","company":"Northlight","relationship":"MENTOR","tags":["fair","lyon","new"],"source":"VCARD_IMPORT"}"#
                + "]}}}")
    }

    @Test func `a card that comes again is known by its UID, whatever has changed in it`() throws {
        _ = try run(Self.vCard(Self.cards))
        let changed = """
            BEGIN:VCARD
            UID:card-1
            FN:Mira Adeyemi
            ORG:Harbor Labs
            EMAIL:mira@example.org
            END:VCARD

            """
        #expect(
            try run(Self.vCard(changed), selecting: "skippedCount rows { nodes { message } }")
                == #"{"data":{"importContacts":{"job":{"skippedCount":1,"rows":{"nodes":[{"message":"There is a contact from this card."}]}},"userErrors":[]}}}"#
        )
        #expect(
            try run(Self.vCard(changed), [("onDuplicate", .string("OVERWRITE"))])
                == #"{"data":{"importContacts":{"job":{"status":"COMPLETED","createdCount":0,"updatedCount":1,"skippedCount":0,"failedCount":0},"userErrors":[]}}}"#
        )
        #expect(
            try api.run(
                #"{ contacts(filter: {search: "mira"}) { nodes { name company email relationship } } }"#, as: anna)
                == #"{"data":{"contacts":{"nodes":[{"name":"Mira Adeyemi","company":"Harbor Labs","email":"mira@example.org","relationship":"MENTOR"}]}}}"#
        )
    }

    @Test(arguments: [
        ("", "The file has no vCard."), ("Name\nAda\n", "Line 1 belongs to no vCard."),
        ("BEGIN:VCARD\nFN:A\n", "The vCard that begins on line 1 has no end."),
    ])
    func `cards that cannot be used are refused whole`(text: String, message: String) throws {
        #expect(
            try run(Self.vCard(text))
                == refusal("IntegrationError", "UNSUPPORTED_CONTENT", #""source","vCard""#, message))
    }

    @Test func `a file of cards has ten MiB at most`() throws {
        let card = "BEGIN:VCARD\nFN:A\nEND:VCARD\n"
        let fits = card + String(repeating: "\n", count: (10 << 20) - card.utf8.count)
        #expect(try run(Self.vCard(fits)).contains(#""createdCount":1"#))
        #expect(
            try run(Self.vCard(fits + "\n"))
                == refusal(
                    "ValidationError", "TOO_LONG", #""source","vCard""#, "A file of at most 10 MiB is allowed.",
                    #","maximum":10485760.0"#))
    }

    // MARK: Other CSV files

    @Test func `columns mean what the mapping says`() throws {
        let file = """
            Who;Works at;As;Mail;Mobile;Profile;Known as;Remarks;Groups;Shoe size
            Ada Byron;Analytical;Countess;ada@example.org;'+44 20 1;linkedin.com/in/ada;Industry Contact;"met
            at a fair";math, x;Friends;38

            """
        let columns = [
            ("who", "NAME"), ("WORKS AT", "COMPANY"), ("As", "TITLE"), ("Mail", "EMAIL"), ("Mobile", "PHONE"),
            ("Profile", "LINKEDIN_URL"), ("Known as", "RELATIONSHIP"), ("Remarks", "NOTES"), ("Groups", "TAGS"),
        ]
        let source = Self.csv(file.replacing("linkedin.com", with: "https://linkedin.com"), columns)
        #expect(
            try run(source, selecting: "kind totalCount " + Self.counts)
                == #"{"data":{"importContacts":{"job":{"kind":"CSV","totalCount":1,"status":"COMPLETED","createdCount":1,"updatedCount":0,"skippedCount":0,"failedCount":0},"userErrors":[]}}}"#
        )
        #expect(
            try contacts("name company title email phone linkedInUrl relationship notes tags source")
                == #"{"data":{"contacts":{"totalCount":1,"nodes":[{"name":"Ada Byron","company":"Analytical","title":"Countess","email":"ada@example.org","phone":"+44 20 1","linkedInUrl":"https://www.linkedin.com/in/ada","relationship":"INDUSTRY_CONTACT","notes":"met\nat a fair","tags":["math, x"],"source":"CSV_IMPORT"}]}}}"#
        )
    }

    @Test func `all columns that are not there are named`() throws {
        let source = Self.csv("Name\nAda\n", [("Nome", "NAME"), ("Name", "NAME"), ("Mail", "EMAIL")])
        #expect(
            try run(source)
                == #"{"data":{"importContacts":{"job":null,"userErrors":["#
                + #"{"__typename":"ValidationError","code":"NOT_FOUND","path":["input","source","csv","columns","0","column"],"message":"The file has no column with this heading.","maximum":null},"#
                + #"{"__typename":"ValidationError","code":"NOT_FOUND","path":["input","source","csv","columns","2","column"],"message":"The file has no column with this heading.","maximum":null}"#
                + "]}}}")
    }

    @Test func `a mapping needs a name, and headings that are not blank`() throws {
        #expect(
            try run(Self.csv("Name\nAda\n", []))
                == refusal(
                    "ValidationError", "REQUIRED", #""source","csv","columns""#, "One of the columns has to be a name.",
                    #","maximum":null"#))
        #expect(
            try run(Self.csv("Name,\nAda,x\n", [(" ", "EMAIL"), ("Name", "NAME")]))
                == refusal(
                    "ValidationError", "REQUIRED", #""source","csv","columns","0","column""#, "This must not be blank.",
                    #","maximum":null"#))
        for field in ["NAME", "FIRST_NAME", "LAST_NAME"] {
            #expect(try run(Self.csv("Name\nAda\n", [("Name", field)])).contains(#""status":"COMPLETED""#))
        }
    }

    @Test func `all faults of mapping, file and tags come at once`() throws {
        let answer = try run(
            Self.csv("Name\n\"Ada\n", [("Name", "EMAIL")]), [("tags", .array([.string(" ")]))],
            selecting: "id")
        #expect(answer.contains(#""path":["input","tags","0"]"#))
        #expect(answer.contains(#""path":["input","source","csv","columns"]"#))
        #expect(
            answer.contains(
                #""path":["input","source","csv","content"],"message":"The quote that opens on line 2 is never closed.""#
            ))
    }

    @Test func `a heading that is blank and one that is not there are told of together`() throws {
        let answer = try run(Self.csv("Name\nAda\n", [("Zip", "TAGS"), (" ", "EMAIL"), ("Name", "NAME")]))
        #expect(answer.contains(#""code":"NOT_FOUND","path":["input","source","csv","columns","0","column"]"#))
        #expect(answer.contains(#""code":"REQUIRED","path":["input","source","csv","columns","1","column"]"#))
    }

    @Test func `a mapping has a thousand columns at most`() throws {
        let columns = [("Name", "NAME")] + (1...999).map { _ in ("Name", "TAGS") }
        #expect(try run(Self.csv("Name\nAda\n", columns)).contains(#""createdCount":1"#))
        #expect(
            try run(Self.csv("Name\nAda\n", columns + [("Name", "NAME")]))
                == refusal(
                    "ValidationError", "TOO_LONG", #""source","csv","columns""#,
                    "At most 1000 are allowed, these are 1001.", #","maximum":1000.0"#))
    }

    @Test func `a file has ten MiB at most`() throws {
        let fits = "Name\nAda\n" + String(repeating: "\n", count: (10 << 20) - 9)
        #expect(try run(Self.csv(fits, [("Name", "NAME")])).contains(#""createdCount":1"#))
        #expect(
            try run(Self.csv(fits + "\n", [("Name", "NAME")]))
                == refusal(
                    "ValidationError", "TOO_LONG", #""source","csv","content""#,
                    "A file of at most 10 MiB is allowed.", #","maximum":10485760.0"#))
    }

    @Test(arguments: ["", "\n\n"])
    func `a file without headings is refused`(text: String) throws {
        #expect(
            try run(Self.csv(text, [("Name", "NAME")]))
                == refusal(
                    "IntegrationError", "UNSUPPORTED_CONTENT", #""source","csv","content""#,
                    "The file has no line with headings."))
    }

    @Test func `the same file with another mapping is another call`() throws {
        let key: [(String, JSONValue)] = [("idempotencyKey", .string("0190163d-8694-739b-aea5-966c26f8ad91"))]
        let file = "Name,Nick\nAda,Countess\n"
        let first = try run(Self.csv(file, [("Name", "NAME")]), key, selecting: "id")
        #expect(try run(Self.csv(file, [("Name", "NAME")]), key, selecting: "id") == first)
        #expect(
            try run(Self.csv(file, [("Nick", "NAME")]), key, selecting: "id").contains("IDEMPOTENCY_KEY_REUSED"))
    }

    // MARK: Tags

    @Test func `repeated tags are removed before they are cut at fifty, and the rest is reported`() throws {
        let common = (1...49).map { JSONValue.string("T\($0)") }
        let own = (1...49).map { "t\($0)" }.joined(separator: ";")
        let file = "Name\tTags\nAda\t\(own);last\nBen\t\(own);last;more\n"
        for dryRun in [true, false] {
            #expect(
                try run(
                    Self.csv(file, [("Name", "NAME"), ("Tags", "TAGS")]),
                    [("tags", .array(common)), ("dryRun", .bool(dryRun))],
                    selecting: "rows { nodes { outcome message } }")
                    == #"{"data":{"importContacts":{"job":{"rows":{"nodes":[{"outcome":"CREATED","message":null},{"outcome":"CREATED","message":"Left out tags: more than 50."}]}},"userErrors":[]}}}"#
            )
        }
        let contacts = try api.value("{ contacts { nodes { tags } } }", as: anna)
        for contact in try #require(contacts["data"]?["contacts"]?["nodes"]?.elements) {
            let tags = try #require(contact["tags"]?.elements).compactMap(\.stringValue)
            #expect(tags.count == 50)
            #expect(tags.contains("last"))
            #expect(tags.contains("T1"))
        }
    }
}
