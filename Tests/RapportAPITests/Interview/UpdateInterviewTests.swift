import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T11:00Z, an hour after the interview was planned.
@Suite("updateInterview and deleteInterview")
struct UpdateInterviewTests: MutationSuite {
    static let names = (mutation: "updateInterview", record: "interview")

    let api: TestAPI
    let anna: Viewer
    let acme: String
    let ben: String
    let talk: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        acme = try api.jobApplication(at: "Acme", as: anna)
        ben = try api.contact(#"name: "Ben""#, as: anna)
        talk = try api.interview(
            for: acme, #"location: "Office", interviewers: [{name: "Ben", contactId: "\#(ben)"}, {name: "Dana"}]"#,
            as: anna)
        api.clock.move(minutes: 60)
    }

    private let everything = """
        type durationMinutes location interviewers { name contact { name } }
        preparation { notes researchCompleted questionsPrepped materialsGathered preparedAt } status updatedAt version
        """

    private func update(
        _ changes: String, _ selection: String = "version", id: String? = nil, as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { updateInterview(input: {id: "\(id ?? talk)" \(changes)}) {
                interview { \(selection) }
                userErrors { __typename code path ... on ConflictError { current { version } }
                    ... on InvalidStateError { currentStatus allowedStatuses } } } }
            """, as: viewer ?? anna)
    }

    // MARK: Changing

    @Test func `what is left out stays`() throws {
        #expect(
            try update("type: FINAL", everything)
                == done(
                    #"{"type":"FINAL","durationMinutes":60,"location":"Office","interviewers":[{"name":"Ben","contact":{"name":"Ben"}},{"name":"Dana","contact":null}],"preparation":{"notes":null,"researchCompleted":false,"questionsPrepped":false,"materialsGathered":false,"preparedAt":null},"status":"SCHEDULED","updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
    }

    @Test func `everything can be changed at once, and ticks do not make it prepared`() throws {
        #expect(
            try update(
                """
                type: PANEL, durationMinutes: 90, location: "Cafe", preparationNotes: "Read\\nthis",
                researchCompleted: true, questionsPrepped: true, materialsGathered: true,
                interviewers: [{name: "Dana Doe"}, {name: "Ben", contactId: "\(ben)"}, {name: "Eve"}]
                """, everything + " endsAt")
                == done(
                    #"{"type":"PANEL","durationMinutes":90,"location":"Cafe","interviewers":[{"name":"Dana Doe","contact":null},{"name":"Ben","contact":{"name":"Ben"}},{"name":"Eve","contact":null}],"preparation":{"notes":"Read\nthis","researchCompleted":true,"questionsPrepped":true,"materialsGathered":true,"preparedAt":null},"status":"SCHEDULED","updatedAt":"2026-11-20T11:00:00.000Z","version":2,"endsAt":"2026-11-25T15:30:00.000Z"}"#
                ))
        #expect(try api.events().last?.hasPrefix("InterviewScheduled ") == true)
    }

    @Test func `null clears, and false unticks`() throws {
        _ = try update(#"preparationNotes: "x", researchCompleted: true"#)
        #expect(
            try update(
                """
                location: null, interviewers: null, preparationNotes: null, researchCompleted: false
                """, everything)
                == done(
                    #"{"type":"VIDEO","durationMinutes":60,"location":null,"interviewers":[],"preparation":{"notes":null,"researchCompleted":false,"questionsPrepped":false,"materialsGathered":false,"preparedAt":null},"status":"SCHEDULED","updatedAt":"2026-11-20T11:00:00.000Z","version":3}"#
                ))
    }

    @Test(arguments: ["researchCompleted", "questionsPrepped", "materialsGathered"])
    func `what is ticked or not cannot be cleared`(field: String) throws {
        #expect(try update("\(field): null").contains(#""code":"REQUIRED","path":["input","\#(field)"]"#))
    }

    @Test func `kind and length cannot be cleared`() throws {
        #expect(
            try update("type: null, durationMinutes: null")
                == refused(
                    #"{"__typename":"ValidationError","code":"REQUIRED","path":["input","type"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","durationMinutes"]}"#
                ))
    }

    @Test func `a change that changes nothing leaves version and time, and publishes nothing`() throws {
        let before = try api.events()
        let same = done(#"{"version":1,"updatedAt":"2026-11-20T10:00:00.000Z"}"#)
        #expect(
            try update(
                """
                type: VIDEO, durationMinutes: 60, location: " Office", researchCompleted: false,
                interviewers: [{name: "Ben ", contactId: "\(ben)"}, {name: "Dana", contactId: null}]
                """, "version updatedAt") == same)
        #expect(try update("", "version updatedAt") == same)
        #expect(try api.events() == before)
    }

    @Test(arguments: [
        #"interviewers: [{name: "Dana"}, {name: "Ben", contactId: "$"}]"#,
        #"interviewers: [{name: "Ben"}, {name: "Dana"}]"#, #"interviewers: [{name: "Ben", contactId: "$"}]"#,
        "materialsGathered: true", #"preparationNotes: "x""#,
    ])
    func `one change is one version, whatever changes`(change: String) throws {
        #expect(
            try update(change.replacing("$", with: ben), "version updatedAt")
                == done(#"{"version":2,"updatedAt":"2026-11-20T11:00:00.000Z"}"#))
    }

    // MARK: After the end

    @Test(arguments: [("completeInterview", "COMPLETED"), ("cancelInterview", "CANCELLED")])
    func `after the end notes, ticks and kind can be changed; place, length and people cannot`(
        step: String, status: String
    ) throws {
        api.clock.move(minutes: 7 * 24 * 60)
        try api.step(step, talk, as: anna)
        #expect(
            try update(#"preparationNotes: "y", questionsPrepped: true, type: FINAL"#) == done(#"{"version":3}"#))
        let error =
            #"{"__typename":"InvalidStateError","code":"INVALID_STATE","path":["input","id"],"currentStatus":"\#(status)","allowedStatuses":["SCHEDULED","PREPARED","RESCHEDULED"]}"#
        #expect(try update(#"location: "Cafe""#) == refused(error))
        #expect(try update("durationMinutes: 30") == refused(error))
        #expect(try update(#"interviewers: [{name: "Ben"}]"#) == refused(error))
        // What is the same is no change.
        #expect(
            try update(
                #"location: "Office", durationMinutes: 60, interviewers: [{name: "Ben", contactId: "\#(ben)"}, {name: "Dana"}]"#
            ) == done(#"{"version":3}"#))
    }

    // MARK: Refusals

    @Test func `limits are those of planning`() throws {
        let longest = String(repeating: "é", count: 10_000)
        #expect(try update(#"preparationNotes: " \#(longest) ""#) == done(#"{"version":2}"#))
        #expect(
            try update(#"preparationNotes: "\#(longest)x""#)
                == refused(
                    #"{"__typename":"ValidationError","code":"TOO_LONG","path":["input","preparationNotes"]}"#))
        let long = String(repeating: "x", count: 501)
        let many = Array(repeating: #"{name: "x"}"#, count: 21).joined(separator: ",")
        #expect(
            try update(#"durationMinutes: 481, location: "\#(long)", interviewers: [\#(many)]"#)
                == refused(
                    #"{"__typename":"ValidationError","code":"OUT_OF_RANGE","path":["input","durationMinutes"]},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","location"]},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","interviewers"]}"#
                ))
    }

    @Test func `five faults come at once, and nothing changes`() throws {
        try api.step("cancelInterview", talk, as: anna)
        #expect(
            try update(
                #"durationMinutes: 1, location: "a\nb", interviewers: [{name: "", contactId: "nobody"}], expectedVersion: 9"#
            )
                == refused(
                    #"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","interviewers","0","contactId"]},{"__typename":"ValidationError","code":"OUT_OF_RANGE","path":["input","durationMinutes"]},{"__typename":"ValidationError","code":"INVALID_FORMAT","path":["input","location"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","interviewers","0","name"]},{"__typename":"ConflictError","code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":2}},{"__typename":"InvalidStateError","code":"INVALID_STATE","path":["input","id"],"currentStatus":"CANCELLED","allowedStatuses":["SCHEDULED","PREPARED","RESCHEDULED"]}"#
                ))
        #expect(
            try api.run(
                #"{ interview(id: "\#(talk)") { version location interviewers { name } } }"#, as: anna)
                == #"{"data":{"interview":{"version":2,"location":"Office","interviewers":[{"name":"Ben"},{"name":"Dana"}]}}}"#
        )
    }

    @Test func `another person's interview is like none, and so is another person's contact`() throws {
        let carl = try api.signUp("carl@example.com")
        let error = #"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]}"#
        #expect(try update("type: FINAL", as: carl) == refused(error))
        #expect(try update("type: FINAL", id: acme) == refused(error))
        let dora = try api.contact(#"name: "Dora""#, as: carl)
        #expect(
            try update(#"interviewers: [{name: "Dora", contactId: "\#(dora)"}]"#)
                == refused(
                    #"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","interviewers","0","contactId"]}"#
                ))
    }

    // MARK: Deleting

    private func delete(_ id: String, as viewer: Viewer? = nil) throws -> String {
        try api.run(
            #"mutation { deleteInterview(input: {id: "\#(id)"}) { deletedInterviewId userErrors { code path } } }"#,
            as: viewer ?? anna)
    }

    @Test func `a deleted interview takes everything with it but the interactions`() throws {
        try api.step(
            "rescheduleInterview", talk, #"newDateTime: "2026-11-20T09:00:00Z", initiatedBy: COMPANY"#, as: anna)
        try api.step("completeInterview", talk, "followUpRequired: true", as: anna)
        _ = try api.run(
            """
            mutation { recordThankYou(input: {subject: {interviewId: "\(talk)"}, recipients: ["Ben"], method: EMAIL}) {
                userErrors { code } } }
            """, as: anna)
        #expect(
            try delete(talk) == #"{"data":{"deleteInterview":{"deletedInterviewId":"\#(talk)","userErrors":[]}}}"#)
        #expect(
            try api.run(
                """
                { interview(id: "\(talk)") { id } interviews { totalCount } followUps { totalCount }
                    agenda { totalCount }
                    contact(id: "\(ben)") { interviews { totalCount } timeline { nodes { __typename } } }
                    interactions { nodes { source interview { id } } } }
                """, as: anna)
                == #"{"data":{"interview":null,"interviews":{"totalCount":0},"followUps":{"totalCount":0},"agenda":{"totalCount":0},"contact":{"interviews":{"totalCount":0},"timeline":{"nodes":[{"__typename":"Interaction"}]}},"interactions":{"nodes":[{"source":"INTERVIEW","interview":null}]}}}"#
        )
        let database = try Database(path: api.store.configuration.path, .readOnly)
        for table in [
            "interview", "interviewer", "interview_contact", "reschedule_event", "thank_you_note", "follow_up",
        ] {
            let count: Int? = try database.value("SELECT count(*) FROM \(SQL(name: table))")
            #expect(count == 0, "\(table)")
        }
    }

    @Test func `another person's interview is not deleted`() throws {
        let carl = try api.signUp("carl@example.com")
        let refused =
            #"{"data":{"deleteInterview":{"deletedInterviewId":null,"userErrors":[{"code":"NOT_FOUND","path":["input","id"]}]}}}"#
        #expect(try delete(talk, as: carl) == refused)
        #expect(try delete("nothing") == refused)
        #expect(try delete(acme) == refused)
        #expect(try api.places(as: anna) == ["Office"])
    }

    // MARK: With the application

    private func deleteApplication(_ input: String = "") throws -> String {
        try api.run(
            """
            mutation { deleteJobApplication(input: {id: "\(acme)" \(input)}) {
                deletedApplicationId userErrors { code path } } }
            """, as: anna)
    }

    @Test func `an application with interviews is not deleted, unless they are to go, too`() throws {
        let refused =
            #"{"data":{"deleteJobApplication":{"deletedApplicationId":null,"userErrors":[{"code":"INVALID_STATE","path":["input","id"]}]}}}"#
        #expect(try deleteApplication() == refused)
        #expect(try deleteApplication("deleteInterviews: false") == refused)
        #expect(try api.places(as: anna) == ["Office"])
        #expect(
            try deleteApplication("deleteInterviews: true")
                == #"{"data":{"deleteJobApplication":{"deletedApplicationId":"\#(acme)","userErrors":[]}}}"#)
        #expect(
            try api.run(
                #"{ interviews { totalCount } agenda { totalCount } contact(id: "\#(ben)") { timeline { totalCount } } }"#,
                as: anna)
                == #"{"data":{"interviews":{"totalCount":0},"agenda":{"totalCount":0},"contact":{"timeline":{"totalCount":0}}}}"#
        )
    }

    @Test func `an application whose interviews are gone is deleted`() throws {
        _ = try delete(talk)
        #expect(
            try deleteApplication()
                == #"{"data":{"deleteJobApplication":{"deletedApplicationId":"\#(acme)","userErrors":[]}}}"#)
    }
}
