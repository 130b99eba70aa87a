import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("bulkLogInteractions")
struct BulkLogInteractionsTests: MutationSuite {
    static let names = (mutation: "bulkLogInteractions", record: "interactions")

    let api: TestAPI
    let anna: Viewer
    let ben: String
    let dora: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
        dora = try api.contact(#"name: "Dora""#, as: anna)
    }

    /// `what` comes after `type` and `occurredAt`.
    private func log(
        _ contacts: [String], _ what: String = "", _ others: String = "",
        at instant: String = "2026-11-19T10:00:00Z", select selection: String = "contact { name }"
    ) throws -> String {
        try api.run(
            """
            mutation { bulkLogInteractions(input: {contactIds: [\(contacts.map { "\"\($0)\"" }.joined(separator: ", "))],
                interaction: {type: CONFERENCE, occurredAt: "\(instant)" \(what)} \(others)}) {
                interactions { \(selection) }
                userErrors { code path ... on ValidationError { maximum } ... on NotFoundError { id } } } }
            """, as: anna)
    }

    private func logged(_ interactions: String) -> String {
        done("[\(interactions)]")
    }

    private var count: Int? {
        get throws {
            try api.value("{ interactions { totalCount } }", as: anna)["data"]?["interactions"]?["totalCount"]?.intValue
        }
    }

    @Test func `each contact has the same interaction, in the order in which they were named`() throws {
        #expect(
            try log(
                [dora, ben],
                """
                durationMinutes: 90, location: " Hall 3 ", medium: "in person", topicsDiscussed: ["Swift"],
                notes: "Talked\\nlong.", sentiment: POSITIVE
                """,
                select: """
                    contact { name lastContactedAt } type occurredAt durationMinutes location medium topicsDiscussed
                    notes sentiment followUpNeeded source version
                    """)
                == logged(
                    ["Dora", "Ben"].map {
                        #"{"contact":{"name":"\#($0)","lastContactedAt":"2026-11-19T10:00:00.000Z"},"type":"CONFERENCE","occurredAt":"2026-11-19T10:00:00.000Z","durationMinutes":90,"location":"Hall 3","medium":"in person","topicsDiscussed":["Swift"],"notes":"Talked\nlong.","sentiment":"POSITIVE","followUpNeeded":false,"source":"MANUAL","version":1}"#
                    }.joined(separator: ",")))
        let types = try api.reader.connection.rows(
            "SELECT type FROM domain_events WHERE owner_id = \(anna) ORDER BY sequence"
        ) { $0[0] as String }
        #expect(types == ["ContactCreated", "ContactCreated", "InteractionLogged", "InteractionLogged"])
    }

    @Test func `who is named twice counts once`() throws {
        #expect(
            try log([ben, dora, ben.uppercased()]) == logged(#"{"contact":{"name":"Ben"}},{"contact":{"name":"Dora"}}"#)
        )
    }

    @Test func `one to a hundred contacts can be named`() throws {
        #expect(try log([]) == refused(#"{"code":"REQUIRED","path":["input","contactIds"],"maximum":null}"#))
        var many: [String] = []
        for number in 1...101 { many.append(try api.contact(#"name: "\#(number)""#, as: anna)) }
        #expect(
            try log(many) == refused(#"{"code":"TOO_LONG","path":["input","contactIds"],"maximum":100.0}"#))
        #expect(try count == 0)
        _ = try log(Array(many.prefix(100)))
        #expect(try count == 100)
    }

    @Test func `all or none, and all faults at once`() throws {
        let carl = try api.signUp("carl@example.com")
        let his = try api.contact(#"name: "His""#, as: carl)
        #expect(
            try log(
                [ben, his, dora, "nobody"], #"durationMinutes: 1441, location: "a\nb", topicsDiscussed: [" "]"#,
                at: "2026-11-20T10:05:00.001Z")
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","contactIds","1"],"id":"\#(his)"},{"code":"NOT_FOUND","path":["input","contactIds","3"],"id":"nobody"},{"code":"MUST_BE_IN_PAST","path":["input","interaction","occurredAt"],"maximum":null},{"code":"OUT_OF_RANGE","path":["input","interaction","durationMinutes"],"maximum":1440.0},{"code":"INVALID_FORMAT","path":["input","interaction","location"],"maximum":null},{"code":"REQUIRED","path":["input","interaction","topicsDiscussed","0"],"maximum":null}"#
                ))
        #expect(
            try log([ben, his]) == refused(#"{"code":"NOT_FOUND","path":["input","contactIds","1"],"id":"\#(his)"}"#))
        #expect(try count == 0)
        #expect(
            try api.run("{ contacts { nodes { lastContactedAt } } }", as: anna)
                == #"{"data":{"contacts":{"nodes":[{"lastContactedAt":null},{"lastContactedAt":null}]}}}"#)
    }

    @Test func `an account has at most a million interactions`() throws {
        _ = try log([ben])
        try api.store.writer.run { try $0.connection.run("UPDATE interaction_count SET count = 999998") }
        #expect(try log([ben, dora]) == logged(#"{"contact":{"name":"Ben"}},{"contact":{"name":"Dora"}}"#))
        try api.store.writer.run { try $0.connection.run("UPDATE interaction_count SET count = 999999") }
        #expect(try log([ben, dora]) == refused(#"{"code":"LIMIT_EXCEEDED","path":null,"maximum":1000000.0}"#))
        #expect(try log([ben, ben]) == logged(#"{"contact":{"name":"Ben"}}"#))
    }

    @Test func `the same call with the same key logs once`() throws {
        let key = #", idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#
        let first = try log([ben, dora], "", key, select: "id")
        #expect(try log([ben, dora], "", key, select: "id") == first)
        #expect(try count == 2)
        #expect(
            try log([ben], "", key)
                == refused(#"{"code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"]}"#))
    }

    @Test func `a call is not repeated once one of its interactions is deleted`() throws {
        let key = #", idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#
        _ = try log([ben, dora], "", key)
        let answer = try api.value("{ interactions { nodes { id } } }", as: anna)
        let id = try #require(answer["data"]?["interactions"]?["nodes"]?[0]?["id"]?.stringValue)
        _ = try api.run(
            #"mutation { deleteInteraction(input: {id: "\#(id)"}) { deletedInteractionId } }"#, as: anna)
        #expect(
            try log([ben, dora], "", key)
                == refused(#"{"code":"NOT_FOUND","path":["input","idempotencyKey"],"id":"\#(id)"}"#))
        #expect(try count == 1)
    }
}
