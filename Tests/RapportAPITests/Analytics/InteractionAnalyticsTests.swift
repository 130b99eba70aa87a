import GraphQLValidation
import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T10:00:00Z, a Friday, and the viewer lives in Berlin.
@Suite("interactionAnalytics")
struct InteractionAnalyticsTests {
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

    private func log(_ type: String, _ instant: String, _ more: String = "", with contact: String? = nil) throws {
        try api.interaction(with: contact ?? ben, #"type: \#(type), occurredAt: "\#(instant)", \#(more)"#, as: anna)
    }

    /// The answer to `interactionAnalytics` with arguments that come with their parentheses.
    private func analytics(_ arguments: String, _ selection: String) throws -> String {
        try api.field(
            "interactionAnalytics", of: "{ interactionAnalytics\(arguments) { \(selection) } }", as: anna)
    }

    private func error(_ arguments: String, _ selection: String = "totalInteractions") throws -> String? {
        try api.firstError(of: "{ interactionAnalytics\(arguments) { \(selection) } }", as: anna)
    }

    private func range(_ start: String, _ end: String) -> String { #"range: {start: "\#(start)", end: "\#(end)"}"# }

    // MARK: Figures

    @Test func `all figures of a range`() throws {
        try log("CALL", "2026-11-02T10:00:00Z", "durationMinutes: 30, sentiment: POSITIVE")
        try log("CALL", "2026-11-03T10:00:00Z", "durationMinutes: 31, sentiment: NEGATIVE")
        try log("EMAIL", "2026-11-09T10:00:00Z", "sentiment: NEGATIVE", with: dora)
        try log("COFFEE", "2026-11-20T10:00:00Z", "durationMinutes: 60")
        #expect(
            try analytics(
                "(\(range("2026-11-01T23:00:00Z", "2026-11-22T23:00:00Z")))",
                """
                range { start end } totalInteractions byType { type count } bySentiment { sentiment count }
                averageDurationMinutes totalDurationMinutes distinctContacts
                frequency { start end count byType { type count } }
                """)
                == #"{"range":{"start":"2026-11-01T23:00:00.000Z","end":"2026-11-22T23:00:00.000Z"},"totalInteractions":4,"byType":[{"type":"CALL","count":2},{"type":"COFFEE","count":1},{"type":"EMAIL","count":1}],"bySentiment":[{"sentiment":"NEGATIVE","count":2},{"sentiment":"POSITIVE","count":1},{"sentiment":null,"count":1}],"averageDurationMinutes":40,"totalDurationMinutes":121,"distinctContacts":2,"frequency":[{"start":"2026-11-02","end":"2026-11-08","count":2,"byType":[{"type":"CALL","count":2}]},{"start":"2026-11-09","end":"2026-11-15","count":1,"byType":[{"type":"EMAIL","count":1}]},{"start":"2026-11-16","end":"2026-11-22","count":1,"byType":[{"type":"COFFEE","count":1}]}]}"#
        )
    }

    @Test func `without interactions there are zeros and nulls`() throws {
        #expect(
            try analytics(
                "(\(range("2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z")), groupBy: DAY, timeZone: \"UTC\")",
                """
                totalInteractions byType { type } bySentiment { count } averageDurationMinutes totalDurationMinutes
                distinctContacts frequency { start count byType { count } }
                """)
                == #"{"totalInteractions":0,"byType":[],"bySentiment":[],"averageDurationMinutes":null,"totalDurationMinutes":0,"distinctContacts":0,"frequency":[{"start":"2026-11-02","count":0,"byType":[]}]}"#
        )
    }

    @Test(arguments: [([29, 30], 30), ([1, 2, 2], 2), ([1, 1, 2], 1), ([1], 1), ([1440, 1439, 1439, 1440], 1440)])
    func `a mean length is rounded half up`(lengths: [Int], mean: Int) throws {
        for length in lengths { try log("CALL", "2026-11-02T10:00:00Z", "durationMinutes: \(length)") }
        try log("CALL", "2026-11-02T10:00:00Z")
        #expect(try analytics("", "averageDurationMinutes") == #"{"averageDurationMinutes":\#(mean)}"#)
    }

    @Test func `what is as frequent comes by name, no sentiment last`() throws {
        for type in ["MESSAGE", "CALL", "MEETING", "LUNCH", "EMAIL", "CONFERENCE", "COFFEE"] {
            try log(type, "2026-11-02T10:00:00Z")
        }
        for sentiment in ["POSITIVE", "NEUTRAL", "NEGATIVE"] {
            for _ in 0..<7 { try log("COFFEE", "2026-11-02T10:00:00Z", "sentiment: \(sentiment)") }
        }
        #expect(
            try analytics("", "byType { type count } bySentiment { sentiment count }")
                == #"{"byType":[{"type":"COFFEE","count":22},{"type":"CALL","count":1},{"type":"CONFERENCE","count":1},{"type":"EMAIL","count":1},{"type":"LUNCH","count":1},{"type":"MEETING","count":1},{"type":"MESSAGE","count":1}],"bySentiment":[{"sentiment":"NEGATIVE","count":7},{"sentiment":"NEUTRAL","count":7},{"sentiment":"POSITIVE","count":7},{"sentiment":null,"count":7}]}"#
        )
    }

    // MARK: The range

    @Test func `a range is half-open, and so is a bucket`() throws {
        try log("CALL", "2026-11-01T23:59:59.999Z")
        try log("EMAIL", "2026-11-02T00:00:00Z")
        try log("MESSAGE", "2026-11-02T23:59:59.999Z")
        try log("LUNCH", "2026-11-03T00:00:00Z")
        try log("COFFEE", "2026-11-03T12:00:00Z")
        #expect(
            try analytics(
                "(\(range("2026-11-02T00:00:00Z", "2026-11-03T12:00:00Z")), groupBy: DAY, timeZone: \"UTC\")",
                "totalInteractions frequency { start count byType { type } }")
                == #"{"totalInteractions":3,"frequency":[{"start":"2026-11-02","count":2,"byType":[{"type":"EMAIL"},{"type":"MESSAGE"}]},{"start":"2026-11-03","count":1,"byType":[{"type":"LUNCH"}]}]}"#
        )
    }

    @Test func `the first and the last bucket show their whole span and count what is in the range`() throws {
        for day in ["02", "03", "08", "09", "15"] { try log("CALL", "2026-11-\(day)T12:00:00Z") }
        #expect(
            try analytics(
                "(\(range("2026-11-03T00:00:00Z", "2026-11-10T00:00:00Z")))", "frequency { start end count }")
                == #"{"frequency":[{"start":"2026-11-02","end":"2026-11-08","count":2},{"start":"2026-11-09","end":"2026-11-15","count":1}]}"#
        )
    }

    @Test func `the default is the last 90 days`() throws {
        try log("CALL", "2026-08-22T09:59:59.999Z")
        try log("EMAIL", "2026-08-22T10:00:00Z")
        try log("LUNCH", "2026-11-20T09:59:59.999Z")
        try log("COFFEE", "2026-11-20T10:00:00Z")
        let expected =
            #"{"range":{"start":"2026-08-22T10:00:00.000Z","end":"2026-11-20T10:00:00.000Z"},"byType":[{"type":"EMAIL"},{"type":"LUNCH"}]}"#
        for arguments in ["", "(range: null)", "(range: {})", "(range: {start: null, end: null})"] {
            #expect(try analytics(arguments, "range { start end } byType { type }") == expected)
        }
        #expect(
            try analytics(#"(range: {end: "2026-08-22T10:00:00Z"})"#, "range { start end } byType { type }")
                == #"{"range":{"start":"2026-05-24T10:00:00.000Z","end":"2026-08-22T10:00:00.000Z"},"byType":[{"type":"CALL"}]}"#
        )
        #expect(
            try analytics(#"(range: {start: "2026-11-20T00:00:00Z"})"#, "range { start end } byType { type }")
                == #"{"range":{"start":"2026-11-20T00:00:00.000Z","end":"2026-11-20T10:00:00.000Z"},"byType":[{"type":"LUNCH"}]}"#
        )
        #expect(
            try analytics(#"(range: {end: "0000-01-02T00:00:00Z"})"#, "range { start end }")
                == #"{"range":{"start":"0000-01-01T00:00:00.000Z","end":"0000-01-02T00:00:00.000Z"}}"#)
    }

    @Test func `a range that ends before it starts is refused, an empty one is empty`() throws {
        #expect(
            try error("(\(range("2026-11-02T00:00:00Z", "2026-11-01T00:00:00Z")))")
                == "BAD_USER_INPUT: The range ends at 2026-11-01T00:00:00.000Z, before it starts at 2026-11-02T00:00:00.000Z."
        )
        #expect(try error(#"(range: {start: "2026-11-21T00:00:00Z"})"#)?.hasPrefix("BAD_USER_INPUT") == true)
        try log("CALL", "2026-11-02T00:00:00Z")
        #expect(
            try analytics(
                "(\(range("2026-11-02T00:00:00Z", "2026-11-02T00:00:00Z")))", "totalInteractions frequency { count }")
                == #"{"totalInteractions":0,"frequency":[]}"#)
    }

    @Test func `more than 400 buckets are refused where they are selected`() throws {
        let days = "(\(range("2025-10-17T00:00:00Z", "2026-11-20T10:00:00Z")), groupBy: DAY, timeZone: \"UTC\")"
        let more = "(\(range("2025-10-16T23:00:00Z", "2026-11-20T10:00:00Z")), groupBy: DAY, timeZone: \"UTC\")"
        #expect(try error(days, "frequency { count }") == nil)
        #expect(
            try error(more, "frequency { count }")
                == "LIMIT_EXCEEDED: The range has 401 buckets of one day each, and there can be at most 400.")
        #expect(try error(more) == nil)
        #expect(try error("(\(range("2010-01-01T00:00:00Z", "2026-01-01T00:00:00Z")))", "frequency { count }") != nil)
    }

    // MARK: Zones

    @Test func `buckets are those of the viewer's zone`() throws {
        // In Berlin it is the 29th from 23:00 to 22:00 UTC: its clocks go forward at 01:00 UTC.
        for instant in ["2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"]
        {
            try log("CALL", instant)
        }
        let range = range("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z")
        #expect(
            try analytics("(\(range), groupBy: DAY)", "frequency { start end count }")
                == #"{"frequency":[{"start":"2026-03-28","end":"2026-03-28","count":1},{"start":"2026-03-29","end":"2026-03-29","count":2},{"start":"2026-03-30","end":"2026-03-30","count":1}]}"#
        )
        #expect(
            try analytics("(\(range), groupBy: DAY, timeZone: \"UTC\")", "frequency { start count }")
                == #"{"frequency":[{"start":"2026-03-28","count":2},{"start":"2026-03-29","count":2},{"start":"2026-03-30","count":0}]}"#
        )
        #expect(
            try analytics("(\(range), groupBy: DAY, timeZone: \"Pacific/Kiritimati\")", "frequency { start count }")
                == #"{"frequency":[{"start":"2026-03-29","count":2},{"start":"2026-03-30","count":2},{"start":"2026-03-31","count":0}]}"#
        )
    }

    @Test func `the day on which clocks go back has 25 hours`() throws {
        for instant in ["2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"]
        {
            try log("CALL", instant)
        }
        #expect(
            try analytics(
                "(\(range("2026-10-24T00:00:00Z", "2026-10-26T00:00:00Z")), groupBy: DAY)", "frequency { start count }")
                == #"{"frequency":[{"start":"2026-10-24","count":1},{"start":"2026-10-25","count":2},{"start":"2026-10-26","count":1}]}"#
        )
    }

    @Test func `the change of clocks in Los Angeles moves its days and nobody else's`() throws {
        // The 1st of November begins at 07:00 UTC and the 2nd at 08:00 UTC.
        for instant in ["2026-11-01T06:59:59Z", "2026-11-01T07:00:00Z", "2026-11-02T07:59:59Z", "2026-11-02T08:00:00Z"]
        {
            try log("CALL", instant)
        }
        let range = range("2026-11-01T00:00:00Z", "2026-11-03T00:00:00Z")
        #expect(
            try analytics("(\(range), groupBy: DAY, timeZone: \"America/Los_Angeles\")", "frequency { start count }")
                == #"{"frequency":[{"start":"2026-10-31","count":1},{"start":"2026-11-01","count":2},{"start":"2026-11-02","count":1}]}"#
        )
    }

    @Test func `a zone can lie a quarter of an hour off`() throws {
        // Midnight in Kathmandu is 18:15 UTC.
        try log("CALL", "2026-11-01T18:14:59Z")
        try log("CALL", "2026-11-01T18:15:00Z")
        #expect(
            try analytics(
                "(\(range("2026-11-01T18:00:00Z", "2026-11-01T19:00:00Z")), groupBy: DAY, timeZone: \"Asia/Kathmandu\")",
                "frequency { start count }")
                == #"{"frequency":[{"start":"2026-11-01","count":1},{"start":"2026-11-02","count":1}]}"#)
    }

    @Test func `week 53 goes on into the next year`() throws {
        try log("CALL", "2020-12-28T12:00:00Z")
        try log("EMAIL", "2021-01-03T12:00:00Z")
        try log("LUNCH", "2021-01-04T12:00:00Z")
        #expect(
            try analytics(
                "(\(range("2020-12-21T00:00:00Z", "2021-01-10T00:00:00Z")))", "frequency { start end count }")
                == #"{"frequency":[{"start":"2020-12-21","end":"2020-12-27","count":0},{"start":"2020-12-28","end":"2021-01-03","count":2},{"start":"2021-01-04","end":"2021-01-10","count":1}]}"#
        )
    }

    @Test func `months are counted in the zone, too`() throws {
        try log("CALL", "2026-02-28T22:59:59Z")
        try log("EMAIL", "2026-02-28T23:00:00Z")
        try log("LUNCH", "2026-04-30T12:00:00Z")
        #expect(
            try analytics(
                "(\(range("2026-02-01T00:00:00Z", "2026-05-01T00:00:00Z")), groupBy: MONTH)",
                "frequency { start end count }")
                == #"{"frequency":[{"start":"2026-02-01","end":"2026-02-28","count":1},{"start":"2026-03-01","end":"2026-03-31","count":1},{"start":"2026-04-01","end":"2026-04-30","count":1},{"start":"2026-05-01","end":"2026-05-31","count":0}]}"#
        )
    }

    @Test func `a zone that does not exist is refused`() throws {
        #expect(throws: ValidationErrors.self) { try error(#"(timeZone: "Mars/Olympus")"#) }
    }

    // MARK: Whose

    @Test func `figures of one contact are those of the interactions with it`() throws {
        try log("CALL", "2026-11-02T12:00:00Z", "durationMinutes: 10")
        try log("EMAIL", "2026-11-03T12:00:00Z", with: dora)
        let selection = "totalInteractions distinctContacts averageDurationMinutes byType { type }"
        #expect(
            try analytics(#"(contactId: "\#(ben)")"#, selection)
                == #"{"totalInteractions":1,"distinctContacts":1,"averageDurationMinutes":10,"byType":[{"type":"CALL"}]}"#
        )
    }

    @Test func `an id of somebody else looks like one of nobody`() throws {
        try log("CALL", "2026-11-02T12:00:00Z")
        let eve = try api.signUp("eve@example.com")
        let frank = try api.contact(#"name: "Frank""#, as: eve)
        try api.interaction(with: frank, #"type: CALL, occurredAt: "2026-11-02T12:00:00Z""#, as: eve)
        for id in [frank, "0190163d-8694-739b-aea5-966c26f8ad91", "nonsense", ""] {
            #expect(
                try analytics(#"(contactId: "\#(id)")"#, "totalInteractions distinctContacts byType { type }")
                    == #"{"totalInteractions":0,"distinctContacts":0,"byType":[]}"#)
        }
        #expect(try analytics("", "totalInteractions") == #"{"totalInteractions":1}"#)
        #expect(
            try api.firstError(of: "{ interactionAnalytics { totalInteractions } }", as: nil)
                == "UNAUTHENTICATED: This needs a signed-in user.")
    }

    @Test func `interactions with archived contacts count`() throws {
        try log("CALL", "2026-11-02T12:00:00Z")
        _ = try api.run(
            #"mutation { updateContact(input: {id: "\#(ben)", isArchived: true}) { userErrors { message } } }"#,
            as: anna)
        #expect(
            try analytics("", "totalInteractions distinctContacts") == #"{"totalInteractions":1,"distinctContacts":1}"#)
    }

    // MARK: Cost

    @Test func `all figures are one statement, and what is not selected is not read`() throws {
        func statements(_ selection: String, _ arguments: String = "") throws -> [String] {
            try api.statements("{ interactionAnalytics\(arguments) { \(selection) } }", as: anna)
        }
        let all = try statements(
            """
            range { start } totalInteractions byType { type } bySentiment { count } averageDurationMinutes
            totalDurationMinutes distinctContacts frequency { count }
            """)
        #expect(all.count == 1)
        for column in ["duration_minutes", "sentiment", "contact_id"] { #expect(all[0].contains(column)) }
        let few = try statements("total: totalInteractions byType { count } frequency { count }")
        #expect(few.count == 1)
        for column in ["duration_minutes", "sentiment", "contact_id"] { #expect(!few[0].contains(column)) }
        #expect(try statements("range { start end } __typename") == [])
        #expect(try statements("totalInteractions", #"(contactId: "\#(ben)")"#).count == 1)
    }
}
