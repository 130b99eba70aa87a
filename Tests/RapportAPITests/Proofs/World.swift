import JSON
import RapportStore
import RapportTypes
import Testing

/// Accounts that have one of everything, connected, made by the API itself: so that what is generated from the schema
/// finds something to ask for. Every copy in an account looks like every other.
final class World {
    let api: TestAPI
    let owner: Viewer
    /// The ids of all records, by the name of their type, in the order of the copies.
    private(set) var ids: [String: [String]] = [:]
    private var copies = 0

    init(_ api: TestAPI, of email: String, copies: Int) throws {
        self.api = api
        owner = try api.signUp(email)
        ids["User"] = [owner.id.description]
        for _ in 0..<copies { try addCopy() }
        try collectOthers()
    }

    /// The id of a record of a type in a copy; the test fails where the world has none, because then the schema has a
    /// type that `World.steps` does not make.
    func id(_ type: String, _ copy: Int = 0) throws -> String {
        let all = try #require(ids[type], "World.steps make no \(type)")
        return all[min(copy, all.count - 1)]
    }

    // MARK: Making

    private func addCopy() throws {
        copies += 1
        try take(World.steps)
    }

    /// Takes steps, all of which have to succeed. What they name is of their own making, or else the first that there
    /// is.
    func take(_ steps: [Step]) throws {
        var made: [String: [String]] = [:]
        for step in steps {
            if step.minutes != 0 {
                api.clock.move(minutes: step.minutes)
                try api.expireReferrals()
            }
            let input = try text(step.input) { type, place in try #require(made[type] ?? ids[type])[place] }
            let selections = step.makes.map { "\($0.field) { id }" }.joined(separator: " ")
            let answer = try api.value(
                "mutation { made: \(step.mutation)(input: {\(input)}) { \(selections) userErrors { message path } } }",
                as: owner)
            #expect(answer["data"]?["made"]?["userErrors"] == [], "\(step.mutation): \(answer.text)")
            for (type, field) in step.makes {
                let value = answer["data"]?["made"]?[field]
                let record = value?.elements?.first ?? value
                made[type, default: []].append(
                    try #require(record?["id"]?.stringValue, "\(step.mutation) made no \(type): \(answer.text)"))
            }
        }
        for (type, new) in made { ids[type, default: []] += new }
    }

    /// What has come into being by the way: events. Lists have the latest first.
    private func collectOthers() throws {
        for list in World.lists {
            var page: JSONValue?
            repeat {
                let cursor = page?["pageInfo"]?["startCursor"]?.stringValue.map { ", before: \"\($0)\"" } ?? ""
                page = try api.value(
                    """
                    { list: \(list)(last: 100\(cursor)) {
                        nodes { __typename id } pageInfo { hasPreviousPage startCursor } } }
                    """, as: owner)["data"]?["list"]
                for node in page?["nodes"]?.elements?.reversed() ?? [] {
                    guard let type = node["__typename"]?.stringValue, let id = node["id"]?.stringValue else { continue }
                    ids[type, default: []].append(id)
                }
            } while page?["pageInfo"]?["hasPreviousPage"] == true
        }
    }

    /// `$Contact` is the id of the copy's first contact, `$Contact2` of its second, `%+90` the time in 90 minutes, `#`
    /// the number of the copy.
    func text(_ template: String) throws -> String { try text(template) { try self.id($0, $1) } }

    private func text(_ template: String, _ id: (String, Int) throws -> String) throws -> String {
        var text = ""
        var rest = Substring(template)
        while let character = rest.popFirst() {
            switch character {
            case "$":
                let name = rest.prefix { $0.isLetter || $0.isNumber }
                rest.removeFirst(name.count)
                let place = name.last!.wholeNumberValue
                text += try "\"" + id(String(place == nil ? name : name.dropLast()), (place ?? 1) - 1) + "\""
            case "%":
                let minutes = rest.prefix { $0.isNumber || "+-".contains($0) }
                rest.removeFirst(minutes.count)
                text += "\"" + api.store.configuration.clock.now.adding(minutes: Int(minutes)!).text + "\""
            case "#":
                text += String(copies)
            default:
                text.append(character)
            }
        }
        return text
    }
}

extension World {
    /// A mutation that makes records.
    struct Step {
        var mutation: String
        var input: String
        /// The type of each record that the payload has, and in which field.
        var makes: [(type: String, field: String)]
        /// How much time passes before it.
        var minutes = 0
    }

    /// Makes one copy of everything.
    static let steps: [Step] = [
        Step(
            mutation: "createContact",
            input: ##"""
                name: "Ben #", title: "Engineer", company: "Acme", email: "ben#@example.com", phone: "+49 30 1234#",
                linkedInUrl: "https://www.linkedin.com/in/ben#", notes: "Notes", tags: ["a", "b"],
                lastContactedAt: %-90, keepInTouchEveryDays: 30, allowDuplicate: true
                """##, makes: [("Contact", "contact")]),
        Step(
            mutation: "createContact", input: ##"name: "Ben #", company: "Acme", tags: ["a"], allowDuplicate: true"##,
            makes: [("Contact", "contact")]),
        Step(
            mutation: "logInteraction",
            input: ##"""
                contactId: $Contact, type: CALL, occurredAt: %-60, durationMinutes: 30, location: "Office",
                medium: "Zoom", topicsDiscussed: ["salary"], notes: "Notes", sentiment: POSITIVE, followUpNeeded: true,
                followUpDueAt: %-10
                """##, makes: [("Interaction", "interaction"), ("FollowUp", "followUp")]),
        Step(
            mutation: "logInteraction", input: "contactId: $Contact, type: EMAIL, occurredAt: %-30",
            makes: [("Interaction", "interaction")]),
        // The first stays open, so that everything can be done with it.
        Step(
            mutation: "scheduleInformationalInterview", input: "contactId: $Contact",
            makes: [("InformationalInterview", "informationalInterview")]),
        Step(
            mutation: "scheduleInformationalInterview",
            input: ##"contactId: $Contact, scheduledAt: %+600, questions: ["Why?"], location: "Cafe""##,
            makes: [("InformationalInterview", "informationalInterview")]),
        Step(
            mutation: "completeInformationalInterview",
            input: ##"id: $InformationalInterview2, conductedAt: %-5, insights: ["a"], followUpRequired: true"##,
            makes: [("Interaction", "interaction"), ("FollowUp", "followUp")]),
        Step(
            mutation: "recordThankYou",
            input: ##"""
                subject: {informationalInterviewId: $InformationalInterview2}, recipients: ["a"], method: EMAIL
                """##, makes: []),
        Step(
            mutation: "scheduleMeeting",
            input: ##"""
                contactId: $Contact, scheduledAt: %+600, location: "https://zoom.us/j/1", purpose: "Salary",
                agendaItems: ["Hello"], preparationNotes: "Notes"
                """##, makes: [("Meeting", "meeting")]),
        Step(
            mutation: "rescheduleMeeting",
            input: ##"id: $Meeting, newScheduledAt: %+700, reason: "Ill", initiatedBy: COMPANY"##, makes: []),
        Step(
            mutation: "scheduleMeeting", input: "contactId: $Contact, scheduledAt: %+20",
            makes: [("Meeting", "meeting")]),
        Step(
            mutation: "completeMeeting",
            input: ##"id: $Meeting2, heldAt: %-5, actionItems: ["Write"], createFollowUps: true"##,
            makes: [("Interaction", "interaction"), ("FollowUp", "followUps")], minutes: 60),
        Step(
            mutation: "createJobListing",
            input: ##"""
                title: "Engineer #", company: "Acme", location: "Berlin", url: "https://acme.example/#", source: "Web",
                description: "Text", salary: {minimum: 1, maximum: 2, currency: "EUR"}, postedOn: "2026-11-01",
                closesOn: "2026-12-31"
                """##, makes: [("JobListing", "jobListing")]),
        Step(
            mutation: "createJobListing", input: ##"title: "Lead #", company: "Acme""##,
            makes: [("JobListing", "jobListing")]),
        // The first listing has none, so that one can be made.
        Step(
            mutation: "createJobApplication", input: ##"jobListing: {id: $JobListing2}, notes: "Notes""##,
            makes: [("JobApplication", "application")]),
        // The first can be held whenever that is, since it has another time; the second was held.
        Step(
            mutation: "scheduleInterview",
            input: ##"""
                applicationId: $JobApplication, type: VIDEO, scheduledAt: %+700, durationMinutes: 60,
                timeZone: "Europe/Berlin", location: "https://zoom.us/j/#",
                interviewers: [{name: "Ben", contactId: $Contact}, {name: "Dana"}]
                """##, makes: [("Interview", "interview")]),
        Step(
            mutation: "rescheduleInterview",
            input: ##"id: $Interview, newDateTime: %+600, reason: "Text", initiatedBy: COMPANY"##, makes: []),
        Step(
            mutation: "scheduleInterview",
            input: ##"""
                applicationId: $JobApplication, type: PHONE_SCREEN, scheduledAt: %+60, durationMinutes: 30,
                timeZone: "Europe/Berlin", interviewers: [{name: "Ben", contactId: $Contact}]
                """##, makes: [("Interview", "interview")]),
        Step(
            mutation: "prepareInterview",
            input: ##"""
                id: $Interview2, preparationNotes: "Notes", researchCompleted: true, questionsPrepped: true,
                materialsGathered: true
                """##, makes: []),
        Step(
            mutation: "rescheduleInterview", input: "id: $Interview2, newDateTime: %-60, initiatedBy: CANDIDATE",
            makes: []),
        Step(
            mutation: "completeInterview",
            input: ##"""
                id: $Interview2, completedAt: %-20, actualDurationMinutes: 40, performanceRating: 4,
                interviewNotes: "Notes", nextSteps: "Text", followUpRequired: true, followUpDueAt: %+300
                """##, makes: [("Interaction", "interactions"), ("FollowUp", "followUp")]),
        Step(
            mutation: "recordThankYou",
            input: ##"subject: {interviewId: $Interview2}, recipients: ["Ben"], method: LINKEDIN"##, makes: []),
        Step(
            mutation: "requestReferral",
            input: ##"contactId: $Contact, jobListingId: $JobListing, message: "Please #", notes: "Notes""##,
            makes: [("Referral", "referral")]),
        Step(
            mutation: "requestReferral", input: ##"contactId: $Contact, message: "Please #""##,
            makes: [("Referral", "referral")]),
        Step(
            mutation: "receiveReferral",
            input: ##"id: $Referral2, referralDetails: "Gladly", applicationId: $JobApplication"##, makes: []),
        Step(
            mutation: "createFollowUp",
            input: ##"title: "Call #", notes: "Notes", dueAt: %+600, contactId: $Contact, subjectId: $Interaction"##,
            makes: [("FollowUp", "followUp")]),
        // What has come to another end.
        Step(mutation: "updateContact", input: ##"id: $Contact2, title: "Engineer #""##, makes: []),
        Step(
            mutation: "createContact", input: ##"name: "Ben #", allowDuplicate: true"##,
            makes: [("DeletedContact", "contact")]),
        Step(mutation: "deleteContact", input: "id: $DeletedContact", makes: []),
        Step(
            mutation: "scheduleMeeting", input: "contactId: $Contact, scheduledAt: %+20",
            makes: [("Meeting", "meeting")]),
        Step(mutation: "cancelMeeting", input: ##"id: $Meeting3, reason: "Ill""##, makes: []),
        Step(
            mutation: "scheduleInformationalInterview", input: "contactId: $Contact, scheduledAt: %+600",
            makes: [("InformationalInterview", "informationalInterview")]),
        Step(
            mutation: "rescheduleInformationalInterview",
            input: ##"id: $InformationalInterview3, newScheduledAt: %+700, reason: "Ill", initiatedBy: COMPANY"##,
            makes: []),
        Step(
            mutation: "cancelInformationalInterview", input: ##"id: $InformationalInterview3, reason: "Ill""##,
            makes: []),
        Step(
            mutation: "scheduleInterview",
            input: ##"""
                applicationId: $JobApplication, type: FINAL, scheduledAt: %+700, durationMinutes: 60,
                timeZone: "Europe/Berlin"
                """##, makes: [("Interview", "interview")]),
        Step(mutation: "cancelInterview", input: ##"id: $Interview3, reason: "Filled""##, makes: []),
        Step(
            mutation: "requestReferral", input: ##"contactId: $Contact, message: "Please #""##,
            makes: [("Referral", "referral")]),
        Step(mutation: "declineReferral", input: "id: $Referral3", makes: []),
        Step(
            mutation: "requestReferral", input: ##"contactId: $Contact, message: "Please #", expiresAt: %+1"##,
            makes: [("Referral", "referral")]),
        Step(
            mutation: "createFollowUp", input: ##"title: "Ask for news #", subjectId: $JobApplication"##,
            makes: [("FollowUp", "followUp")]),
        Step(
            mutation: "createAccessToken", input: ##"name: "Script #""##, makes: [("AccessToken", "accessToken")],
            minutes: 2),
        Step(
            mutation: "importContacts",
            input: ##"""
                source: {linkedInConnectionsCsv: "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nCleo,Klein #,https://www.linkedin.com/in/cleo#,cleo#@example.com,Acme,CTO,05 Jan 2026\n"}
                """##, makes: [("ImportJob", "job")]),
    ]

    /// The connections of the root that lead to records which no mutation names.
    static let lists = ["domainEvents"]
}
