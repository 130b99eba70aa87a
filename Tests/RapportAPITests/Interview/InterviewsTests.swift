import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T10:00Z.
@Suite("interviews and upcomingInterviews")
struct InterviewsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// An application with interviews of days one after the other; their locations are `company` and a number from 1.
    private func application(_ company: String, _ count: Int, with interviewer: String? = nil) throws -> String {
        let id = try api.jobApplication(at: company, as: anna)
        let interviewers =
            interviewer.map { #", interviewers: [{name: "x", contactId: "\#($0)"}, {name: "y"}]"# } ?? ""
        for number in stride(from: 1, through: count, by: 1) {
            try api.interview(
                for: id, at: "2026-12-0\(number)T10:00:00Z", #"location: "\#(company)\#(number)"\#(interviewers)"#,
                as: anna)
        }
        return id
    }

    private func filtered(_ filter: String) throws -> [String] {
        try api.places("interviews(filter: {\(filter)})", as: anna)
    }

    // MARK: The viewer's list

    @Test func `interviews come latest first, or as they are asked for`() throws {
        _ = try application("Acme", 2)
        _ = try application("Bolt", 3)
        #expect(
            try api.run("{ interviews { totalCount nodes { location application { status } } } }", as: anna)
                == #"{"data":{"interviews":{"totalCount":5,"nodes":[{"location":"Bolt3","application":{"status":"APPLIED"}},{"location":"Bolt2","application":{"status":"APPLIED"}},{"location":"Acme2","application":{"status":"APPLIED"}},{"location":"Bolt1","application":{"status":"APPLIED"}},{"location":"Acme1","application":{"status":"APPLIED"}}]}}}"#
        )
        func ordered(_ order: String) throws -> [String] {
            try api.places("interviews(orderBy: {\(order)})", as: anna)
        }
        #expect(try ordered("field: SCHEDULED_AT") == ["Acme1", "Bolt1", "Acme2", "Bolt2", "Bolt3"])
        #expect(
            try ordered("field: SCHEDULED_AT, direction: DESC") == ["Bolt3", "Bolt2", "Acme2", "Bolt1", "Acme1"])
        #expect(try ordered("field: CREATED_AT") == ["Acme1", "Acme2", "Bolt1", "Bolt2", "Bolt3"])
        #expect(
            try ordered("field: CREATED_AT, direction: DESC") == ["Bolt3", "Bolt2", "Bolt1", "Acme2", "Acme1"])
        api.clock.move(minutes: 1)
        let first = try #require(
            api.value("{ interviews(last: 1) { nodes { id } } }", as: anna)["data"]?["interviews"]?["nodes"]?[0]?["id"]?
                .stringValue)
        _ = try api.run(
            #"mutation { updateInterview(input: {id: "\#(first)", type: FINAL}) { userErrors { code } } }"#, as: anna)
        #expect(
            try ordered("field: UPDATED_AT, direction: DESC") == ["Acme1", "Bolt3", "Bolt2", "Bolt1", "Acme2"])
        #expect(try ordered("field: UPDATED_AT") == ["Acme2", "Bolt1", "Bolt2", "Bolt3", "Acme1"])
    }

    @Test func `the list is filtered by application, interviewer, status, kind and start`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        let dora = try api.contact(#"name: "Dora""#, as: anna)
        let acme = try application("Acme", 3, with: ben)
        let bolt = try application("Bolt", 2, with: dora)
        let off = try api.interview(
            for: acme, at: "2026-12-02T11:00:00Z", type: "FINAL", #"location: "Off""#, as: anna)
        try api.step("cancelInterview", off, as: anna)

        #expect(try filtered(#"applicationId: {eq: "\#(bolt)"}"#) == ["Bolt2", "Bolt1"])
        #expect(try filtered(#"applicationId: {in: ["\#(bolt)"]}"#) == ["Bolt2", "Bolt1"])
        #expect(try filtered(#"applicationId: {eq: "nothing"}"#) == [])
        #expect(try filtered(#"interviewerContactId: {eq: "\#(ben)"}"#) == ["Acme3", "Acme2", "Acme1"])
        #expect(
            try filtered(#"interviewerContactId: {in: ["\#(ben)", "\#(dora)"]}"#)
                == ["Acme3", "Bolt2", "Acme2", "Bolt1", "Acme1"])
        #expect(try filtered(#"interviewerContactId: {eq: "\#(ben)", in: ["\#(dora)"]}"#) == [])
        #expect(try filtered(#"interviewerContactId: {eq: "nobody"}"#) == [])
        #expect(
            try filtered(#"not: {interviewerContactId: {in: ["\#(ben)"]}}"#) == ["Off", "Bolt2", "Bolt1"])
        #expect(try filtered("status: {eq: CANCELLED}") == ["Off"])
        #expect(try filtered("status: {notIn: [CANCELLED, COMPLETED]}").count == 5)
        #expect(try filtered("type: {eq: FINAL}") == ["Off"])
        #expect(try filtered("type: {in: [VIDEO, PANEL]}").count == 5)
        #expect(
            try filtered(
                """
                applicationId: {eq: "\(acme)"}, status: {in: [SCHEDULED, CANCELLED]},
                scheduledAt: {gte: "2026-12-02T00:00:00Z", lt: "2026-12-03T00:00:00Z"}
                """) == ["Off", "Acme2"])
        #expect(
            try filtered(#"applicationId: {eq: "\#(acme)"}, interviewerContactId: {eq: "\#(ben)"}"#)
                == ["Acme3", "Acme2", "Acme1"])
        #expect(
            try filtered(#"applicationId: {in: ["\#(bolt)"]}, interviewerContactId: {eq: "\#(ben)"}"#) == [])
        #expect(
            try filtered(
                #"or: [{status: {eq: CANCELLED}}, {applicationId: {eq: "\#(bolt)"}}], not: {scheduledAt: {gt: "2026-12-02T10:30:00Z"}}"#
            ) == ["Bolt2", "Bolt1"])
        #expect(try filtered("applicationId: null, interviewerContactId: {eq: null}, status: {eq: null}").count == 6)
        #expect(try filtered("followUpRequired: false, thankYouNoteSent: false").count == 6)
        #expect(try filtered("thankYouNoteSent: true") == [])
    }

    @Test func `the total is counted only when it is selected`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        let acme = try application("Acme", 2, with: ben)
        for list in [
            "interviews", #"interviews(filter: {applicationId: {eq: "\#(acme)"}})"#,
            #"interviews(filter: {interviewerContactId: {eq: "\#(ben)"}})"#, "upcomingInterviews",
        ] {
            let without = try api.statements("{ \(list) { nodes { id } } }", as: anna)
            #expect(without.count == 1)
            let with = try api.statements("{ \(list) { totalCount nodes { id } } }", as: anna)
            #expect(with.count == 2 && with[1].contains("count(*)"))
        }
    }

    @Test func `the list is filtered by at most a hundred interviewers`() throws {
        func code(_ count: Int) throws -> String? {
            let ids = Array(repeating: #""x""#, count: count).joined(separator: ",")
            return try api.errorCode(
                "{ interviews(filter: {interviewerContactId: {in: [\(ids)]}}) { nodes { id } } }", as: anna)
        }
        #expect(try code(100) == nil)
        #expect(try code(101) == "BAD_USER_INPUT")
    }

    @Test func `another person sees none of it`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        let acme = try application("Acme", 2, with: ben)
        let carl = try api.signUp("carl@example.com")
        for list in [
            "interviews", "upcomingInterviews", #"interviews(filter: {applicationId: {eq: "\#(acme)"}})"#,
            #"interviews(filter: {interviewerContactId: {eq: "\#(ben)"}})"#,
            #"interviews(filter: {interviewerContactId: {in: ["\#(ben)"]}})"#,
        ] {
            #expect(
                try api.run("{ list: \(list) { totalCount nodes { id } } }", as: carl)
                    == #"{"data":{"list":{"totalCount":0,"nodes":[]}}}"#)
        }
        // Not even what is not so of his.
        #expect(
            try api.places(#"interviews(filter: {not: {interviewerContactId: {eq: "\#(ben)"}}})"#, as: carl) == [])
    }

    // MARK: What is still to come

    @Test func `what is still to come comes soonest first, within 30 days`() throws {
        let acme = try api.jobApplication(at: "Acme", as: anna)
        for (start, place) in [
            ("2026-12-20T10:00:00Z", "30 days"), ("2026-12-20T09:59:59.999Z", "29 days"),
            ("2026-11-20T10:30:00Z", "Today"), ("2026-11-22T10:00:00Z", "Off"), ("2026-11-23T10:00:00Z", "Moved"),
            ("2026-11-24T10:00:00Z", "Prepared"), ("2026-11-25T10:00:00Z", "Held"),
        ] {
            let id = try api.interview(for: acme, at: start, #"location: "\#(place)""#, as: anna)
            switch place {
            case "Off": try api.step("cancelInterview", id, as: anna)
            case "Moved":
                try api.step(
                    "rescheduleInterview", id, #"newDateTime: "2026-11-26T10:00:00Z", initiatedBy: COMPANY"#, as: anna)
            case "Prepared":
                try api.step(
                    "prepareInterview", id,
                    "researchCompleted: true, questionsPrepped: true, materialsGathered: true", as: anna)
            case "Held":
                try api.step(
                    "rescheduleInterview", id, #"newDateTime: "2026-11-27T10:00:00Z", initiatedBy: COMPANY"#, as: anna)
                try api.step("completeInterview", id, as: anna)
            default: break
            }
        }
        #expect(try api.places("upcomingInterviews", as: anna) == ["Today", "Prepared", "Moved", "29 days"])
        #expect(
            try api.places("upcomingInterviews(withinDays: 31)", as: anna)
                == ["Today", "Prepared", "Moved", "29 days", "30 days"])
        #expect(try api.places("upcomingInterviews(withinDays: 1)", as: anna) == ["Today"])
        // What begins now is still to come, what has begun is not.
        api.clock.move(minutes: 30)
        #expect(try api.places("upcomingInterviews(withinDays: 1)", as: anna) == ["Today"])
        api.clock.move(minutes: 1)
        #expect(try api.places("upcomingInterviews(withinDays: 1)", as: anna) == [])
    }

    @Test(arguments: [(0, false), (1, true), (365, true), (366, false), (-1, false)])
    func `one looks 1 to 365 days ahead`(days: Int, isAllowed: Bool) throws {
        #expect(
            try api.run("{ upcomingInterviews(withinDays: \(days)) { totalCount } }", as: anna)
                == (isAllowed
                    ? #"{"data":{"upcomingInterviews":{"totalCount":0}}}"#
                    : #"{"data":null,"errors":[{"message":"\"withinDays\" must be from 1 to 365.","locations":[{"line":1,"column":3}],"path":["upcomingInterviews"],"extensions":{"code":"BAD_USER_INPUT"}}]}"#)
        )
    }

    // MARK: The agenda

    @Test func `interviews are on the agenda at their times`() throws {
        let acme = try application("Acme", 2)
        let id = try api.interview(for: acme, at: "2026-12-05T10:00:00Z", #"location: "Moved""#, as: anna)
        try api.step(
            "rescheduleInterview", id, #"newDateTime: "2026-12-01T12:00:00Z", initiatedBy: COMPANY"#, as: anna)
        #expect(
            try api.run(
                """
                { agenda(range: {start: "2026-12-01T00:00:00Z", end: "2026-12-09T00:00:00Z"}) {
                    nodes { title startsAt endsAt location ... on Interview { status } } } }
                """, as: anna)
                == #"{"data":{"agenda":{"nodes":[{"title":"Video interview: Engineer, Acme","startsAt":"2026-12-01T10:00:00.000Z","endsAt":"2026-12-01T11:00:00.000Z","location":"Acme1","status":"SCHEDULED"},{"title":"Video interview: Engineer, Acme","startsAt":"2026-12-01T12:00:00.000Z","endsAt":"2026-12-01T13:00:00.000Z","location":"Moved","status":"RESCHEDULED"},{"title":"Video interview: Engineer, Acme","startsAt":"2026-12-02T10:00:00.000Z","endsAt":"2026-12-02T11:00:00.000Z","location":"Acme2","status":"SCHEDULED"}]}}}"#
        )
    }
}
