import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("LinkedIn profiles")
struct LinkedInProfileTests {
    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
    }

    private static let whole = """
        contact {
            linkedInUrl version
            linkedInProfile {
                publicIdentifier headline industry location about skills connectedOn importedAt
                positions { title company startedOn finishedOn description }
            }
        }
        userErrors { code path message }
        """

    private func load(
        _ profile: String, to contact: String? = nil, selecting selection: String = LinkedInProfileTests.whole
    ) throws -> JSONValue {
        try api.value(
            """
            mutation { importLinkedInProfile(input: {contactId: "\(contact ?? ben)", profile: {\(profile)}}) {
                \(selection) } }
            """, as: anna)["data"]!["importLinkedInProfile"]!
    }

    /// The codes and paths of the errors, one in each line.
    private func faults(_ profile: String, to contact: String? = nil) throws -> [String] {
        try load(profile, to: contact)["userErrors"]!.elements!.map { error in
            ([error["code"]!] + (error["path"]!.elements ?? [])).map { $0.stringValue! }.joined(separator: " ")
        }
    }

    private static let full = #"""
        profileUrl: "http://de.linkedin.com/in/Ben-Kl%C3%A9in/", headline: " Builder ", industry: "Software",
        location: "Berlin", about: "First.\nSecond \"line\".", skills: ["Swift", "SQL"],
        positions: [
            {title: "CTO", company: "Acme", startedOn: "2021-03"},
            {title: "Engineer", company: "Zeta", startedOn: "2018", finishedOn: "2021-02", description: "Built\nthings"}
        ]
        """#

    @Test func `a profile is kept as it was given, cleaned`() throws {
        let payload = try load(LinkedInProfileTests.full)
        #expect(
            payload["contact"]!.text
                == #"{"linkedInUrl":"https://www.linkedin.com/in/ben-kl%C3%A9in","version":2,"linkedInProfile":{"publicIdentifier":"ben-kléin","headline":"Builder","industry":"Software","location":"Berlin","about":"First.\nSecond \"line\".","skills":["Swift","SQL"],"connectedOn":null,"importedAt":"2026-11-20T10:00:00.000Z","positions":[{"title":"CTO","company":"Acme","startedOn":"2021-03","finishedOn":null,"description":null},{"title":"Engineer","company":"Zeta","startedOn":"2018","finishedOn":"2021-02","description":"Built\nthings"}]}}"#
        )
        #expect(payload["userErrors"]!.text == "[]")
    }

    @Test func `who has no profile has none`() throws {
        #expect(
            try api.run("{ contacts { nodes { linkedInProfile { headline } } } }", as: anna)
                == #"{"data":{"contacts":{"nodes":[{"linkedInProfile":null}]}}}"#)
    }

    @Test func `a hundred profiles cost as many statements as one`() throws {
        for number in 0..<99 {
            let id = try api.contact(#"name: "\#(number)""#, as: anna)
            if number % 2 == 0 { _ = try load(#"headline: "\#(number)""#, to: id) }
        }
        _ = try load(#"headline: "Ben""#)
        func statements(_ count: Int) throws -> Int {
            try api.statements(
                """
                { contacts(first: \(count), orderBy: {field: CREATED_AT}) {
                    nodes { linkedInProfile { headline positions { title } } } } }
                """, as: anna
            ).count
        }
        #expect(try statements(1) == 2)
        #expect(try statements(100) == 2)
        let answer = try api.value(
            "{ contacts(first: 3, orderBy: {field: CREATED_AT}) { nodes { linkedInProfile { headline } } } }", as: anna)
        #expect(
            answer["data"]!["contacts"]!["nodes"]!.text
                == #"[{"linkedInProfile":{"headline":"Ben"}},{"linkedInProfile":{"headline":"0"}},{"linkedInProfile":null}]"#
        )
    }

    // MARK: Once more

    @Test func `the same once more changes nothing`() throws {
        _ = try load(LinkedInProfileTests.full)
        api.clock.move(minutes: 60)
        let again = try load(LinkedInProfileTests.full, selecting: "contact { version linkedInProfile { importedAt } }")
        #expect(
            again.text
                == #"{"contact":{"version":2,"linkedInProfile":{"importedAt":"2026-11-20T10:00:00.000Z"}}}"#)
        let events: [String] = try published()
        #expect(
            events == ["ContactCreated {}", #"ContactUpdated {"changedFields":["linkedInUrl","linkedInProfile"]}"#])
    }

    private func published() throws -> [String] {
        let viewer = anna
        return try api.store.writer.run { transaction in
            try transaction.connection.values(
                "SELECT type || ' ' || payload FROM domain_events WHERE owner_id = \(viewer) ORDER BY sequence")
        }
    }

    @Test func `another profile takes the place of the first, and only the date of the connection stays`() throws {
        let file = """
            First Name,Last Name,URL,Email Address,Company,Position,Connected On\\nZoe,Klein,https://www.linkedin.com/in/zoe,,,,05 Jan 2026\\n
            """
        _ = try api.run(
            #"mutation { importContacts(input: {source: {linkedInConnectionsCsv: "\#(file)"}}) { job { id } } }"#,
            as: anna)
        let zoe = try api.value(#"{ contacts(filter: {name: {eq: "zoe klein"}}) { nodes { id } } }"#, as: anna)
        let id = zoe["data"]!["contacts"]!["nodes"]![0]!["id"]!.stringValue!
        _ = try load(#"headline: "Builder", skills: ["x"]"#, to: id)
        let payload = try load(
            #"about: "New""#, to: id,
            selecting: "contact { linkedInProfile { publicIdentifier headline about skills connectedOn } }")
        #expect(
            payload.text
                == #"{"contact":{"linkedInProfile":{"publicIdentifier":"zoe","headline":null,"about":"New","skills":[],"connectedOn":"2026-01-05"}}}"#
        )
    }

    @Test func `an address that the contact has already stays`() throws {
        let cleo = try api.contact(#"name: "Cleo", linkedInUrl: "https://www.linkedin.com/in/cleo""#, as: anna)
        let payload = try load(
            #"profileUrl: "https://www.linkedin.com/in/other""#, to: cleo,
            selecting: "contact { linkedInUrl linkedInProfile { publicIdentifier } }")
        #expect(
            payload.text
                == #"{"contact":{"linkedInUrl":"https://www.linkedin.com/in/cleo","linkedInProfile":{"publicIdentifier":"other"}}}"#
        )
    }

    // MARK: Faults

    @Test func `everything that is wrong is told at once`() throws {
        let faults = try faults(
            #"""
            profileUrl: "https://example.com/in/ben", headline: "two\nlines", skills: ["x", " "],
            positions: [
                {title: " ", company: "Acme", startedOn: "2021-13", finishedOn: "May"},
                {title: "CTO", company: "Acme", startedOn: "2021-03", finishedOn: "2021-02"}
            ]
            """#, to: "01900000-0000-7000-8000-000000000000")
        #expect(
            faults == [
                "NOT_FOUND input contactId", "INVALID_FORMAT input profile profileUrl",
                "INVALID_FORMAT input profile headline", "REQUIRED input profile positions 0 title",
                "INVALID_FORMAT input profile positions 0 startedOn",
                "INVALID_FORMAT input profile positions 0 finishedOn",
                "OUT_OF_RANGE input profile positions 1 finishedOn", "REQUIRED input profile skills 1",
            ])
    }

    @Test func `an address at LinkedIn that is no profile's is refused`() throws {
        #expect(
            try faults(#"profileUrl: "https://www.linkedin.com/company/acme""#)
                == ["INVALID_FORMAT input profile profileUrl"])
    }

    @Test(arguments: [
        ("2021", "2021-01", true), ("2021-05", "2021", true), ("2021", "2020-12", false), ("2021-02", "2021-01", false),
        ("0000", "9999-12", true),
    ])
    func `a position does not end before it starts, as far as one can tell`(
        start: String, end: String, isAllowed: Bool
    ) throws {
        let faults = try faults(
            #"positions: [{title: "CTO", company: "Acme", startedOn: "\#(start)", finishedOn: "\#(end)"}]"#)
        #expect(faults == (isAllowed ? [] : ["OUT_OF_RANGE input profile positions 0 finishedOn"]))
    }

    private static func text(_ count: Int) -> String { String(repeating: "x", count: count) }

    private static func list(_ count: Int, _ item: String) -> String {
        "[" + [String](repeating: item, count: count).joined(separator: ",") + "]"
    }

    private static let position = #"{title: "t", company: "c"}"#

    @Test(arguments: [
        (#"headline: "\#(text(500))""#, #"headline: "\#(text(501))""#, "headline"),
        (#"industry: "\#(text(200))""#, #"industry: "\#(text(201))""#, "industry"),
        (#"location: "\#(text(500))""#, #"location: "\#(text(501))""#, "location"),
        (#"about: "\#(text(10_000))""#, #"about: "\#(text(10_001))""#, "about"),
        (#"skills: \#(list(200, #""s""#))"#, #"skills: \#(list(201, #""s""#))"#, "skills"),
        (#"skills: ["\#(text(200))"]"#, #"skills: ["\#(text(201))"]"#, "skills 0"),
        (#"positions: \#(list(100, position))"#, #"positions: \#(list(101, position))"#, "positions"),
        (
            #"positions: [{title: "\#(text(200))", company: "c"}]"#,
            #"positions: [{title: "\#(text(201))", company: "c"}]"#, "positions 0 title"
        ),
        (
            #"positions: [{title: "t", company: "\#(text(200))"}]"#,
            #"positions: [{title: "t", company: "\#(text(201))"}]"#, "positions 0 company"
        ),
        (
            #"positions: [{title: "t", company: "c", description: "\#(text(2000))"}]"#,
            #"positions: [{title: "t", company: "c", description: "\#(text(2001))"}]"#, "positions 0 description"
        ),
    ])
    func `each text and list has its limit`(fits: String, tooLong: String, path: String) throws {
        #expect(try faults(fits) == [])
        #expect(try faults(tooLong) == ["TOO_LONG input profile \(path)"])
    }

    @Test func `what is imported is nowhere in the database's bytes`() throws {
        _ = try load(#"headline: "Nobody must read this", skills: ["Secret skill"]"#)
        let sealed: [UInt8]? = try api.reader.connection.value("SELECT linked_in_profile FROM contact")
        let text = String(decoding: try #require(sealed), as: UTF8.self)
        #expect(!text.contains("Nobody") && !text.contains("skill"))
    }
}
