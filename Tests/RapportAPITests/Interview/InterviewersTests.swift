import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

/// What an interview is to the contacts among its interviewers, and to its application.
@Suite("Contact.interviews and JobApplication.interviews")
struct InterviewersTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    private func contact(_ name: String) throws -> String { try api.contact(#"name: "\#(name)""#, as: anna) }

    /// An interview by contacts, whose location is `place`.
    @discardableResult
    private func interview(
        _ place: String, at start: String = "2026-12-01T10:00:00Z", for application: String, by contacts: [String]
    ) throws -> String {
        let interviewers = contacts.map { #"{name: "x", contactId: "\#($0)"}"# }.joined(separator: ", ")
        return try api.interview(
            for: application, at: start, #"location: "\#(place)", interviewers: [\#(interviewers)]"#, as: anna)
    }

    private func update(_ id: String, _ interviewers: String) throws {
        let answer = try api.run(
            #"mutation { updateInterview(input: {id: "\#(id)", interviewers: [\#(interviewers)]}) { userErrors { code } } }"#,
            as: anna)
        #expect(answer == #"{"data":{"updateInterview":{"userErrors":[]}}}"#)
    }

    /// Where a contact's interviews are, in the list and on the timeline.
    private func seen(by contact: String) throws -> String {
        try api.run(
            """
            { contact(id: "\(contact)") { interviews { totalCount nodes { location } }
                timeline(filter: {kinds: [INTERVIEW]}) { totalCount nodes { timelineAt ... on Interview { location } } } } }
            """, as: anna)
    }

    private func answer(_ interviews: [(place: String, at: String)]) -> String {
        let list = interviews.map { #"{"location":"\#($0.place)"}"# }.joined(separator: ",")
        let timeline = interviews.map { #"{"timelineAt":"\#($0.at)","location":"\#($0.place)"}"# }.joined(
            separator: ",")
        let count = interviews.count
        return
            #"{"data":{"contact":{"interviews":{"totalCount":\#(count),"nodes":[\#(list)]},"timeline":{"totalCount":\#(count),"nodes":[\#(timeline)]}}}}"#
    }

    // MARK: With contacts

    @Test func `an interview is with each interviewer who is a contact, once`() throws {
        let (ben, dora) = (try contact("Ben"), try contact("Dora"))
        let acme = try api.jobApplication(at: "Acme", as: anna)
        try interview("A", for: acme, by: [ben, dora, ben])
        try interview("B", at: "2026-12-02T10:00:00Z", for: acme, by: [ben])
        let (a, b) = (("A", "2026-12-01T10:00:00.000Z"), ("B", "2026-12-02T10:00:00.000Z"))
        #expect(try seen(by: ben) == answer([b, a]))
        #expect(try seen(by: dora) == answer([a]))
    }

    @Test func `who interviews no more has it no more`() throws {
        let (ben, dora) = (try contact("Ben"), try contact("Dora"))
        let acme = try api.jobApplication(at: "Acme", as: anna)
        let id = try interview("A", for: acme, by: [ben, ben])
        let a = ("A", "2026-12-01T10:00:00.000Z")
        try update(id, #"{name: "Dora", contactId: "\#(dora)"}, {name: "Ben", contactId: "\#(ben)"}"#)
        #expect(try seen(by: ben) == answer([a]))
        #expect(try seen(by: dora) == answer([a]))
        try update(id, #"{name: "Dora", contactId: "\#(dora)"}, {name: "Ben"}"#)
        #expect(try seen(by: ben) == answer([]))
        #expect(try seen(by: dora) == answer([a]))
        try update(id, "")
        #expect(try seen(by: dora) == answer([]))
    }

    @Test func `it moves with its time, and to when it ended`() throws {
        let ben = try contact("Ben")
        let acme = try api.jobApplication(at: "Acme", as: anna)
        let id = try interview("A", for: acme, by: [ben])
        try interview("B", at: "2026-12-02T10:00:00Z", for: acme, by: [ben])
        try api.step(
            "rescheduleInterview", id, #"newDateTime: "2026-12-03T10:00:00Z", initiatedBy: COMPANY"#, as: anna)
        let b = ("B", "2026-12-02T10:00:00.000Z")
        #expect(try seen(by: ben) == answer([("A", "2026-12-03T10:00:00.000Z"), b]))
        try api.step("cancelInterview", try interview("C", at: "2026-12-04T10:00:00Z", for: acme, by: [ben]), as: anna)
        #expect(
            try seen(by: ben)
                == answer([("C", "2026-12-04T10:00:00.000Z"), ("A", "2026-12-03T10:00:00.000Z"), b]))
        try api.step("completeInterview", id, #"completedAt: "2026-11-20T09:00:00Z""#, as: anna)
        #expect(
            try api.run(
                #"{ contact(id: "\#(ben)") { timeline { nodes { __typename timelineAt } } interviews { nodes { location } } } }"#,
                as: anna)
                == #"{"data":{"contact":{"timeline":{"nodes":[{"__typename":"Interview","timelineAt":"2026-12-04T10:00:00.000Z"},{"__typename":"Interview","timelineAt":"2026-12-02T10:00:00.000Z"},{"__typename":"Interaction","timelineAt":"2026-11-20T09:00:00.000Z"},{"__typename":"Interview","timelineAt":"2026-11-20T09:00:00.000Z"}]},"interviews":{"nodes":[{"location":"C"},{"location":"A"},{"location":"B"}]}}}}"#
        )
    }

    @Test func `who is deleted stays an interviewer by name`() throws {
        let (ben, dora) = (try contact("Ben"), try contact("Dora"))
        let acme = try api.jobApplication(at: "Acme", as: anna)
        let id = try interview("A", for: acme, by: [ben, dora])
        _ = try api.run(
            #"mutation { deleteContact(input: {id: "\#(ben)"}) { userErrors { code } } }"#, as: anna)
        #expect(
            try api.run(#"{ interview(id: "\#(id)") { interviewers { name contact { name } } } }"#, as: anna)
                == #"{"data":{"interview":{"interviewers":[{"name":"x","contact":null},{"name":"x","contact":{"name":"Dora"}}]}}}"#
        )
        let left: [String] = try Database(path: api.store.configuration.path, .readOnly).values(
            """
            SELECT 'link' FROM interview_contact UNION ALL SELECT 'timeline' FROM timeline ORDER BY 1
            """)
        #expect(left == ["link", "timeline"])
        #expect(try seen(by: dora) == answer([("A", "2026-12-01T10:00:00.000Z")]))
    }

    // MARK: Pages

    @Test func `each application and each contact has pages of its own`() throws {
        let (ben, dora) = (try contact("Ben"), try contact("Dora"))
        let (acme, bolt) = (
            try api.jobApplication(at: "Acme", as: anna), try api.jobApplication(at: "Bolt", as: anna)
        )
        for day in 1...3 { try interview("A\(day)", at: "2026-12-0\(day)T10:00:00Z", for: acme, by: [ben, dora]) }
        try interview("B1", for: bolt, by: [dora])
        let page = "interviews(first: 2) { totalCount pageInfo { hasNextPage } nodes { location } }"
        #expect(
            try api.run("{ jobApplications(orderBy: {field: CREATED_AT}) { nodes { \(page) } } }", as: anna)
                == #"{"data":{"jobApplications":{"nodes":[{"interviews":{"totalCount":3,"pageInfo":{"hasNextPage":true},"nodes":[{"location":"A3"},{"location":"A2"}]}},{"interviews":{"totalCount":1,"pageInfo":{"hasNextPage":false},"nodes":[{"location":"B1"}]}}]}}}"#
        )
        #expect(
            try api.run("{ contacts { nodes { \(page) } } }", as: anna)
                == #"{"data":{"contacts":{"nodes":[{"interviews":{"totalCount":3,"pageInfo":{"hasNextPage":true},"nodes":[{"location":"A3"},{"location":"A2"}]}},{"interviews":{"totalCount":4,"pageInfo":{"hasNextPage":true},"nodes":[{"location":"A3"},{"location":"A2"}]}}]}}}"#
        )
        #expect(
            try api.run(
                """
                { contacts { nodes { interviews(filter: {applicationId: {in: ["\(bolt)"]}}) { nodes { location } } } }
                    jobApplications(orderBy: {field: CREATED_AT}) { nodes {
                        interviews(filter: {interviewerContactId: {in: ["\(ben)"]}, type: {eq: VIDEO}},
                            orderBy: {field: CREATED_AT}) { nodes { location } } } } }
                """, as: anna)
                == #"{"data":{"contacts":{"nodes":[{"interviews":{"nodes":[]}},{"interviews":{"nodes":[{"location":"B1"}]}}]},"jobApplications":{"nodes":[{"interviews":{"nodes":[{"location":"A1"},{"location":"A2"},{"location":"A3"}]}},{"interviews":{"nodes":[]}}]}}}"#
        )
    }

    @Test(arguments: ["contacts", "jobApplications"], [false, true])
    func `they come latest first, those of the same time by when they were planned, or in any order`(
        _ list: String, _ sameTime: Bool
    ) throws {
        let ben = try contact("Ben")
        let acme = try api.jobApplication(at: "Acme", as: anna)
        for number in 1...3 {
            try interview("\(number)", at: "2026-12-0\(sameTime ? 1 : number)T10:00:00Z", for: acme, by: [ben])
        }
        func places(_ arguments: String = "") throws -> [String]? {
            let answer = try api.value(
                "{ \(list) { nodes { interviews\(arguments) { nodes { location } } } } }", as: anna)
            let interviews = answer["data"]?[list]?["nodes"]?[0]?["interviews"]?["nodes"]?.elements
            return interviews?.map { $0["location"]!.stringValue! }
        }
        #expect(try places() == ["3", "2", "1"])
        #expect(try places("(orderBy: {field: SCHEDULED_AT})") == ["1", "2", "3"])
        #expect(try places("(orderBy: {field: UPDATED_AT})") == ["1", "2", "3"])
    }

    // MARK: Cost

    @Test(arguments: ["", "totalCount "])
    func `a hundred contacts and applications cost as many statements as one`(total: String) throws {
        for number in 10..<110 {
            let person = try contact("Person\(number)")
            let application = try api.jobApplication(at: "Company\(number)", as: anna)
            for _ in 0..<number % 3 + 1 {
                let id = try interview("Office", for: application, by: [person])
                try api.step(
                    "rescheduleInterview", id, #"newDateTime: "2026-11-20T09:00:00Z", initiatedBy: COMPANY"#, as: anna)
                try api.step("completeInterview", id, "followUpRequired: true", as: anna)
            }
        }
        func statements(_ list: String, _ count: Int) throws -> [String] {
            try api.statements(
                """
                { \(list)(first: \(count)) { nodes { interviews(first: 5) {
                    \(total)nodes { title summary interviewers { name contact { name } } application { status }
                        preparation { notes } completion { notes } thankYouNoteSent thankYouNotes { sentAt }
                        followUps { title } rescheduleHistory { newDateTime } videoConference { joinUrl } } } } } }
                """, as: anna)
        }
        for list in ["contacts", "jobApplications"] {
            let one = try statements(list, 1)
            // The list, interviews, maybe totals, interviewers, their contacts, applications, notes, follow-ups, times.
            #expect(one.count == (total.isEmpty ? 8 : 9))
            #expect(try statements(list, 100).count == one.count)
        }
    }
}
