import Archives
import Batches
import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("exportContacts and exportAccount")
struct ExportMutationTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        for name in ["Ada", "Ben"] {
            _ = try api.run(
                #"mutation { createContact(input: {name: "\#(name)", tags: ["t"]}) { contact { id } } }"#, as: anna)
        }
    }

    private static let selection =
        "{ file { fileName mediaType url byteCount } userErrors { __typename code path message ... on ValidationError { maximum } } }"

    private func contacts(_ input: String, as viewer: Viewer? = nil) throws -> String {
        try api.run("mutation { exportContacts(input: {\(input)}) \(Self.selection) }", as: viewer ?? anna)
    }

    /// The file that an answer leads to.
    private func fetch(_ answer: JSONValue?) throws -> [UInt8] {
        let url = try #require(answer?["file"]?["url"]?.stringValue)
        let token = url.dropFirst("https://rapport.example.com/exports/".count)
        let size = try #require(answer?["file"]?["byteCount"]?.intValue)
        let file = try #require(try store.fetch(String(token)))
        #expect(file.content.count == size)
        return file.content
    }

    private var store: Fetching { Fetching(store: api.store) }

    private struct Fetching {
        let store: Store

        func fetch(_ token: String) throws -> FetchedExport? {
            let found = WorkQueue<Result<FetchedExport?, any Error>>(capacity: 1)
            store.fetchExport(token) { try? found.append($0) }
            return try found.take()!.get()
        }
    }

    @Test(arguments: [
        ("VCARD_4", "contacts-2026-11-20.vcf", "text/vcard; charset=utf-8"),
        ("VCARD_3", "contacts-2026-11-20.vcf", "text/vcard; charset=utf-8"),
        ("CSV", "contacts-2026-11-20.csv", "text/csv; charset=utf-8"),
    ])
    func `contacts are written to a file with an address of its own`(format: String, name: String, type: String)
        throws
    {
        let answer = try api.value(
            "mutation { exportContacts(input: {format: \(format)}) \(Self.selection) }", as: anna)
        let payload = answer["data"]?["exportContacts"]
        #expect(payload?["userErrors"] == [])
        #expect(payload?["file"]?["fileName"]?.stringValue == name)
        #expect(payload?["file"]?["mediaType"]?.stringValue == type)
        let url = try #require(payload?["file"]?["url"]?.stringValue)
        #expect(url.hasPrefix("https://rapport.example.com/exports/"))
        let text = String(decoding: try fetch(payload), as: UTF8.self)
        #expect(text.contains("Ada"))
        #expect(text.contains("Ben"))
    }

    @Test func `a filter chooses the contacts`() throws {
        let answer = try api.value(
            #"mutation { exportContacts(input: {format: CSV, filter: {name: {eq: "ben"}}}) \#(Self.selection) }"#,
            as: anna)
        let text = String(decoding: try fetch(answer["data"]?["exportContacts"]), as: UTF8.self)
        #expect(text.contains("\"Ben\""))
        #expect(!text.contains("Ada"))
    }

    @Test func `a filter that asks for too much is an error of the field`() throws {
        let filter = "not: {not: {not: {not: {isFavorite: true}}}}"
        let answer = try contacts("format: CSV, filter: {\(filter)}")
        #expect(answer.contains(#""exportContacts":null"#))
        #expect(answer.contains(#""code":"LIMIT_EXCEEDED""#))
    }

    @Test func `ten files wait at most`() throws {
        for _ in 1...10 { #expect(try contacts("format: CSV").contains(#""userErrors":[]"#)) }
        #expect(
            try contacts("format: CSV")
                == #"{"data":{"exportContacts":{"file":null,"userErrors":[{"__typename":"ValidationError","code":"LIMIT_EXCEEDED","path":null,"message":"An account has at most 10 files that wait to be downloaded.","maximum":10.0}]}}}"#
        )
    }

    @Test func `a file needs somebody who is signed in, and may write`() throws {
        for mutation in ["exportContacts(input: {format: CSV})", "exportAccount(input: {})"] {
            #expect(
                try api.run("mutation { \(mutation) { file { url } } }", as: nil).contains(
                    #""code":"UNAUTHENTICATED""#))
            let answer = try api.value(
                #"mutation { createAccessToken(input: {name: "r", readOnly: true}) { secret } }"#, as: anna)
            let secret = try #require(answer["data"]?["createAccessToken"]?["secret"]?.stringValue)
            let token = try #require(Token(secret))
            let reader = try #require(try api.reader.viewer(for: token))
            #expect(
                try api.run("mutation { \(mutation) { file { url } } }", as: reader).contains(
                    #""code":"FORBIDDEN""#))
        }
    }

    // MARK: The account

    private func archive(_ input: String) throws -> [String: JSONValue] {
        let answer = try api.value("mutation { exportAccount(input: {\(input)}) \(Self.selection) }", as: anna)
        let payload = answer["data"]?["exportAccount"]
        #expect(payload?["file"]?["fileName"]?.stringValue == "rapport-2026-11-20.zip")
        #expect(payload?["file"]?["mediaType"]?.stringValue == "application/zip")
        let archive = try ZIPArchive(try fetch(payload))
        return try Dictionary(
            uniqueKeysWithValues: archive.entries.map { entry in
                (entry.name, try JSONParser.parse(try archive.contents(of: entry, maximum: 1 << 20)))
            })
    }

    @Test func `everything of the account is in one archive, in the forms of the API`() throws {
        _ = try api.run(
            "mutation($input: ImportContactsInput!) { importContacts(input: $input) { job { id } } }",
            ImportFixtures.variables(ImportFixtures.connections, [("tags", .array([.string("fair")]))]), as: anna)
        let files = try archive("")
        #expect(files["account.json"]?[0]?["email"] == "anna@example.com")
        #expect(files["contact.json"]?.elements?.count == 9)
        #expect(files["contact.json"]?.elements?.first { $0["name"] == "Ada" }?["tags"] == ["t"])
        #expect(files["contact.json"]?.elements?.first { $0["name"] == "Ada" }?["isFavorite"] == false)
        #expect(files["import-job.json"]?[0]?["dryRun"] == false)
        #expect(files["import-job.json"]?[0]?["tags"] == ["fair"])
        #expect(files["domain-events.json"]?.elements?.count == 9)
    }

    @Test func `events can be left out`() throws {
        #expect(try archive("includeEvents: false")["domain-events.json"] == nil)
    }

    @Test func `the schema says which numbers are truth and which texts are JSON`() {
        #expect(ExportedKinds.all["is_favorite"] == .bool)
        #expect(ExportedKinds.all["dry_run"] == .bool)
        #expect(ExportedKinds.all["follow_up_needed"] == .bool)
        #expect(ExportedKinds.all["tags"] == .json)
        #expect(ExportedKinds.all["name"] == .text)
    }
}
