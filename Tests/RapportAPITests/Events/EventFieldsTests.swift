import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

/// Every field of every type of event, as the API's own mutations publish it.
@Suite("The fields of events")
struct EventFieldsTests {
    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
    }

    /// The fields of the latest event of a type, with Ben's id as BEN, Anna's as ANNA, and that of a record as IT.
    private func event(
        _ type: DomainEventType, about id: String = "nothing", _ fields: String
    ) throws -> String {
        try api.event(type, fields, [ben: "BEN", anna.id.description: "ANNA", id: "IT"], as: anna)
    }

    // MARK: Contacts

    @Test func `what all events have`() throws {
        #expect(
            try event(.contactCreated, "__typename type sequence occurredAt userId aggregateId")
                == #"{"__typename":"ContactCreated","type":"CONTACT_CREATED","sequence":1,"occurredAt":"2026-11-20T10:00:00.000Z","userId":"ANNA","aggregateId":"BEN"}"#
        )
    }

    @Test func `contacts that were created, changed and deleted`() throws {
        #expect(try event(.contactCreated, "contact { name }") == #"{"contact":{"name":"Ben"}}"#)
        try api.run("updateContact", #"id: "\#(ben)", name: "Benjamin", tags: ["a"]"#, as: anna)
        #expect(
            try event(.contactUpdated, "aggregateId contact { name } changedFields")
                == #"{"aggregateId":"BEN","contact":{"name":"Benjamin"},"changedFields":["name","tags"]}"#)
        #expect(try event(.contactCreated, "contact { name }") == #"{"contact":{"name":"Benjamin"}}"#)
        try api.run("deleteContact", #"id: "\#(ben)""#, as: anna)
        #expect(try event(.contactDeleted, "aggregateId contactId") == #"{"aggregateId":"BEN","contactId":"BEN"}"#)
        #expect(try event(.contactCreated, "aggregateId contact { name }") == #"{"aggregateId":"BEN","contact":null}"#)
        #expect(
            try event(.contactUpdated, "contact { name } changedFields")
                == #"{"contact":null,"changedFields":["name","tags"]}"#)
    }

    // MARK: Interactions

    @Test func `interactions`() throws {
        let call = try api.interaction(
            with: ben, #"type: CALL, occurredAt: "2026-11-20T09:30:00+01:00", location: "Office""#, as: anna)
        #expect(
            try event(
                .interactionLogged, about: call,
                "aggregateId interactionId interaction { location } contactId interactionType interactionOccurredAt source"
            )
                == #"{"aggregateId":"IT","interactionId":"IT","interaction":{"location":"Office"},"contactId":"BEN","interactionType":"CALL","interactionOccurredAt":"2026-11-20T08:30:00.000Z","source":"MANUAL"}"#
        )
        try api.run("deleteInteraction", #"id: "\#(call)""#, as: anna)
        #expect(
            try event(.interactionLogged, about: call, "interactionId interaction { location }")
                == #"{"interactionId":"IT","interaction":null}"#)
    }

    // MARK: Meetings

    @Test func `meetings that were planned, moved and held`() throws {
        let talk = try api.meeting(with: ben, #"purpose: "Salary""#, as: anna)
        #expect(
            try event(
                .meetingScheduled, about: talk, "aggregateId meetingId meeting { purpose } contactId scheduledAt")
                == #"{"aggregateId":"IT","meetingId":"IT","meeting":{"purpose":"Salary"},"contactId":"BEN","scheduledAt":"2026-11-25T14:00:00.000Z"}"#
        )
        try api.run(
            "rescheduleMeeting",
            #"id: "\#(talk)", newScheduledAt: "2026-11-26T09:00:00Z", reason: "A \"cold\"\n", initiatedBy: COMPANY"#,
            as: anna)
        #expect(
            try event(
                .meetingRescheduled, about: talk,
                "aggregateId meetingId meeting { purpose } previousDateTime newDateTime reason")
                == #"{"aggregateId":"IT","meetingId":"IT","meeting":{"purpose":"Salary"},"previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T09:00:00.000Z","reason":"A \"cold\""}"#
        )
        let answer = try api.value(
            """
            mutation { completeMeeting(input: {id: "\(talk)", heldAt: "2026-11-20T09:00:00Z"}) { interaction { id } } }
            """, as: anna)
        let interaction = try #require(answer["data"]?["completeMeeting"]?["interaction"]?["id"]?.stringValue)
        #expect(
            try api.event(
                .meetingCompleted, "aggregateId meetingId meeting { status } contactId completedAt interactionId",
                [ben: "BEN", talk: "IT", interaction: "TALK"], as: anna)
                == #"{"aggregateId":"IT","meetingId":"IT","meeting":{"status":"COMPLETED"},"contactId":"BEN","completedAt":"2026-11-20T09:00:00.000Z","interactionId":"TALK"}"#
        )
        #expect(try event(.interactionLogged, "source") == #"{"source":"MEETING"}"#)
    }

    @Test(arguments: [(#", reason: "Ill""#, #""Ill""#), ("", "null")])
    func `meetings that were called off`(input: String, reason: String) throws {
        let talk = try api.meeting(with: ben, as: anna)
        try api.run("cancelMeeting", #"id: "\#(talk)" \#(input)"#, as: anna)
        #expect(
            try event(.meetingCancelled, about: talk, "aggregateId meetingId meeting { status } reason")
                == #"{"aggregateId":"IT","meetingId":"IT","meeting":{"status":"CANCELLED"},"reason":\#(reason)}"#)
    }

    // MARK: Informational interviews

    private func informationalInterview(_ input: String = #", scheduledAt: "2026-11-25T14:00:00Z""#) throws -> String {
        try api.make(
            "informationalInterview", by: "scheduleInformationalInterview", #"contactId: "\#(ben)" \#(input)"#,
            as: anna)
    }

    @Test func `informational interviews that were planned and moved`() throws {
        let talk = try informationalInterview()
        #expect(
            try event(
                .informationalInterviewScheduled, about: talk,
                "aggregateId informationalInterviewId informationalInterview { status } contactId scheduledAt")
                == #"{"aggregateId":"IT","informationalInterviewId":"IT","informationalInterview":{"status":"SCHEDULED"},"contactId":"BEN","scheduledAt":"2026-11-25T14:00:00.000Z"}"#
        )
        try api.run(
            "rescheduleInformationalInterview",
            #"id: "\#(talk)", newScheduledAt: "2026-11-26T09:00:00Z", reason: "Ill", initiatedBy: CANDIDATE"#, as: anna)
        #expect(
            try event(
                .informationalInterviewRescheduled, about: talk,
                "aggregateId informationalInterviewId informationalInterview { status } previousDateTime newDateTime reason"
            )
                == #"{"aggregateId":"IT","informationalInterviewId":"IT","informationalInterview":{"status":"SCHEDULED"},"previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T09:00:00.000Z","reason":"Ill"}"#
        )
    }

    private let conducted = """
        aggregateId informationalInterviewId informationalInterview { status } contactId conductedAt durationMinutes
        location notes followUpRequired insights
        """

    @Test(arguments: [
        (
            #", durationMinutes: 30, location: "Cafe", notes: "A \"note\"\nof two lines", insights: ["a", "b, \"c\""], followUpRequired: true"#,
            #""durationMinutes":30,"location":"Cafe","notes":"A \"note\"\nof two lines","followUpRequired":true,"insights":["a","b, \"c\""]"#
        ),
        ("", #""durationMinutes":null,"location":null,"notes":null,"followUpRequired":false,"insights":[]"#),
    ])
    func `informational interviews that took place`(input: String, fields: String) throws {
        let talk = try informationalInterview("")
        try api.run(
            "completeInformationalInterview", #"id: "\#(talk)", conductedAt: "2026-11-20T09:00:00Z" \#(input)"#,
            as: anna)
        #expect(
            try event(.informationalInterviewConducted, about: talk, conducted)
                == #"{"aggregateId":"IT","informationalInterviewId":"IT","informationalInterview":{"status":"COMPLETED"},"contactId":"BEN","conductedAt":"2026-11-20T09:00:00.000Z",\#(fields)}"#
        )
    }

    @Test func `informational interviews that were called off`() throws {
        let talk = try informationalInterview()
        try api.run("cancelInformationalInterview", #"id: "\#(talk)", reason: "Ill""#, as: anna)
        #expect(
            try event(
                .informationalInterviewCancelled, about: talk,
                "aggregateId informationalInterviewId informationalInterview { status } reason")
                == #"{"aggregateId":"IT","informationalInterviewId":"IT","informationalInterview":{"status":"CANCELLED"},"reason":"Ill"}"#
        )
    }

    // MARK: Job interviews

    private func interview(_ input: String = "") throws -> (interview: String, application: String) {
        let application = try api.jobApplication(at: "Acme", as: anna)
        let interview = try api.make(
            "interview", by: "scheduleInterview",
            #"""
            applicationId: "\#(application)", type: VIDEO, scheduledAt: "2026-11-25T14:00:00Z", durationMinutes: 45,
            timeZone: "America/Los_Angeles" \#(input)
            """#, as: anna)
        return (interview, application)
    }

    @Test(arguments: [
        (
            #", location: "https://zoom.us/j/1", interviewers: [{name: "Dana"}, {name: "Ed \"Eddy\" Ott"}]"#,
            #""location":"https://zoom.us/j/1","interviewers":["Dana","Ed \"Eddy\" Ott"]"#
        ),
        ("", #""location":null,"interviewers":[]"#),
    ])
    func `job interviews that were planned`(input: String, fields: String) throws {
        let (interview, application) = try interview(input)
        #expect(
            try api.event(
                .interviewScheduled,
                """
                aggregateId interviewId interview { status } applicationId interviewType scheduledAt durationMinutes
                location interviewers timeZone scheduledOn
                """, [interview: "IT", application: "APPLICATION"], as: anna)
                == #"{"aggregateId":"IT","interviewId":"IT","interview":{"status":"SCHEDULED"},"applicationId":"APPLICATION","interviewType":"VIDEO","scheduledAt":"2026-11-25T14:00:00.000Z","durationMinutes":45,\#(fields),"timeZone":"America/Los_Angeles","scheduledOn":"2026-11-20T10:00:00.000Z"}"#
        )
    }

    @Test func `job interviews that were prepared`() throws {
        let interview = try interview().interview
        api.clock.move(minutes: 5)
        try api.run(
            "prepareInterview",
            #"""
            id: "\#(interview)", preparationNotes: "Read", researchCompleted: true, questionsPrepped: false,
            materialsGathered: true
            """#, as: anna)
        #expect(
            try event(
                .interviewPrepared, about: interview,
                """
                aggregateId interviewId interview { status } preparedAt preparationNotes researchCompleted
                questionsPrepped materialsGathered
                """)
                == #"{"aggregateId":"IT","interviewId":"IT","interview":{"status":"PREPARED"},"preparedAt":"2026-11-20T10:05:00.000Z","preparationNotes":"Read","researchCompleted":true,"questionsPrepped":false,"materialsGathered":true}"#
        )
    }

    @Test(arguments: [
        (
            #", actualDurationMinutes: 50, performanceRating: 4, interviewNotes: "Well", nextSteps: "A call", followUpRequired: true"#,
            #""actualDurationMinutes":50,"performanceRating":4,"interviewNotes":"Well","nextSteps":"A call","followUpRequired":true"#
        ),
        (
            "",
            #""actualDurationMinutes":null,"performanceRating":null,"interviewNotes":null,"nextSteps":null,"followUpRequired":false"#
        ),
    ])
    func `job interviews that took place`(input: String, fields: String) throws {
        let interview = try interview().interview
        api.clock.move(minutes: 7 * 24 * 60)
        try api.run(
            "completeInterview", #"id: "\#(interview)", completedAt: "2026-11-25T15:00:00Z" \#(input)"#, as: anna)
        #expect(
            try event(
                .interviewCompleted, about: interview,
                """
                aggregateId interviewId interview { status } completedAt actualDurationMinutes performanceRating
                interviewNotes nextSteps followUpRequired
                """)
                == #"{"aggregateId":"IT","interviewId":"IT","interview":{"status":"COMPLETED"},"completedAt":"2026-11-25T15:00:00.000Z",\#(fields)}"#
        )
    }

    @Test func `job interviews that were moved and called off`() throws {
        let interview = try interview().interview
        try api.run(
            "rescheduleInterview",
            #"id: "\#(interview)", newDateTime: "2026-11-26T09:00:00Z", reason: "Ill", initiatedBy: CANDIDATE"#,
            as: anna)
        #expect(
            try event(
                .interviewRescheduled, about: interview,
                """
                aggregateId interviewId interview { status } previousDateTime newDateTime rescheduledAt reason
                initiatedBy
                """)
                == #"{"aggregateId":"IT","interviewId":"IT","interview":{"status":"RESCHEDULED"},"previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T09:00:00.000Z","rescheduledAt":"2026-11-20T10:00:00.000Z","reason":"Ill","initiatedBy":"CANDIDATE"}"#
        )
        try api.run("cancelInterview", #"id: "\#(interview)", reason: "Filled""#, as: anna)
        #expect(
            try event(.interviewCancelled, about: interview, "aggregateId interviewId interview { status } reason")
                == #"{"aggregateId":"IT","interviewId":"IT","interview":{"status":"CANCELLED"},"reason":"Filled"}"#)
    }

    // MARK: Referrals

    @Test func `referrals that were asked for and given`() throws {
        let application = try api.jobApplication(at: "Acme", as: anna)
        let listing = try #require(
            try api.value("{ jobListings { nodes { id } } }", as: anna)["data"]?["jobListings"]?["nodes"]?[0]?["id"]?
                .stringValue)
        let names = [(ben, "BEN"), (application, "APPLICATION"), (listing, "LISTING")]
        func fields(_ type: DomainEventType, about id: String, _ fields: String) throws -> String {
            let text = try event(type, about: id, fields)
            return names.reduce(text) { $0.replacing($1.0, with: $1.1) }
        }
        let requested = """
            aggregateId referralId referral { requestMessage } contactId jobListingId requestedAt message status
            """
        let wide = try api.referral(of: ben, "Anything?", as: anna)
        #expect(
            try fields(.referralRequested, about: wide, requested)
                == #"{"aggregateId":"IT","referralId":"IT","referral":{"requestMessage":"Anything?"},"contactId":"BEN","jobListingId":null,"requestedAt":"2026-11-20T10:00:00.000Z","message":"Anything?","status":"PENDING"}"#
        )
        let narrow = try api.referral(of: ben, "This?", #", jobListingId: "\#(listing)""#, as: anna)
        #expect(
            try fields(.referralRequested, about: narrow, requested)
                == #"{"aggregateId":"IT","referralId":"IT","referral":{"requestMessage":"This?"},"contactId":"BEN","jobListingId":"LISTING","requestedAt":"2026-11-20T10:00:00.000Z","message":"This?","status":"PENDING"}"#
        )
        let received = """
            aggregateId referralId referral { status } contactId jobListingId receivedAt referralDetails applicationId
            """
        try api.run("receiveReferral", #"id: "\#(wide)", referralDetails: "Gladly""#, as: anna)
        #expect(
            try fields(.referralReceived, about: wide, received)
                == #"{"aggregateId":"IT","referralId":"IT","referral":{"status":"PROVIDED"},"contactId":"BEN","jobListingId":null,"receivedAt":"2026-11-20T10:00:00.000Z","referralDetails":"Gladly","applicationId":null}"#
        )
        try api.run(
            "receiveReferral", #"id: "\#(narrow)", referralDetails: "Sent", applicationId: "\#(application)""#, as: anna
        )
        #expect(
            try fields(.referralReceived, about: narrow, received)
                == #"{"aggregateId":"IT","referralId":"IT","referral":{"status":"PROVIDED"},"contactId":"BEN","jobListingId":"LISTING","receivedAt":"2026-11-20T10:00:00.000Z","referralDetails":"Sent","applicationId":"APPLICATION"}"#
        )
    }

    @Test(arguments: [(ReferralStatus.declined, DomainEventType.referralDeclined), (.expired, .referralExpired)])
    func `referrals that came to nothing`(status: ReferralStatus, type: DomainEventType) throws {
        let referral = try api.referral(status, of: ben, as: anna)
        #expect(
            try event(type, about: referral, "aggregateId referralId referral { status } contactId")
                == #"{"aggregateId":"IT","referralId":"IT","referral":{"status":"\#(status.rawValue)"},"contactId":"BEN"}"#
        )
    }

    // MARK: Thank-you notes

    private let note =
        "aggregateId interviewId informationalInterviewId sentAt recipients method notes"

    @Test func `thank-you notes after job interviews`() throws {
        let interview = try interview().interview
        api.clock.move(minutes: 7 * 24 * 60)
        try api.run("completeInterview", #"id: "\#(interview)", completedAt: "2026-11-25T15:00:00Z""#, as: anna)
        try api.run(
            "recordThankYou",
            #"""
            subject: {interviewId: "\#(interview)"}, recipients: ["Dana", "ed@example.com"], method: HANDWRITTEN,
            sentAt: "2026-11-26T09:00:00Z", notes: "Short"
            """#, as: anna)
        #expect(
            try event(.thankYouNoteSent, about: interview, note)
                == #"{"aggregateId":"IT","interviewId":"IT","informationalInterviewId":null,"sentAt":"2026-11-26T09:00:00.000Z","recipients":["Dana","ed@example.com"],"method":"HANDWRITTEN","notes":"Short"}"#
        )
    }

    @Test func `thank-you notes after informational interviews`() throws {
        let talk = try informationalInterview("")
        try api.run("completeInformationalInterview", #"id: "\#(talk)", conductedAt: "2026-11-20T09:00:00Z""#, as: anna)
        try api.run(
            "recordThankYou",
            #"subject: {informationalInterviewId: "\#(talk)"}, recipients: ["Ben"], method: EMAIL"#, as: anna)
        #expect(
            try event(.thankYouNoteSent, about: talk, note)
                == #"{"aggregateId":"IT","interviewId":null,"informationalInterviewId":"IT","sentAt":"2026-11-20T10:00:00.000Z","recipients":["Ben"],"method":"EMAIL","notes":null}"#
        )
    }
}
