import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// Files, and how they are sent.
enum ImportFixtures {
    static let header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"

    /// Nine rows as LinkedIn writes them: one blank, one twice.
    static let connections = #"""
        Notes:
        "Some email addresses may be absent from this file: an address is listed only where the member allows it"

        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Noor,Haddad,https://www.linkedin.com/in/noor-haddad-1a2b,,"Eastlight, Inc.","Manager, Payments",03 Mar 2024
        José,Álvarez Peña,https://www.linkedin.com/in/jos%C3%A9-%C3%A1lvarez,jose@example.com,Bluefin GmbH,Partner,17 Jan 2023
        Wei,"Zhang, PMP",https://www.linkedin.com/in/weizhang-demo,,,,29 Feb 2024
        "Ana ""Ani""",Petrović,https://www.linkedin.com/in/anipetrovic-demo,ani@example.org,"Kovač & ""Sons"" d.o.o.","Senior Developer
        (Backend)",01 Dec 2019
        Priya,,https://www.linkedin.com/in/priya-demo,,Freelance,Designer 🎨,08 Aug 2021
        ,,,,,,
        太郎,山田,https://www.linkedin.com/in/taro-demo,,株式会社サンプル,エンジニア,11 Nov 2022
        Sam,O’Neil,https://www.linkedin.com/in/samoneil-demo/,SAM.ONEIL@EXAMPLE.COM,=HYPERLINK("x"),+1 Growth Lead,05 Jun 2020
        Noor,Haddad,https://www.linkedin.com/in/noor-haddad-1a2b,,"Eastlight, Inc.","Manager, Payments",03 Mar 2024

        """#

    static func variables(_ text: String, _ more: [(String, JSONValue)] = []) -> JSONValue {
        let source = JSONValue.object([.init("linkedInConnectionsCsv", .string(text))])
        let members = more.map { JSONValue.Member($0.0, $0.1) }
        return .object([.init("input", .object([.init("source", source)] + members))])
    }

    static func people(_ count: Int) -> String {
        header + (1...count).map { "P,\($0),https://www.linkedin.com/in/p-\($0),,,,\n" }.joined()
    }
}

@Suite("importContacts")
struct ImportContactsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    private func run(
        _ text: String, _ more: [(String, JSONValue)] = [], selecting selection: String = counts,
        as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            "mutation($input: ImportContactsInput!) { importContacts(input: $input) { job { \(selection) } \(Self.errors) } }",
            ImportFixtures.variables(text, more), as: viewer ?? anna)
    }

    private static let counts = "status totalCount createdCount updatedCount skippedCount failedCount"
    private static let errors =
        "userErrors { __typename code path message ... on ValidationError { maximum } ... on IntegrationError { retryable } }"

    @Test func `nine rows with a blank and a repetition make seven contacts`() throws {
        #expect(
            try run(ImportFixtures.connections, selecting: "kind dryRun startedAt finishedAt " + Self.counts)
                == #"{"data":{"importContacts":{"job":{"kind":"LINKEDIN","dryRun":false,"startedAt":"2026-11-20T10:00:00.000Z","finishedAt":"2026-11-20T10:00:00.000Z","status":"COMPLETED","totalCount":8,"createdCount":7,"updatedCount":0,"skippedCount":1,"failedCount":0},"userErrors":[]}}}"#
        )
        #expect(
            try api.run(
                "{ contacts { totalCount nodes { name title company email linkedInUrl source lastContactedAt } } }",
                as: anna)
                == #"{"data":{"contacts":{"totalCount":7,"nodes":["#
                + #"{"name":"Ana \"Ani\" Petrović","title":"Senior Developer (Backend)","company":"Kovač & \"Sons\" d.o.o.","email":"ani@example.org","linkedInUrl":"https://www.linkedin.com/in/anipetrovic-demo","source":"LINKEDIN_IMPORT","lastContactedAt":null},"#
                + #"{"name":"José Álvarez Peña","title":"Partner","company":"Bluefin GmbH","email":"jose@example.com","linkedInUrl":"https://www.linkedin.com/in/jos%C3%A9-%C3%A1lvarez","source":"LINKEDIN_IMPORT","lastContactedAt":null},"#
                + #"{"name":"Noor Haddad","title":"Manager, Payments","company":"Eastlight, Inc.","email":null,"linkedInUrl":"https://www.linkedin.com/in/noor-haddad-1a2b","source":"LINKEDIN_IMPORT","lastContactedAt":null},"#
                + #"{"name":"Priya","title":"Designer 🎨","company":"Freelance","email":null,"linkedInUrl":"https://www.linkedin.com/in/priya-demo","source":"LINKEDIN_IMPORT","lastContactedAt":null},"#
                + #"{"name":"Sam O’Neil","title":"+1 Growth Lead","company":"=HYPERLINK(\"x\")","email":"SAM.ONEIL@EXAMPLE.COM","linkedInUrl":"https://www.linkedin.com/in/samoneil-demo","source":"LINKEDIN_IMPORT","lastContactedAt":null},"#
                + #"{"name":"Wei Zhang, PMP","title":null,"company":null,"email":null,"linkedInUrl":"https://www.linkedin.com/in/weizhang-demo","source":"LINKEDIN_IMPORT","lastContactedAt":null},"#
                + #"{"name":"太郎 山田","title":"エンジニア","company":"株式会社サンプル","email":null,"linkedInUrl":"https://www.linkedin.com/in/taro-demo","source":"LINKEDIN_IMPORT","lastContactedAt":null}"#
                + "]}}}")
    }

    @Test func `every row says what became of it`() throws {
        let file =
            ImportFixtures.header + "Ana,A,,,,,\n,,https://www.linkedin.com/in/x,,,,\nAna,A,,,,,\nBen,B,,nobody,,,\n"
        #expect(
            try run(
                file,
                selecting: "rows { totalCount nodes { lineNumber outcome message node { ... on Contact { name } } } }")
                == #"{"data":{"importContacts":{"job":{"rows":{"totalCount":4,"nodes":["#
                + #"{"lineNumber":2,"outcome":"CREATED","message":null,"node":{"name":"Ana A"}},"#
                + #"{"lineNumber":3,"outcome":"FAILED","message":"The record has no name.","node":null},"#
                + #"{"lineNumber":4,"outcome":"SKIPPED","message":"The same person is on line 2.","node":{"name":"Ana A"}},"#
                + #"{"lineNumber":5,"outcome":"CREATED","message":"Left out the email address: expected one email address, such as ada@example.org.","node":{"name":"Ben B"}}"#
                + #"]}},"userErrors":[]}}}"#)
    }

    @Test func `a second import skips everybody`() throws {
        _ = try run(ImportFixtures.connections)
        #expect(
            try run(ImportFixtures.connections)
                == #"{"data":{"importContacts":{"job":{"status":"COMPLETED","totalCount":8,"createdCount":0,"updatedCount":0,"skippedCount":8,"failedCount":0},"userErrors":[]}}}"#
        )
        #expect(
            try api.run("{ contacts { totalCount } }", as: anna) == #"{"data":{"contacts":{"totalCount":7}}}"#)
    }

    @Test func `new contacts get the relationship and the tags that were asked for`() throws {
        let more: [(String, JSONValue)] = [
            ("relationship", .string("RECRUITER")),
            ("tags", .array([.string(" fair "), .string("Fair"), .string("a")])),
        ]
        _ = try run(ImportFixtures.header + "Ana,A,,,,,\n", more)
        #expect(
            try api.run("{ contacts { nodes { relationship tags } } }", as: anna)
                == #"{"data":{"contacts":{"nodes":[{"relationship":"RECRUITER","tags":["a","fair"]}]}}}"#)
    }

    @Test(arguments: [
        ("FILL_BLANKS", "Ana A", "Engineer", "Acme"), ("OVERWRITE", "Ana A", "Director", "Acme"),
        ("SKIP", "Ana A", "Engineer", nil),
    ])
    func `contacts that exist are treated as asked`(strategy: String, name: String, title: String, company: String?)
        throws
    {
        _ = try run(ImportFixtures.header + "Ana,A,https://www.linkedin.com/in/ana,,,Engineer,\n")
        let file = ImportFixtures.header + "Ana,A,https://www.linkedin.com/in/ana,,Acme,Director,\n"
        _ = try run(file, [("onDuplicate", .string(strategy))])
        let company = company.map { "\"\($0)\"" } ?? "null"
        #expect(
            try api.run("{ contacts { nodes { name title company } } }", as: anna)
                == #"{"data":{"contacts":{"nodes":[{"name":"\#(name)","title":"\#(title)","company":\#(company)}]}}}"#)
    }

    @Test func `a dry run says what would happen and stores nobody`() throws {
        #expect(
            try run(
                ImportFixtures.connections, [("dryRun", .bool(true))],
                selecting: "dryRun \(Self.counts) rows(first: 1) { nodes { outcome node { id } } }")
                == #"{"data":{"importContacts":{"job":{"dryRun":true,"status":"COMPLETED","totalCount":8,"createdCount":7,"updatedCount":0,"skippedCount":1,"failedCount":0,"rows":{"nodes":[{"outcome":"CREATED","node":null}]}},"userErrors":[]}}}"#
        )
        #expect(try api.run("{ contacts { totalCount } }", as: anna) == #"{"data":{"contacts":{"totalCount":0}}}"#)
    }

    // MARK: Files that are refused

    @Test(arguments: [
        (
            "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n",
            "This is not the Connections.csv of a LinkedIn data export: its headings are missing."
        ),
        ("", "This is not the Connections.csv of a LinkedIn data export: its headings are missing."),
        (ImportFixtures.header + "Ana,A,,,,,\nBen,\"B,,,,,\n", "The quote that opens on line 3 is never closed."),
        (ImportFixtures.header + "Ana,A,,,,,\nBen,\"B\"x,,,,,\n", "On line 3, text follows a closing quote."),
    ])
    func `a file that is not of its kind or is broken is refused whole`(text: String, message: String) throws {
        #expect(
            try run(text)
                == #"{"data":{"importContacts":{"job":null,"userErrors":[{"__typename":"IntegrationError","code":"UNSUPPORTED_CONTENT","path":["input","source","linkedInConnectionsCsv"],"message":"\#(message)","retryable":false}]}}}"#
        )
        #expect(try api.run("{ contacts { totalCount } }", as: anna) == #"{"data":{"contacts":{"totalCount":0}}}"#)
    }

    @Test func `a file is ten MiB at most, and all faults come at once`() throws {
        let text = ImportFixtures.header + String(repeating: "\n", count: 10 << 20)
        #expect(
            try run(text, [("tags", .array([.string(" ")]))])
                == #"{"data":{"importContacts":{"job":null,"userErrors":[{"__typename":"ValidationError","code":"REQUIRED","path":["input","tags","0"],"message":"This must not be blank.","maximum":null},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","source","linkedInConnectionsCsv"],"message":"A file of at most 10 MiB is allowed.","maximum":10485760.0}]}}}"#
        )
        let fits = text.prefix(10 << 20)
        #expect(
            try run(String(fits))
                == #"{"data":{"importContacts":{"job":{"status":"COMPLETED","totalCount":0,"createdCount":0,"updatedCount":0,"skippedCount":0,"failedCount":0},"userErrors":[]}}}"#
        )
    }

    @Test func `a file has a hundred thousand records at most`() throws {
        let text = ImportFixtures.header + String(repeating: "A\n", count: 100_001)
        #expect(
            try run(text)
                == #"{"data":{"importContacts":{"job":null,"userErrors":[{"__typename":"ValidationError","code":"LIMIT_EXCEEDED","path":["input","source","linkedInConnectionsCsv"],"message":"The file has more than 100000 records.","maximum":100000.0}]}}}"#
        )
    }

    @Test func `an import needs a token that may write`() throws {
        let document = "mutation($input: ImportContactsInput!) { importContacts(input: $input) { job { id } } }"
        let variables = ImportFixtures.variables(ImportFixtures.connections)
        #expect(try api.run(document, variables, as: nil).contains(#""code":"UNAUTHENTICATED""#))
    }

    // MARK: Repetitions

    @Test func `a call that is repeated with its key answers with the first import`() throws {
        let key: [(String, JSONValue)] = [("idempotencyKey", .string("0190163d-8694-739b-aea5-966c26f8ad91"))]
        let first = try run(ImportFixtures.connections, key, selecting: "id createdCount")
        #expect(first.contains(#""createdCount":7"#))
        #expect(try run(ImportFixtures.connections, key, selecting: "id createdCount") == first)
        #expect(
            try run(ImportFixtures.header + "Ana,A,,,,,\n", key)
                == #"{"data":{"importContacts":{"job":null,"userErrors":[{"__typename":"ConflictError","code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"],"message":"The idempotency key was used before with a different input."}]}}}"#
        )
        #expect(try api.run("{ contacts { totalCount } }", as: anna) == #"{"data":{"contacts":{"totalCount":7}}}"#)
    }

    // MARK: Large files

    @Test func `a small file is finished with the answer, and a large one goes on`() throws {
        #expect(
            try run(ImportFixtures.people(200), selecting: "status createdCount")
                == #"{"data":{"importContacts":{"job":{"status":"COMPLETED","createdCount":200},"userErrors":[]}}}"#)
        let answer = try api.value(
            "mutation($input: ImportContactsInput!) { importContacts(input: $input) { job { id totalCount } } }",
            ImportFixtures.variables(ImportFixtures.people(1000)), as: anna)
        let job = try #require(answer["data"]?["importContacts"]?["job"]?["id"]?.stringValue)
        // Each question stands behind a slice at most.
        while try !api.store.writer.run({ try $0.runningImports().isEmpty }) {}
        #expect(
            try api.run(#"{ importJob(id: "\#(job)") { \#(Self.counts) } }"#, as: anna)
                == #"{"data":{"importJob":{"status":"COMPLETED","totalCount":1000,"createdCount":800,"updatedCount":0,"skippedCount":200,"failedCount":0}}}"#
        )
    }
}
