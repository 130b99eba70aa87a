import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T10:00:00Z, a Friday, and the viewer lives in Berlin.
@Suite("interactionAnalytics.contacts")
struct RankedContactsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// A contact with an interaction on each of some days of November 2026.
    @discardableResult
    private func contact(_ name: String, days: [Int], _ more: String = "") throws -> String {
        let id = try api.contact(#"name: "\#(name)""#, as: anna)
        for day in days {
            try api.interaction(
                with: id, #"type: CALL, occurredAt: "2026-11-\#(day < 10 ? "0" : "")\#(day)T10:00:00Z", \#(more)"#,
                as: anna)
        }
        return id
    }

    /// The answer to `contacts`, with the arguments of both fields.
    private func contacts(
        _ arguments: String = "", of analytics: String = "", _ selection: String = "nodes { contact { name } }"
    ) throws -> String {
        let answer = try api.value(
            "{ interactionAnalytics\(analytics) { contacts\(arguments) { \(selection) } } }", as: anna)
        #expect(answer["errors"] == nil)
        return try #require(answer["data"]?["interactionAnalytics"]?["contacts"]).text
    }

    private func names(_ arguments: String = "", of analytics: String = "") throws -> [String] {
        let page = try JSONParser.parse(Array(contacts(arguments, of: analytics).utf8))
        return try #require(page["nodes"]?.elements).map { $0["contact"]!["name"]!.stringValue! }
    }

    @Test func `contacts come with most interactions first, and with their figures`() throws {
        try contact("Ben", days: [2], "durationMinutes: 10")
        try contact("Carl", days: [])
        try contact("Dora", days: [3, 10, 11], "sentiment: POSITIVE")
        #expect(
            try contacts(
                "", of: #"(range: {start: "2026-11-01T23:00:00Z", end: "2026-11-15T23:00:00Z"})"#,
                """
                totalCount pageInfo { hasNextPage hasPreviousPage }
                nodes {
                    contact { name } totalInteractions byType { type count } bySentiment { sentiment count }
                    frequency { start end count } averageDurationMinutes firstInteractionAt lastInteractionAt
                    averageDaysBetween
                }
                edges { node { contact { name } totalInteractions } }
                """)
                == #"{"totalCount":2,"pageInfo":{"hasNextPage":false,"hasPreviousPage":false},"nodes":[{"contact":{"name":"Dora"},"totalInteractions":3,"byType":[{"type":"CALL","count":3}],"bySentiment":[{"sentiment":"POSITIVE","count":3}],"frequency":[{"start":"2026-11-02","end":"2026-11-08","count":1},{"start":"2026-11-09","end":"2026-11-15","count":2}],"averageDurationMinutes":null,"firstInteractionAt":"2026-11-03T10:00:00.000Z","lastInteractionAt":"2026-11-11T10:00:00.000Z","averageDaysBetween":4.0},{"contact":{"name":"Ben"},"totalInteractions":1,"byType":[{"type":"CALL","count":1}],"bySentiment":[{"sentiment":null,"count":1}],"frequency":[{"start":"2026-11-02","end":"2026-11-08","count":1},{"start":"2026-11-09","end":"2026-11-15","count":0}],"averageDurationMinutes":10,"firstInteractionAt":"2026-11-02T10:00:00.000Z","lastInteractionAt":"2026-11-02T10:00:00.000Z","averageDaysBetween":null}],"edges":[{"node":{"contact":{"name":"Dora"},"totalInteractions":3}},{"node":{"contact":{"name":"Ben"},"totalInteractions":1}}]}"#
        )
    }

    @Test func `the range, the zone, the buckets and the contact are those of the analysis`() throws {
        let ben = try contact("Ben", days: [2, 3])
        try contact("Dora", days: [2])
        let first = #"range: {start: "2026-11-02T00:00:00Z", end: "2026-11-03T00:00:00Z"}"#
        #expect(
            try contacts(
                of: "(\(first), groupBy: DAY, timeZone: \"Pacific/Kiritimati\", contactId: \"\(ben)\")",
                "totalCount nodes { contact { name } totalInteractions frequency { start count } }")
                == #"{"totalCount":1,"nodes":[{"contact":{"name":"Ben"},"totalInteractions":1,"frequency":[{"start":"2026-11-02","count":0},{"start":"2026-11-03","count":1}]}]}"#
        )
        // Two analyses in one request do not know of each other.
        #expect(
            try api.run(
                """
                { a: interactionAnalytics(\(first)) { contacts { nodes { totalInteractions } } }
                  b: interactionAnalytics(contactId: "\(ben)") { contacts { nodes { totalInteractions } } } }
                """, as: anna)
                == #"{"data":{"a":{"contacts":{"nodes":[{"totalInteractions":1},{"totalInteractions":1}]}},"b":{"contacts":{"nodes":[{"totalInteractions":2}]}}}}"#
        )
        #expect(
            try contacts(of: #"(contactId: "nonsense")"#, "totalCount nodes { totalInteractions }")
                == #"{"totalCount":0,"nodes":[]}"#)
    }

    @Test func `every order goes both ways`() throws {
        try contact("Often", days: [1, 2, 3, 4, 5, 6], "sentiment: NEGATIVE")
        try contact("Lately", days: [19])
        try contact("Gladly", days: [12, 13], "sentiment: POSITIVE")
        func names(_ field: String, _ direction: String) throws -> [String] {
            try self.names("(orderBy: {field: \(field), direction: \(direction)})")
        }
        #expect(try names("TOTAL_INTERACTIONS", "ASC") == ["Lately", "Gladly", "Often"])
        #expect(try names("TOTAL_INTERACTIONS", "DESC") == ["Often", "Gladly", "Lately"])
        #expect(try names("LAST_INTERACTION_AT", "ASC") == ["Often", "Gladly", "Lately"])
        #expect(try names("LAST_INTERACTION_AT", "DESC") == ["Lately", "Gladly", "Often"])
        // 29 + 20 + 0 = 49, 39 + 4 + 10 = 53, 34 + 8 + 20 = 62.
        #expect(try names("RELATIONSHIP_STRENGTH", "ASC") == ["Often", "Lately", "Gladly"])
        #expect(try names("RELATIONSHIP_STRENGTH", "DESC") == ["Gladly", "Lately", "Often"])
        #expect(
            try contacts("(orderBy: {field: RELATIONSHIP_STRENGTH})", "nodes { relationshipStrength }")
                == #"{"nodes":[{"relationshipStrength":49},{"relationshipStrength":53},{"relationshipStrength":62}]}"#)
    }

    @Test func `contacts that are as good come by id, in the direction of the order`() throws {
        for (number, days) in [[1], [2, 3], [4], [5, 6], [7], [8], [9, 10, 11]].enumerated() {
            try contact("C\(number)", days: days)
        }
        func names(_ direction: String) throws -> [String] {
            try self.names("(orderBy: {field: TOTAL_INTERACTIONS, direction: \(direction)})")
        }
        #expect(try names("ASC") == ["C0", "C2", "C4", "C5", "C1", "C3", "C6"])
        #expect(try names("DESC") == ["C6", "C3", "C1", "C5", "C4", "C2", "C0"])
    }

    @Test func `what lies around a page is told`() throws {
        for number in 0..<3 { try contact("C\(number)", days: [number + 1]) }
        let info = "pageInfo { hasNextPage hasPreviousPage } edges { cursor }"
        let first = try JSONParser.parse(Array(contacts("(first: 1)", info).utf8))
        let cursor = try #require(first["edges"]?[0]?["cursor"]?.stringValue)
        let after = try JSONParser.parse(Array(contacts(#"(first: 2, after: "\#(cursor)")"#, info).utf8))
        #expect(after["pageInfo"]?.text == #"{"hasNextPage":false,"hasPreviousPage":true}"#)
        let before = try JSONParser.parse(Array(contacts(#"(last: 1, before: "\#(cursor)")"#, info).utf8))
        #expect(before["pageInfo"]?.text == #"{"hasNextPage":true,"hasPreviousPage":false}"#)
    }

    @Test func `pages that cannot be, and more buckets than there can be, are refused in words`() throws {
        try contact("Ben", days: [2])
        func error(_ arguments: String) throws -> String? {
            try api.firstError(
                of: "{ interactionAnalytics { contacts\(arguments) { nodes { totalInteractions } } } }", as: anna)
        }
        #expect(try error("(first: 101)") == #"LIMIT_EXCEEDED: "first" must be at most 100."#)
        #expect(try error("(last: 0)") == #"BAD_USER_INPUT: "last" must be at least 1."#)
        #expect(try error(#"(after: "x")"#) == #"BAD_USER_INPUT: "after" is not a cursor of this server."#)
        #expect(
            try api.firstError(
                of: """
                    { interactionAnalytics(range: {start: "2010-01-01T00:00:00Z"}) {
                        contacts { nodes { frequency { count } } } } }
                    """, as: anna)
                == "LIMIT_EXCEEDED: The range has 882 buckets of one week each, and there can be at most 400.")
    }

    @Test func `nobody else's contacts are counted`() throws {
        try contact("Ben", days: [2])
        let eve = try api.signUp("eve@example.com")
        let frank = try api.contact(#"name: "Frank""#, as: eve)
        try api.interaction(with: frank, #"type: CALL, occurredAt: "2026-11-02T12:00:00Z""#, as: eve)
        #expect(try names() == ["Ben"])
        #expect(try names(of: #"(contactId: "\#(frank)")"#) == [])
    }

    @Test func `a hundred contacts cost as many statements as one, and only what is selected is read`() throws {
        for number in 10..<110 { try contact("Person\(number)", days: [2]) }
        func statements(_ count: Int, _ selection: String) throws -> [String] {
            try api.statements(
                "{ interactionAnalytics { contacts(first: \(count)) { \(selection) } } }", as: anna)
        }
        let all = """
            totalCount nodes { contact { name } byType { count } bySentiment { count } frequency { count }
                averageDurationMinutes averageDaysBetween relationshipStrength }
            """
        // Which contacts, their figures, and the contacts themselves.
        #expect(try statements(1, all).count == 3)
        #expect(try statements(100, all).count == 3)
        #expect(try statements(100, "totalCount nodes { __typename }").count == 1)
        let few = try statements(100, "edges { node { totalInteractions } } nodes { averageDurationMinutes }")
        #expect(few.count == 2)
        #expect(few[1].contains("duration_minutes") && !few[1].contains("sentiment"))
    }
}
