import JSON
import RapportTypes
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

/// What people have written goes with the records that they have written it in, and not before.
@Suite("Words in events")
struct EventWordsTests {
    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Secret", notes: "Secret", tags: ["Secret"]"#, as: anna)
    }

    /// The types of the events that have the word somewhere in what is stored of them.
    private func eventsWithWords() throws -> Set<String> {
        Set(
            try Database(path: api.store.configuration.path, .readOnly).values(
                "SELECT type FROM domain_events WHERE payload LIKE '%Secret%'", as: String.self))
    }

    /// Everything that can happen with a contact, with the word in every text.
    private func doEverything() throws {
        let input = #"contactId: "\#(ben)", scheduledAt: "2026-11-25T14:00:00Z", location: "Secret""#
        try api.run("updateContact", #"id: "\#(ben)", title: "Secret""#, as: anna)
        try api.interaction(
            with: ben,
            #"type: CALL, occurredAt: "2026-11-20T09:00:00Z", location: "Secret", notes: "Secret", medium: "Secret""#,
            as: anna)
        let moved = #"newScheduledAt: "2026-11-26T14:00:00Z", reason: "Secret", initiatedBy: COMPANY"#
        let talk = try api.make("meeting", by: "scheduleMeeting", input, as: anna)
        try api.run("rescheduleMeeting", #"id: "\#(talk)", \#(moved)"#, as: anna)
        try api.run("cancelMeeting", #"id: "\#(talk)", reason: "Secret""#, as: anna)
        let cancelled = try api.make(
            "informationalInterview", by: "scheduleInformationalInterview", input, as: anna)
        try api.run("rescheduleInformationalInterview", #"id: "\#(cancelled)", \#(moved)"#, as: anna)
        try api.run("cancelInformationalInterview", #"id: "\#(cancelled)", reason: "Secret""#, as: anna)
        let held = try api.make("informationalInterview", by: "scheduleInformationalInterview", input, as: anna)
        try api.run(
            "completeInformationalInterview",
            #"id: "\#(held)", conductedAt: "2026-11-20T09:00:00Z", durationMinutes: 30, notes: "Secret", insights: ["Secret"]"#,
            as: anna)
        try api.run(
            "recordThankYou",
            #"subject: {informationalInterviewId: "\#(held)"}, recipients: ["Secret"], method: EMAIL, notes: "Secret""#,
            as: anna)
        let referral = try api.referral(of: ben, "Secret", as: anna)
        try api.run("receiveReferral", #"id: "\#(referral)", referralDetails: "Secret""#, as: anna)
    }

    @Test func `none are left of a contact that is deleted, and every field is still what it has to be`() throws {
        try doEverything()
        #expect(
            try eventsWithWords() == [
                "MeetingRescheduled", "MeetingCancelled", "InformationalInterviewRescheduled",
                "InformationalInterviewCancelled", "InformationalInterviewConducted", "ThankYouNoteSent",
                "ReferralRequested", "ReferralReceived",
            ])
        try api.run("deleteContact", #"id: "\#(ben)""#, as: anna)
        #expect(try eventsWithWords() == [])
        func event(_ type: DomainEventType, _ fields: String) throws -> String {
            try api.event(type, fields, [ben: "BEN"], as: anna)
        }
        #expect(
            try event(
                .informationalInterviewConducted,
                "informationalInterview { id } contactId conductedAt durationMinutes location notes followUpRequired insights"
            )
                == #"{"informationalInterview":null,"contactId":"BEN","conductedAt":"2026-11-20T09:00:00.000Z","durationMinutes":30,"location":null,"notes":null,"followUpRequired":false,"insights":[]}"#
        )
        #expect(
            try event(.thankYouNoteSent, "interviewId sentAt recipients method notes")
                == #"{"interviewId":null,"sentAt":"2026-11-20T10:00:00.000Z","recipients":[],"method":"EMAIL","notes":null}"#
        )
        #expect(
            try event(.meetingRescheduled, "meeting { id } newDateTime reason")
                == #"{"meeting":null,"newDateTime":"2026-11-26T14:00:00.000Z","reason":null}"#)
        #expect(
            try event(.referralRequested, "referral { id } contactId message status")
                == #"{"referral":null,"contactId":"BEN","message":"","status":"PENDING"}"#)
        #expect(
            try event(.referralReceived, "contactId referralDetails receivedAt")
                == #"{"contactId":"BEN","referralDetails":"","receivedAt":"2026-11-20T10:00:00.000Z"}"#)
        #expect(
            try event(.contactUpdated, "contact { id } changedFields") == #"{"contact":null,"changedFields":["title"]}"#
        )
    }

    @Test func `those about others stay`() throws {
        let carl = try api.contact(#"name: "Carl""#, as: anna)
        let talk = try api.meeting(with: carl, as: anna)
        try api.run("cancelMeeting", #"id: "\#(talk)", reason: "Secret""#, as: anna)
        try doEverything()
        try api.run("bulkDeleteContacts", #"target: {ids: ["\#(ben)"]}"#, as: anna)
        #expect(try eventsWithWords() == ["MeetingCancelled"])
        try api.run("deleteMeeting", #"id: "\#(talk)""#, as: anna)
        #expect(try eventsWithWords() == [])
    }

    @Test func `those of a job interview go with it, whether it is deleted or its application`() throws {
        for way in ["deleteInterview", "deleteJobApplication"] {
            let application = try api.jobApplication(at: "Acme", as: anna)
            let interview = try api.make(
                "interview", by: "scheduleInterview",
                #"""
                applicationId: "\#(application)", type: FINAL, scheduledAt: "2026-12-20T11:00:00Z", durationMinutes: 30,
                timeZone: "Europe/Berlin", location: "Secret", interviewers: [{name: "Secret"}]
                """#, as: anna)
            try api.run(
                "prepareInterview",
                #"""
                id: "\#(interview)", preparationNotes: "Secret", researchCompleted: true, questionsPrepped: true,
                materialsGathered: true
                """#, as: anna)
            try api.run(
                "rescheduleInterview",
                #"id: "\#(interview)", newDateTime: "2026-12-21T11:00:00Z", reason: "Secret", initiatedBy: COMPANY"#,
                as: anna)
            try api.run(
                "completeInterview", #"id: "\#(interview)", interviewNotes: "Secret", nextSteps: "Secret""#, as: anna)
            try api.run(
                "recordThankYou",
                #"subject: {interviewId: "\#(interview)"}, recipients: ["Secret"], method: EMAIL, notes: "Secret""#,
                as: anna)
            #expect(
                try eventsWithWords() == [
                    "InterviewScheduled", "InterviewPrepared", "InterviewRescheduled", "InterviewCompleted",
                    "ThankYouNoteSent",
                ])
            let input =
                way == "deleteInterview" ? #"id: "\#(interview)""# : #"id: "\#(application)", deleteInterviews: true"#
            try api.run(way, input, as: anna)
            #expect(try eventsWithWords() == [], "\(way)")
            #expect(
                try api.event(.interviewScheduled, "interview { id } location interviewers durationMinutes", as: anna)
                    == #"{"interview":null,"location":null,"interviewers":[],"durationMinutes":30}"#)
            #expect(
                try api.event(.interviewCompleted, "interviewNotes nextSteps followUpRequired", as: anna)
                    == #"{"interviewNotes":null,"nextSteps":null,"followUpRequired":false}"#)
        }
    }
}
