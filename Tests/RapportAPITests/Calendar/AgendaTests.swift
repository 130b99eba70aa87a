import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("agenda")
struct AgendaTests {
    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
    }

    private func meeting(_ purpose: String, at start: String) throws -> String {
        try api.meeting(with: ben, at: start, #"purpose: "\#(purpose)""#, as: anna)
    }

    /// What the titles of an agenda end with.
    private func agenda(_ arguments: String = "", as viewer: Viewer? = nil) throws -> [String] {
        let answer = try api.value("{ agenda\(arguments) { nodes { title } } }", as: viewer ?? anna)
        let nodes = try #require(answer["data"]?["agenda"]?["nodes"]?.elements)
        return nodes.map { String($0["title"]!.stringValue!.split(separator: " ").last!) }
    }

    @Test func `items come soonest first, as what they are`() throws {
        let second = try meeting("B", at: "2026-11-22T10:00:00Z")
        let first = try meeting("A", at: "2026-11-21T10:00:00Z")
        #expect(
            try api.run(
                """
                { agenda { totalCount nodes { __typename id title startsAt endsAt timeZone location
                    videoConference { provider } ... on Meeting { status contact { name } } } } }
                """, as: anna)
                == #"{"data":{"agenda":{"totalCount":2,"nodes":[{"__typename":"Meeting","id":"\#(first)","title":"Meeting with Ben: A","startsAt":"2026-11-21T10:00:00.000Z","endsAt":"2026-11-21T10:30:00.000Z","timeZone":"Europe/Berlin","location":null,"videoConference":null,"status":"SCHEDULED","contact":{"name":"Ben"}},{"__typename":"Meeting","id":"\#(second)","title":"Meeting with Ben: B","startsAt":"2026-11-22T10:00:00.000Z","endsAt":"2026-11-22T10:30:00.000Z","timeZone":"Europe/Berlin","location":null,"videoConference":null,"status":"SCHEDULED","contact":{"name":"Ben"}}]}}}"#
        )
    }

    @Test func `without a range it is what begins within seven days from now`() throws {
        _ = try meeting("Now", at: "2026-11-20T10:01:00Z")
        _ = try meeting("Last", at: "2026-11-27T09:59:59.999Z")
        _ = try meeting("Later", at: "2026-11-27T10:00:00Z")
        #expect(try agenda() == ["Now", "Last"])
        api.clock.move(minutes: 2)
        #expect(try agenda() == ["Last", "Later"])
        #expect(try agenda("(range: null)") == ["Last", "Later"])
    }

    @Test func `a range has its start and not its end`() throws {
        _ = try meeting("A", at: "2026-12-01T10:00:00Z")
        _ = try meeting("B", at: "2026-12-02T10:00:00Z")
        _ = try meeting("C", at: "2026-12-09T10:00:00Z")
        func within(_ range: String) throws -> [String] { try agenda("(range: {\(range)})") }
        #expect(try within(#"start: "2026-12-01T10:00:00Z", end: "2026-12-02T10:00:00Z""#) == ["A"])
        #expect(try within(#"start: "2026-12-01T10:00:00.001Z", end: "2026-12-02T10:00:00.001Z""#) == ["B"])
        #expect(try within(#"start: "2026-12-02T10:00:00Z""#) == ["B"])
        #expect(try within(#"start: "2026-12-02T10:00:00.001Z""#) == ["C"])
        #expect(try within(#"end: "2026-12-02T10:00:00.001Z""#) == ["A", "B"])
        #expect(try within(#"start: "2026-12-01T10:00:00Z", end: "2026-12-01T10:00:00Z""#) == [])
        #expect(try within(#"start: "9999-12-31T10:00:00Z""#) == [])
    }

    @Test(arguments: [
        #"start: "2026-12-01T10:00:00Z", end: "2026-12-01T09:59:59.999Z""#, #"end: "2026-11-20T09:59:59.999Z""#,
    ])
    func `a range that ends before it starts is none`(range: String) throws {
        let error = try api.value("{ agenda(range: {\(range)}) { nodes { title } } }", as: anna)["errors"]?[0]
        #expect(error?["extensions"]?["code"]?.stringValue == "BAD_USER_INPUT")
        #expect(error?["message"]?.stringValue?.hasPrefix("The range ends at ") == true)
    }

    @Test func `what was held stays, what was called off or deleted does not, what was moved is where it is now`()
        throws
    {
        let held = try meeting("Held", at: "2026-11-21T10:00:00Z")
        let off = try meeting("Off", at: "2026-11-22T10:00:00Z")
        let moved = try meeting("Moved", at: "2026-11-23T10:00:00Z")
        let gone = try meeting("Gone", at: "2026-11-24T10:00:00Z")
        #expect(try agenda() == ["Held", "Off", "Moved", "Gone"])
        try api.step("completeMeeting", held, #"heldAt: "2026-11-20T09:00:00Z""#, as: anna)
        try api.step("cancelMeeting", off, as: anna)
        try api.step(
            "rescheduleMeeting", moved, #"newScheduledAt: "2026-11-20T11:00:00Z", initiatedBy: COMPANY"#, as: anna)
        try api.step("deleteMeeting", gone, as: anna)
        #expect(try agenda() == ["Moved", "Held"])
    }

    @Test func `items of the same time come in the order in which they were planned`() throws {
        for number in 1...5 { _ = try meeting("\(number)", at: "2026-11-21T10:00:0\(number / 2)Z") }
        #expect(try agenda() == ["1", "2", "3", "4", "5"])
    }

    @Test func `another person's agenda is empty`() throws {
        _ = try meeting("A", at: "2026-11-21T10:00:00Z")
        #expect(try agenda(as: try api.signUp("carl@example.com")) == [])
        #expect(try api.errorCode("{ agenda { nodes { id } } }", as: nil) == "UNAUTHENTICATED")
    }

    @Test func `a hundred items cost as many statements as one`() throws {
        for number in 100..<200 { _ = try meeting("\(number)", at: "2026-11-21T10:00:00.\(number)Z") }
        func statements(_ first: Int) throws -> Int {
            try api.statements(
                "{ agenda(first: \(first)) { totalCount nodes { title startsAt ... on Meeting { contact { name } } } } }",
                as: anna
            ).count
        }
        // The page, its total, meetings, contacts.
        #expect(try statements(1) == 4)
        #expect(try statements(100) == 4)
    }
}
