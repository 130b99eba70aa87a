import JSON
import RapportTypes
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("domainEvents")
struct DomainEventsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Contacts that are called A, B, C…, a minute after the other, the first at 10:00.
    private func contacts(_ count: Int) throws -> [String] {
        try "ABCDEFGH".prefix(count).map { name in
            defer { api.clock.move(minutes: 1) }
            return try api.contact(#"name: "\#(name)""#, as: anna)
        }
    }

    private func list(_ arguments: String, _ selection: String, as viewer: Viewer? = nil) throws -> String {
        try api.run("{ domainEvents\(arguments) { \(selection) } }", as: viewer ?? anna)
    }

    private func sequences(_ arguments: String = "") throws -> [Int] {
        let answer = try api.value("{ domainEvents\(arguments) { nodes { sequence } } }", as: anna)
        return try #require(answer["data"]?["domainEvents"]?["nodes"]?.elements).map { $0["sequence"]!.intValue! }
    }

    // MARK: The list

    @Test func `the latest event comes first, of whatever type`() throws {
        let ben = try contacts(1)[0]
        try api.interaction(with: ben, #"type: CALL, occurredAt: "2026-11-20T09:00:00Z""#, as: anna)
        try api.run("updateContact", #"id: "\#(ben)", title: "Engineer""#, as: anna)
        #expect(
            try list(
                "",
                "totalCount nodes { __typename sequence ... on InteractionLogged { source } ... on ContactUpdated { changedFields } }"
            )
                == #"{"data":{"domainEvents":{"totalCount":3,"nodes":[{"__typename":"ContactUpdated","sequence":3,"changedFields":["title"]},{"__typename":"InteractionLogged","sequence":2,"source":"MANUAL"},{"__typename":"ContactCreated","sequence":1}]}}}"#
        )
    }

    @Test func `an account without events has an empty list`() throws {
        #expect(
            try list("", "totalCount nodes { id } edges { cursor } pageInfo { hasNextPage startCursor }")
                == #"{"data":{"domainEvents":{"totalCount":0,"nodes":[],"edges":[],"pageInfo":{"hasNextPage":false,"startCursor":null}}}}"#
        )
    }

    @Test func `nobody sees the events of others`() throws {
        let ben = try contacts(1)[0]
        let carl = try api.signUp("carl@example.com")
        #expect(try api.eventTypes(as: carl) == [])
        #expect(try api.eventTypes(#"(filter: {aggregateId: "\#(ben)"})"#, as: carl) == [])
        let answer = try api.value("{ domainEvents { nodes { id } } }", as: anna)
        let event = try #require(answer["data"]?["domainEvents"]?["nodes"]?[0]?["id"]?.stringValue)
        #expect(
            try api.run(#"{ node(id: "\#(event)") { id } nodes(ids: ["\#(event)"]) { id } }"#, as: carl)
                == #"{"data":{"node":null,"nodes":[null]}}"#)
        #expect(
            try api.run(#"{ node(id: "\#(event)") { __typename } }"#, as: anna)
                == #"{"data":{"node":{"__typename":"ContactCreated"}}}"#)
        #expect(try api.errorCode("{ domainEvents { totalCount } }", as: nil) == "UNAUTHENTICATED")
    }

    // MARK: Pages

    @Test func `pages come from both ends`() throws {
        _ = try contacts(5)
        #expect(try sequences() == [5, 4, 3, 2, 1])
        #expect(try sequences("(first: 2)") == [5, 4])
        #expect(try sequences("(last: 2)") == [2, 1])
    }

    @Test func `a page goes on behind a cursor, or ends before it`() throws {
        _ = try contacts(5)
        let answer = try api.value("{ domainEvents { edges { cursor } } }", as: anna)
        let cursors = try #require(answer["data"]?["domainEvents"]?["edges"]?.elements).map {
            $0["cursor"]!.stringValue!
        }
        #expect(try sequences(#"(first: 2, after: "\#(cursors[1])")"#) == [3, 2])
        #expect(try sequences(#"(last: 2, before: "\#(cursors[3])")"#) == [4, 3])
        #expect(try sequences(#"(first: 2, after: "\#(cursors[4])")"#) == [])
        // What is published meanwhile comes before the cursor, and moves nothing.
        try api.contact(#"name: "Z""#, as: anna)
        #expect(try sequences(#"(first: 2, after: "\#(cursors[1])")"#) == [3, 2])
        func page(_ arguments: String) throws -> String {
            try list(arguments, "pageInfo { hasNextPage hasPreviousPage } totalCount")
        }
        let middle = try page(#"(first: 2, after: "\#(cursors[0])")"#)
        #expect(
            middle
                == #"{"data":{"domainEvents":{"pageInfo":{"hasNextPage":true,"hasPreviousPage":true},"totalCount":6}}}"#
        )
        let end = try page("(last: 2)")
        #expect(
            end
                == #"{"data":{"domainEvents":{"pageInfo":{"hasNextPage":false,"hasPreviousPage":true},"totalCount":6}}}"#
        )
    }

    // MARK: Filters

    @Test(arguments: [
        ("", [4, 3, 2, 1]),
        ("types: [CONTACT_CREATED]", [2, 1]),
        ("types: [INTERACTION_LOGGED, CONTACT_UPDATED]", [4, 3]),
        ("types: [MEETING_SCHEDULED]", []),
        ("types: []", []),
        ("types: null, aggregateId: null, occurredAt: null", [4, 3, 2, 1]),
        (#"occurredAt: {gte: "2026-11-20T10:01:00Z"}"#, [4, 3, 2]),
        (#"occurredAt: {lt: "2026-11-20T10:02:00Z", gt: "2026-11-20T10:00:00Z"}"#, [2]),
        (#"types: [CONTACT_CREATED], occurredAt: {lt: "2026-11-20T10:01:00Z"}"#, [1]),
        (#"aggregateId: "nothing""#, []),
    ])
    func `events are filtered by type and time`(filter: String, fitting: [Int]) throws {
        let ben = try contacts(2)[1]
        try api.interaction(with: ben, #"type: CALL, occurredAt: "2026-11-20T09:00:00Z""#, as: anna)
        try api.run("updateContact", #"id: "\#(ben)", title: "Engineer""#, as: anna)
        #expect(try sequences("(filter: {\(filter)})") == fitting)
        #expect(try sequences("(last: 100, filter: {\(filter)})") == fitting)
        #expect(
            try list("(first: 1, filter: {\(filter)})", "totalCount")
                == #"{"data":{"domainEvents":{"totalCount":\#(fitting.count)}}}"#)
    }

    @Test func `events are filtered by the record that they are about`() throws {
        let ids = try contacts(2)
        let talk = try api.meeting(with: ids[0], as: anna)
        try api.run("updateContact", #"id: "\#(ids[0])", title: "Engineer""#, as: anna)
        try api.run("cancelMeeting", #"id: "\#(talk)""#, as: anna)
        #expect(try sequences(#"(filter: {aggregateId: "\#(ids[0])"})"#) == [4, 1])
        #expect(try sequences(#"(filter: {aggregateId: "\#(talk)"})"#) == [5, 3])
        #expect(try sequences(#"(last: 1, filter: {aggregateId: "\#(talk)"})"#) == [3])
        #expect(try sequences(#"(filter: {aggregateId: "\#(talk)", types: [MEETING_CANCELLED]})"#) == [5])
    }

    @Test func `a type that is none is refused`() throws {
        #expect(throws: (any Error).self) { try sequences("(filter: {types: [EMAIL_EXCHANGE_TRACKED]})") }
    }

    // MARK: Order

    @Test func `a cause comes before its effect`() throws {
        let ben = try contacts(1)[0]
        let meeting = try api.meeting(with: ben, as: anna)
        try api.run("completeMeeting", #"id: "\#(meeting)", heldAt: "2026-11-20T10:00:00Z""#, as: anna)
        #expect(
            try api.eventTypes("(first: 2)", as: anna) == ["INTERACTION_LOGGED", "MEETING_COMPLETED"])
        let talk = try api.make(
            "informationalInterview", by: "scheduleInformationalInterview", #"contactId: "\#(ben)""#, as: anna)
        try api.run("completeInformationalInterview", #"id: "\#(talk)", conductedAt: "2026-11-20T10:00:00Z""#, as: anna)
        #expect(
            try api.eventTypes("(first: 2)", as: anna)
                == ["INTERACTION_LOGGED", "INFORMATIONAL_INTERVIEW_CONDUCTED"])
        let application = try api.jobApplication(at: "Acme", as: anna)
        let interview = try api.make(
            "interview", by: "scheduleInterview",
            #"""
            applicationId: "\#(application)", type: FINAL, scheduledAt: "2026-11-20T11:00:00Z", durationMinutes: 30,
            timeZone: "Europe/Berlin", interviewers: [{name: "Ben", contactId: "\#(ben)"}]
            """#, as: anna)
        api.clock.move(minutes: 90)
        try api.run("completeInterview", #"id: "\#(interview)""#, as: anna)
        #expect(try api.eventTypes("(first: 2)", as: anna) == ["INTERACTION_LOGGED", "INTERVIEW_COMPLETED"])
    }

    @Test func `a merge changes the survivor before it deletes the others`() throws {
        let ids = try contacts(3)
        try api.run("updateContact", #"id: "\#(ids[1])", title: "Engineer""#, as: anna)
        try api.run(
            "mergeContacts", #"survivorId: "\#(ids[0])", duplicateIds: ["\#(ids[1])", "\#(ids[2])"]"#, as: anna)
        #expect(
            try api.eventTypes("(first: 3)", as: anna) == ["CONTACT_DELETED", "CONTACT_DELETED", "CONTACT_UPDATED"])
    }

    @Test func `what is refused or changes nothing publishes nothing`() throws {
        let ben = try contacts(1)[0]
        for input in [#"id: "\#(ben)", name: " A ""#, #"id: "\#(ben)", name: """#, #"id: "nothing", name: "B""#] {
            _ = try api.value("mutation { updateContact(input: {\(input)}) { userErrors { code } } }", as: anna)
        }
        _ = try api.value(
            """
            mutation { bulkLogInteractions(input: {contactIds: ["\(ben)", "nothing"],
                interaction: {type: CALL, occurredAt: "2026-11-20T09:00:00Z"}}) { userErrors { code } } }
            """, as: anna)
        #expect(try sequences() == [1])
        // The next one leaves no gap.
        try api.run("updateContact", #"id: "\#(ben)", name: "B""#, as: anna)
        #expect(try sequences() == [2, 1])
    }

    // MARK: Costs

    /// So many contacts, each with an interaction.
    private func makeEvents(_ count: Int) throws {
        let viewer = anna
        let now = api.store.configuration.clock.now
        try api.store.writer.run { transaction in
            for number in 0..<count {
                let new = NewContact(ContactValues(name: "Contact \(number)"))
                let contact = try #require(try transaction.createContact(new, for: viewer).value)
                let call = NewInteraction(contact: NodeID(contact), type: .call, occurredAt: now)
                _ = try transaction.logInteraction(call, for: viewer)
            }
        }
    }

    @Test(arguments: [1, 50])
    func `one statement for the page and one for each type, however many events there are`(count: Int) throws {
        try makeEvents(count)
        func statements(_ selection: String) throws -> Int {
            try api.statements("{ domainEvents(first: 100) { \(selection) } }", as: anna).count
        }
        #expect(try statements("nodes { id } edges { cursor node { __typename } } pageInfo { endCursor }") == 1)
        #expect(try statements("nodes { sequence occurredAt userId aggregateId type }") == 3)
        #expect(try statements("nodes { sequence } totalCount") == 4)
        #expect(
            try statements(
                """
                nodes { sequence ... on ContactCreated { contact { name } }
                    ... on InteractionLogged { contactId interactionType interactionOccurredAt interaction { type } } }
                """) == 5)
    }
}
