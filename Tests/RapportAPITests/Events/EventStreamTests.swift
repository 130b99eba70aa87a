import GraphQLExecution
import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("The subscription domainEvents")
struct EventStreamTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    private func stream(_ arguments: String = "", as viewer: Viewer? = nil) throws -> ResponseStream {
        let document = "subscription { domainEvents\(arguments) { sequence type } }"
        return try #require(try api.subscribe(document, as: viewer ?? anna).stream)
    }

    /// The sequences of the events that have followed in a stream.
    private func next(_ stream: inout ResponseStream, limit: Int = 100, as viewer: Viewer? = nil) throws -> [Int] {
        try api.responses(of: &stream, limit: limit, as: viewer ?? anna).responses.map { response in
            try #require(try JSONParser.parse(response)["data"]?["domainEvents"]?["sequence"]?.intValue)
        }
    }

    private func makeContacts(_ count: Int) throws {
        for number in 0..<count { try api.contact(#"name: "Contact \#(number)", allowDuplicate: true"#, as: anna) }
    }

    @Test func `it begins behind the last event, and answers each that follows once`() throws {
        try makeContacts(2)
        var stream = try stream()
        #expect(try next(&stream) == [])
        try makeContacts(2)
        #expect(try next(&stream) == [3, 4])
        #expect(try next(&stream) == [])
        try makeContacts(1)
        #expect(try next(&stream) == [5])
    }

    @Test func `an event is answered with everything that is selected of it, as it is then`() throws {
        let (made, _) = try api.subscribe(
            """
            subscription { domainEvents {
                type sequence userId ... on ContactCreated { contact { name } } ... on InteractionLogged { interactionType } } }
            """, as: anna)
        var stream = try #require(made)
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        try api.interaction(with: ben, #"type: CALL, occurredAt: "2026-11-20T09:00:00Z""#, as: anna)
        try api.run("updateContact", #"id: "\#(ben)", name: "Benjamin""#, as: anna)
        let answers = api.responses(of: &stream, as: anna)
        #expect(answers.progress == .waiting)
        #expect(
            answers.responses.map { $0.replacing(anna.id.description, with: "ANNA") } == [
                #"{"data":{"domainEvents":{"type":"CONTACT_CREATED","sequence":1,"userId":"ANNA","contact":{"name":"Benjamin"}}}}"#,
                #"{"data":{"domainEvents":{"type":"INTERACTION_LOGGED","sequence":2,"userId":"ANNA","interactionType":"CALL"}}}"#,
                #"{"data":{"domainEvents":{"type":"CONTACT_UPDATED","sequence":3,"userId":"ANNA"}}}"#,
            ])
    }

    @Test(arguments: [(0, [1, 2, 3]), (1, [2, 3]), (3, []), (-5, [1, 2, 3]), (100, [])])
    func `what was missed comes first`(sequence: Int, missed: [Int]) throws {
        try makeContacts(3)
        var stream = try stream("(afterSequence: \(sequence))")
        #expect(try next(&stream) == missed)
        try makeContacts(1)
        #expect(try next(&stream) == (sequence < 4 ? [4] : []))
    }

    @Test func `a client goes on where it was, whatever has become of the server`() throws {
        try makeContacts(2)
        var first = try stream("(afterSequence: 0)")
        #expect(try next(&first, limit: 1) == [1])
        try makeContacts(1)
        try api.restart()
        try makeContacts(1)
        var second = try stream("(afterSequence: 1)")
        #expect(try next(&second) == [2, 3, 4])
        #expect(try next(&second) == [])
        // A stream is a plain value that knows its place, so it could even go on itself.
        #expect(try next(&first) == [2, 3, 4])
    }

    @Test func `as many events come at once as are asked for`() throws {
        try makeContacts(5)
        var stream = try stream("(afterSequence: 0)")
        #expect(api.responses(of: &stream, limit: 2, as: anna).progress == .more)
        #expect(try next(&stream, limit: 2) == [3, 4])
        #expect(api.responses(of: &stream, limit: 2, as: anna).progress == .waiting)
    }

    @Test(arguments: [
        ("types: [CONTACT_CREATED]", [1, 3, 4]),
        ("types: [CONTACT_UPDATED, INTERACTION_LOGGED]", [2, 5]),
        (#"occurredAt: {gt: "2026-11-20T10:00:00Z"}"#, [4, 5]),
        (#"aggregateId: "nothing""#, []),
        ("types: []", []),
        ("types: null", [1, 2, 3, 4, 5]),
    ])
    func `only what fits comes, however many come at once`(filter: String, fitting: [Int]) throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        var whole = try stream("(afterSequence: 0, filter: {\(filter)})")
        var parts = whole
        try api.run("updateContact", #"id: "\#(ben)", name: "Benjamin""#, as: anna)
        try makeContacts(1)
        api.clock.move(minutes: 1)
        try makeContacts(1)
        try api.interaction(with: ben, #"type: CALL, occurredAt: "2026-11-20T09:00:00Z""#, as: anna)
        #expect(try next(&whole) == fitting)
        var one: [Int] = []
        for _ in 0..<5 { one += try next(&parts, limit: 1) }
        #expect(one == fitting)
    }

    @Test func `what does not fit is looked at once`() throws {
        try makeContacts(3)
        var stream = try stream("(afterSequence: 0, filter: {types: [MEETING_SCHEDULED]})")
        func statements() throws -> Int {
            var count = 0
            api.reader.statementObserver = { if $0.contains("domain_events") { count += 1 } }
            defer { api.reader.statementObserver = nil }
            #expect(try next(&stream) == [])
            return count
        }
        #expect(try statements() == 2)
        // Only whether there is something new.
        #expect(try statements() == 1)
    }

    @Test func `nobody follows the events of others`() throws {
        let carl = try api.signUp("carl@example.com")
        var stream = try stream("(afterSequence: 0)", as: carl)
        try makeContacts(2)
        #expect(try next(&stream, as: carl) == [])
        try api.contact(#"name: "Dora""#, as: carl)
        #expect(try next(&stream, as: carl) == [1])
    }

    @Test func `it needs a token`() throws {
        let (stream, refusal) = try api.subscribe("subscription { domainEvents { id } }", as: nil)
        #expect(stream == nil)
        #expect(
            refusal
                == #"{"errors":[{"message":"This needs a signed-in user.","locations":[{"line":1,"column":16}],"path":["domainEvents"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#
        )
    }
}
