import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("informationalInterviews")
struct InformationalInterviewsTests {
    let api: TestAPI
    let anna: Viewer
    let ben: String
    let cleo: String

    /// Four, each named by its place: one asked for, one planned, one that took place, one called off.
    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
        cleo = try api.contact(#"name: "Cleo""#, as: anna)
        try api.informationalInterview(with: ben, #"location: "Asked""#, as: anna)
        api.clock.move(minutes: 1)
        try api.informationalInterview(
            with: cleo, #"location: "Planned", scheduledAt: "2026-11-25T14:00:00Z""#, as: anna)
        api.clock.move(minutes: 1)
        let held = try api.informationalInterview(with: ben, #"location: "Held""#, as: anna)
        try end("completeInformationalInterview", held, #"conductedAt: "2026-11-18T10:00:00Z", followUpRequired: true"#)
        api.clock.move(minutes: 1)
        let off = try api.informationalInterview(
            with: cleo, #"location: "Off", scheduledAt: "2026-11-24T14:00:00Z""#, as: anna)
        try end("cancelInformationalInterview", off, "")
    }

    private func end(_ mutation: String, _ id: String, _ input: String) throws {
        let answer = try api.run(
            #"mutation { done: \#(mutation)(input: {id: "\#(id)" \#(input)}) { userErrors { code } } }"#, as: anna)
        try #require(answer == #"{"data":{"done":{"userErrors":[]}}}"#)
    }

    private func places(_ arguments: String = "", as viewer: Viewer? = nil) throws -> [String] {
        let answer = try api.value("{ informationalInterviews\(arguments) { nodes { location } } }", as: viewer ?? anna)
        let nodes = try #require(answer["data"]?["informationalInterviews"]?["nodes"]?.elements, "\(answer.text)")
        return nodes.map { $0["location"]!.stringValue! }
    }

    @Test(arguments: [
        ("", ["Planned", "Off", "Asked", "Held"]),
        ("(orderBy: {field: SCHEDULED_AT})", ["Off", "Planned", "Asked", "Held"]),
        ("(orderBy: {field: SCHEDULED_AT, direction: DESC})", ["Planned", "Off", "Held", "Asked"]),
        ("(orderBy: {field: CONDUCTED_AT, direction: DESC})", ["Held", "Off", "Planned", "Asked"]),
        ("(orderBy: {field: CREATED_AT})", ["Asked", "Planned", "Held", "Off"]),
        ("(orderBy: {field: CREATED_AT, direction: DESC})", ["Off", "Held", "Planned", "Asked"]),
    ])
    func `they come newest first, by when they took place, else are planned, else were asked for, or in any order`(
        arguments: String, places: [String]
    ) throws {
        #expect(try self.places(arguments) == places)
    }

    @Test(arguments: [
        ("status: {eq: REQUESTED}", ["Asked"]), ("status: {notIn: [REQUESTED, CANCELLED]}", ["Planned", "Held"]),
        (#"scheduledAt: {gte: "2026-11-25T14:00:00Z"}"#, ["Planned"]),
        ("scheduledAt: {isNull: true}", ["Asked", "Held"]),
        (#"conductedAt: {lt: "2026-11-18T10:00:00.001Z"}"#, ["Held"]), ("followUpRequired: true", ["Held"]),
        ("thankYouSent: true", []), ("thankYouSent: false", ["Planned", "Off", "Asked", "Held"]),
        ("not: {status: {eq: CANCELLED}}", ["Planned", "Asked", "Held"]),
        ("or: [{status: {eq: CANCELLED}}, {followUpRequired: true}]", ["Off", "Held"]),
    ])
    func `they are found by what they are`(filter: String, places: [String]) throws {
        #expect(try self.places("(filter: {\(filter)})") == places)
    }

    @Test func `they are found by contact, below whom they are, too`() throws {
        #expect(try places(#"(filter: {contactId: {eq: "\#(ben)"}})"#) == ["Asked", "Held"])
        #expect(try places(#"(filter: {contactId: {in: ["\#(ben)", "\#(cleo)"]}})"#).count == 4)
        #expect(
            try api.run(
                "{ contacts { nodes { informationalInterviews { totalCount nodes { location } } } } }", as: anna)
                == #"{"data":{"contacts":{"nodes":[{"informationalInterviews":{"totalCount":2,"nodes":[{"location":"Asked"},{"location":"Held"}]}},{"informationalInterviews":{"totalCount":2,"nodes":[{"location":"Planned"},{"location":"Off"}]}}]}}}"#
        )
    }

    @Test func `another person has none of them`() throws {
        #expect(try places(as: try api.signUp("carl@example.com")) == [])
    }
}
