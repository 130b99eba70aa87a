import Batches
import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("logInteraction")
struct LogInteractionTests: MutationSuite {
    static let names = (mutation: "logInteraction", record: "interaction")

    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
    }

    /// `input` comes after the contact's id, `type` and `occurredAt`.
    private func log(
        _ input: String = "", at instant: String = "2026-11-19T14:30:00+02:00", contact: String? = nil,
        _ selection: String = "type", as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { logInteraction(
                input: {contactId: "\(contact ?? ben)", type: CALL, occurredAt: "\(instant)" \(input)}) {
                interaction { \(selection) }
                userErrors { code path ... on ValidationError { minimum maximum } ... on NotFoundError { id } } } }
            """, as: viewer ?? anna)
    }

    private let logged = #"{"data":{"logInteraction":{"interaction":{"type":"CALL"},"userErrors":[]}}}"#

    // MARK: What is recorded

    @Test func `what was given is what is read`() throws {
        #expect(
            try log(
                """
                durationMinutes: 45, location: " Blue Bottle ", medium: "Zoom", topicsDiscussed: [" salary ", "\\"Q3\\""],
                notes: "Knows the lead.\\nAsk in May.", sentiment: POSITIVE, followUpNeeded: true,
                followUpNotes: "Send the CV."
                """,
                """
                contact { name lastContactedAt version } type occurredAt durationMinutes location medium
                topicsDiscussed notes sentiment followUpNeeded followUpNotes source timelineAt summary createdAt
                updatedAt version __typename
                """)
                == #"{"data":{"logInteraction":{"interaction":{"contact":{"name":"Ben","lastContactedAt":"2026-11-19T12:30:00.000Z","version":1},"type":"CALL","occurredAt":"2026-11-19T12:30:00.000Z","durationMinutes":45,"location":"Blue Bottle","medium":"Zoom","topicsDiscussed":["salary","\"Q3\""],"notes":"Knows the lead.\nAsk in May.","sentiment":"POSITIVE","followUpNeeded":true,"followUpNotes":"Send the CV.","source":"MANUAL","timelineAt":"2026-11-19T12:30:00.000Z","summary":"Call about salary, \"Q3\"","createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T10:00:00.000Z","version":1,"__typename":"Interaction"},"userErrors":[]}}}"#
        )
    }

    @Test func `what was not given is null, none or false`() throws {
        #expect(
            try log(
                #"location: "  ", notes: null"#,
                """
                durationMinutes location medium topicsDiscussed notes sentiment followUpNeeded followUpNotes summary
                """)
                == #"{"data":{"logInteraction":{"interaction":{"durationMinutes":null,"location":null,"medium":null,"topicsDiscussed":[],"notes":null,"sentiment":null,"followUpNeeded":false,"followUpNotes":null,"summary":"Call"},"userErrors":[]}}}"#
        )
    }

    @Test(arguments: ["MEETING", "CALL", "EMAIL", "MESSAGE", "COFFEE", "LUNCH", "CONFERENCE"])
    func `every kind is kept`(type: String) throws {
        let id = try api.interaction(with: ben, #"type: \#(type), occurredAt: "2026-11-19T10:00:00Z""#, as: anna)
        #expect(
            try api.run(#"{ interaction(id: "\#(id)") { type } }"#, as: anna)
                == #"{"data":{"interaction":{"type":"\#(type)"}}}"#)
    }

    // MARK: Limits, on both sides

    @Test func `the time may be five minutes ahead, and no more`() throws {
        #expect(try log(at: "2026-11-20T10:05:00Z") == logged)
        #expect(
            try log(at: "2026-11-20T10:05:00.001Z")
                == refused(
                    #"{"code":"MUST_BE_IN_PAST","path":["input","occurredAt"],"minimum":null,"maximum":null}"#))
    }

    @Test(arguments: [(0, false), (1, true), (1440, true), (1441, false), (-5, false)])
    func `a duration is 1 to 1440 minutes`(minutes: Int, isAllowed: Bool) throws {
        let error = #"{"code":"OUT_OF_RANGE","path":["input","durationMinutes"],"minimum":1.0,"maximum":1440.0}"#
        #expect(try log("durationMinutes: \(minutes)") == (isAllowed ? logged : refused(error)))
    }

    @Test(arguments: [("location", 500), ("medium", 100), ("notes", 10_000), ("followUpNotes", 2000)])
    func `texts have a longest length, counted in characters after trimming`(field: String, maximum: Int) throws {
        let longest = String(repeating: "é", count: maximum)
        #expect(try log(#"\#(field): " \#(longest) ""#) == logged)
        #expect(
            try log(#"\#(field): "\#(longest)x""#)
                == refused(#"{"code":"TOO_LONG","path":["input","\#(field)"],"minimum":null,"maximum":\#(maximum).0}"#))
    }

    @Test func `there are at most fifty topics of two hundred characters`() throws {
        func topics(_ count: Int, _ length: Int = 1) -> String {
            let topic = "\"\(String(repeating: "x", count: length))\""
            return "topicsDiscussed: [\(Array(repeating: topic, count: count).joined(separator: ", "))]"
        }
        #expect(try log(topics(50)) == logged)
        #expect(try log(topics(1, 200)) == logged)
        #expect(
            try log(topics(51))
                == refused(#"{"code":"TOO_LONG","path":["input","topicsDiscussed"],"minimum":null,"maximum":50.0}"#))
        #expect(
            try log(topics(2, 201))
                == refused(
                    #"{"code":"TOO_LONG","path":["input","topicsDiscussed","0"],"minimum":null,"maximum":200.0},{"code":"TOO_LONG","path":["input","topicsDiscussed","1"],"minimum":null,"maximum":200.0}"#
                ))
        #expect(
            try log(#"topicsDiscussed: ["a", " "]"#)
                == refused(
                    #"{"code":"REQUIRED","path":["input","topicsDiscussed","1"],"minimum":null,"maximum":null}"#))
    }

    @Test func `only notes have line breaks, and nothing has control characters`() throws {
        func refusal(_ field: String) -> String {
            refused(#"{"code":"INVALID_FORMAT","path":["input","\#(field)"],"minimum":null,"maximum":null}"#)
        }
        #expect(try log(#"location: "a\nb""#) == refusal("location"))
        #expect(try log(#"medium: "a\u0000b""#) == refusal("medium"))
        #expect(try log(#"notes: "a\u0007b""#) == refusal("notes"))
        #expect(try log(#"notes: "a\r\n\tb", followUpNotes: "a\nb""#) == logged)
    }

    @Test func `five faults come at once`() throws {
        let long = String(repeating: "x", count: 101)
        #expect(
            try log(
                #"durationMinutes: 0, location: "a\nb", medium: "\#(long)", topicsDiscussed: ["a", ""]"#,
                at: "2027-01-01T00:00:00Z", contact: "0190163d-8694-739b-aea5-966c26f8ad91")
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","contactId"],"id":"0190163d-8694-739b-aea5-966c26f8ad91"},{"code":"MUST_BE_IN_PAST","path":["input","occurredAt"],"minimum":null,"maximum":null},{"code":"OUT_OF_RANGE","path":["input","durationMinutes"],"minimum":1.0,"maximum":1440.0},{"code":"INVALID_FORMAT","path":["input","location"],"minimum":null,"maximum":null},{"code":"TOO_LONG","path":["input","medium"],"minimum":null,"maximum":100.0},{"code":"REQUIRED","path":["input","topicsDiscussed","1"],"minimum":null,"maximum":null}"#
                ))
        // The contact is hers, so it is no fault.
        #expect(
            try log("durationMinutes: 0")
                == refused(
                    #"{"code":"OUT_OF_RANGE","path":["input","durationMinutes"],"minimum":1.0,"maximum":1440.0}"#))
    }

    @Test func `a contact of somebody else is as unknown as one of nobody, and as no id`() throws {
        let carl = try api.signUp("carl@example.com")
        let his = try api.contact(#"name: "Dora""#, as: carl)
        for id in [his, "0190163d-8694-739b-aea5-966c26f8ad91", "dora"] {
            let error = #"{"code":"NOT_FOUND","path":["input","contactId"],"id":"\#(id)"}"#
            #expect(try log(contact: id) == refused(error))
            #expect(
                try log("durationMinutes: 0", contact: id)
                    == refused(
                        error
                            + #",{"code":"OUT_OF_RANGE","path":["input","durationMinutes"],"minimum":1.0,"maximum":1440.0}"#
                    ))
        }
        #expect(
            try api.run("{ interactions { totalCount } contacts { nodes { lastContactedAt } } }", as: carl)
                == #"{"data":{"interactions":{"totalCount":0},"contacts":{"nodes":[{"lastContactedAt":null}]}}}"#)
    }

    @Test func `an account has at most a million interactions`() throws {
        #expect(try log() == logged)
        try api.store.writer.run { try $0.connection.run("UPDATE interaction_count SET count = 999999") }
        #expect(try log() == logged)
        #expect(try log() == refused(#"{"code":"LIMIT_EXCEEDED","path":null,"minimum":null,"maximum":1000000.0}"#))
    }

    // MARK: Repetition

    @Test func `the same call with the same key logs once`() throws {
        let key = #"idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#
        let first = try log("notes: \"Tea.\", \(key)", "id notes")
        #expect(try log("notes: \"Tea.\", \(key)", "id notes") == first)
        #expect(
            try api.run("{ interactions { totalCount } }", as: anna) == #"{"data":{"interactions":{"totalCount":1}}}"#)
    }

    @Test func `a key that comes with another input is refused`() throws {
        let key = #"idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#
        #expect(try log("notes: \"Tea.\", \(key)") == logged)
        #expect(
            try log("notes: \"Coffee.\", \(key)")
                == refused(#"{"code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"]}"#))
        api.clock.move(minutes: 24 * 60)
        #expect(try log("notes: \"Coffee.\", \(key)") == logged)
    }

    @Test func `a call that failed can be repeated with its key`() throws {
        let key = #"idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#
        #expect(try log(key, contact: "dora") != logged)
        #expect(try log(key) == logged)
    }
}
