import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T10:00:00Z, a Friday, and the viewer lives in Berlin.
@Suite("Contact.analytics")
struct ContactAnalyticsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    private func analytics(_ arguments: String, _ selection: String) throws -> String {
        try api.field(
            "contacts", of: "{ contacts { nodes { name analytics\(arguments) { \(selection) } } } }", as: anna)
    }

    @Test func `each contact has figures of its own`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        _ = try api.contact(#"name: "Carl""#, as: anna)
        let dora = try api.contact(#"name: "Dora""#, as: anna)
        try api.interaction(
            with: ben, #"type: CALL, occurredAt: "2026-11-02T10:00:00Z", durationMinutes: 20, sentiment: NEUTRAL"#,
            as: anna)
        try api.interaction(with: ben, #"type: CALL, occurredAt: "2026-11-03T10:00:00Z", sentiment: NEUTRAL"#, as: anna)
        try api.interaction(
            with: ben, #"type: EMAIL, occurredAt: "2026-11-17T10:00:00Z", durationMinutes: 25"#, as: anna)
        try api.interaction(with: dora, #"type: LUNCH, occurredAt: "2026-11-20T10:00:00Z""#, as: anna)
        #expect(
            try analytics(
                #"(range: {start: "2026-10-31T23:00:00Z", end: "2026-11-30T23:00:00Z"}, groupBy: MONTH)"#,
                """
                contact { name } totalInteractions byType { type count } bySentiment { sentiment count }
                frequency { start end count byType { type count } }
                averageDurationMinutes firstInteractionAt lastInteractionAt averageDaysBetween
                """)
                == #"{"nodes":[{"name":"Ben","analytics":{"contact":{"name":"Ben"},"totalInteractions":3,"byType":[{"type":"CALL","count":2},{"type":"EMAIL","count":1}],"bySentiment":[{"sentiment":"NEUTRAL","count":2},{"sentiment":null,"count":1}],"frequency":[{"start":"2026-11-01","end":"2026-11-30","count":3,"byType":[{"type":"CALL","count":2},{"type":"EMAIL","count":1}]}],"averageDurationMinutes":23,"firstInteractionAt":"2026-11-02T10:00:00.000Z","lastInteractionAt":"2026-11-17T10:00:00.000Z","averageDaysBetween":7.5}},{"name":"Carl","analytics":{"contact":{"name":"Carl"},"totalInteractions":0,"byType":[],"bySentiment":[],"frequency":[{"start":"2026-11-01","end":"2026-11-30","count":0,"byType":[]}],"averageDurationMinutes":null,"firstInteractionAt":null,"lastInteractionAt":null,"averageDaysBetween":null}},{"name":"Dora","analytics":{"contact":{"name":"Dora"},"totalInteractions":1,"byType":[{"type":"LUNCH","count":1}],"bySentiment":[{"sentiment":null,"count":1}],"frequency":[{"start":"2026-11-01","end":"2026-11-30","count":1,"byType":[{"type":"LUNCH","count":1}]}],"averageDurationMinutes":null,"firstInteractionAt":"2026-11-20T10:00:00.000Z","lastInteractionAt":"2026-11-20T10:00:00.000Z","averageDaysBetween":null}}]}"#
        )
    }

    @Test func `strength is that of the range, by what its formula says`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        _ = try api.contact(#"name: "Carl""#, as: anna)
        // Six in 90 days, the latest 30 days ago, all of them good.
        for day in 16...21 {
            try api.interaction(
                with: ben, #"type: CALL, occurredAt: "2026-10-\#(day)T10:00:00Z", sentiment: POSITIVE"#, as: anna)
        }
        #expect(
            try analytics("", "relationshipStrength")
                == #"{"nodes":[{"name":"Ben","analytics":{"relationshipStrength":60}},{"name":"Carl","analytics":{"relationshipStrength":0}}]}"#
        )
        // None of them is in the range.
        #expect(
            try analytics(#"(range: {start: "2026-11-01T00:00:00Z"})"#, "relationshipStrength")
                == #"{"nodes":[{"name":"Ben","analytics":{"relationshipStrength":0}},{"name":"Carl","analytics":{"relationshipStrength":0}}]}"#
        )
    }

    @Test func `buckets are those of the zone, in the range`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        for instant in ["2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z"] {
            try api.interaction(with: ben, #"type: CALL, occurredAt: "\#(instant)""#, as: anna)
        }
        let range = #"range: {start: "2026-10-24T12:00:00Z", end: "2026-10-25T23:00:00Z"}, groupBy: DAY"#
        #expect(
            try analytics("(\(range))", "frequency { start count }")
                == #"{"nodes":[{"name":"Ben","analytics":{"frequency":[{"start":"2026-10-24","count":1},{"start":"2026-10-25","count":2}]}}]}"#
        )
        #expect(
            try analytics("(\(range), timeZone: \"Pacific/Kiritimati\")", "frequency { start count }")
                == #"{"nodes":[{"name":"Ben","analytics":{"frequency":[{"start":"2026-10-25","count":2},{"start":"2026-10-26","count":1}]}}]}"#
        )
    }

    @Test func `ranges that cannot be are refused`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        func error(_ arguments: String) throws -> String? {
            try api.firstError(
                of: #"{ contact(id: "\#(ben)") { analytics\#(arguments) { frequency { count } } } }"#, as: anna)
        }
        #expect(
            try error(#"(range: {start: "2026-11-21T00:00:00Z"})"#)
                == "BAD_USER_INPUT: The range ends at 2026-11-20T10:00:00.000Z, before it starts at 2026-11-21T00:00:00.000Z."
        )
        #expect(
            try error(#"(range: {start: "2010-01-01T00:00:00Z"})"#)
                == "LIMIT_EXCEEDED: The range has 882 buckets of one week each, and there can be at most 400.")
    }

    @Test func `a hundred contacts cost as many statements as one`() throws {
        for number in 10..<110 {
            let id = try api.contact(#"name: "Person\#(number)""#, as: anna)
            if number % 2 == 0 {
                try api.interaction(with: id, #"type: CALL, occurredAt: "2026-11-02T10:00:00Z""#, as: anna)
            }
        }
        func statements(_ count: Int) throws -> Int {
            try api.statements(
                """
                { contacts(first: \(count)) { nodes { analytics { totalInteractions byType { type count }
                    bySentiment { count } frequency { count byType { count } } averageDurationMinutes
                    averageDaysBetween relationshipStrength contact { name } } } } }
                """, as: anna
            ).count
        }
        // The contacts, their figures, and the contacts that these name.
        #expect(try statements(1) == 3)
        #expect(try statements(100) == 3)
    }
}
