import GraphQLExecution
import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("The subscription importProgress")
struct ImportProgressTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Begins an import with which only the test goes on.
    private func begin(_ count: Int, dryRun: Bool = false) throws -> ImportJobKey {
        let rows = (0..<count).map {
            ImportedRow(line: $0 + 2, outcome: .contact(ImportedContact(name: "Person \($0)")))
        }
        let new = NewImport(.linkedin, rows: rows, options: ImportOptions(dryRun: dryRun))
        let viewer = anna
        let start = try api.store.writer.run { try $0.startImport(new, idempotency: nil, for: viewer) }
        guard case .started(let job, _) = start else { fatalError("not started") }
        return job
    }

    private func goOn(_ job: ImportJobKey) throws { _ = try api.store.writer.run { try $0.importNextSlice(of: job) } }

    private func subscribe(_ id: String, as viewer: Viewer? = nil) throws -> (ResponseStream?, String) {
        try api.subscribe(
            #"subscription { importProgress(jobId: "\#(id)") { status createdCount finishedAt } }"#,
            as: viewer ?? anna)
    }

    private func response(_ status: String, _ created: Int, _ finished: String) -> String {
        #"{"data":{"importProgress":{"status":"\#(status)","createdCount":\#(created),"finishedAt":\#(finished)}}}"#
    }

    @Test(arguments: [false, true])
    func `an import is answered at once, whenever it has got on, and when it is finished`(dryRun: Bool) throws {
        let job = try begin(450, dryRun: dryRun)
        var stream = try #require(try subscribe(job.id.description).0)
        var answers = api.responses(of: &stream, as: anna)
        #expect(answers.responses == [response("RUNNING", 200, "null")])
        #expect(answers.progress == .waiting)
        #expect(api.responses(of: &stream, as: anna).responses == [])
        try goOn(job)
        #expect(api.responses(of: &stream, as: anna).responses == [response("RUNNING", 400, "null")])
        api.clock.move(minutes: 1)
        try goOn(job)
        answers = api.responses(of: &stream, as: anna)
        #expect(answers.responses == [response("COMPLETED", 450, #""2026-11-20T10:01:00.000Z""#)])
        #expect(answers.progress == .finished)
    }

    @Test func `an import that is finished is answered once`() throws {
        let job = try begin(1)
        var stream = try #require(try subscribe(job.id.description).0)
        let answers = api.responses(of: &stream, as: anna)
        #expect(answers.responses == [response("COMPLETED", 1, #""2026-11-20T10:00:00.000Z""#)])
        #expect(answers.progress == .finished)
    }

    @Test func `an import that is unknown, or another person's, is refused`() throws {
        let job = try begin(1)
        let carl = try api.signUp("carl@example.com")
        let refusal =
            #"{"errors":[{"message":"There is no import with this id.","locations":[{"line":1,"column":16}],"path":["importProgress"],"extensions":{"code":"BAD_USER_INPUT"}}]}"#
        for (id, viewer) in [("nothing", anna), (anna.id.description, anna), (job.id.description, carl)] {
            let (stream, response) = try subscribe(id, as: viewer)
            #expect(stream == nil)
            #expect(response == refusal)
        }
    }
}
