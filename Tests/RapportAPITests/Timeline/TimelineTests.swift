import Batches
import GraphQLSchema
import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

/// What happened and is planned with a contact. The clock stands at 2026-11-20T10:00.
@Suite("Contact.timeline")
struct TimelineTests {
    let api: TestAPI
    let anna: Viewer
    let contact: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        contact = try api.contact(#"name: "Ben""#, as: anna)
    }

    private func call(_ place: String, at time: String) throws -> String {
        try api.interaction(
            with: contact, "type: CALL, location: \"\(place)\", occurredAt: \"2026-11-\(time):00Z\"", as: anna)
    }

    private func followUp(_ title: String, due time: String) throws {
        let input = "contactId: \"\(contact)\", title: \"\(title)\", dueAt: \"2026-11-\(time):00Z\""
        let answer = try api.value(
            "mutation { createFollowUp(input: {\(input)}) { followUp { id } userErrors { message } } }", as: anna)
        #expect(answer["data"]?["createFollowUp"]?["followUp"]?["id"] != nil, "\(answer.text)")
    }

    private func meeting(_ purpose: String, at time: String) throws {
        let input = "contactId: \"\(contact)\", purpose: \"\(purpose)\", scheduledAt: \"2026-11-\(time):00Z\""
        let answer = try api.value(
            "mutation { scheduleMeeting(input: {\(input)}) { meeting { id } userErrors { message } } }", as: anna)
        #expect(answer["data"]?["scheduleMeeting"]?["meeting"]?["id"] != nil, "\(answer.text)")
    }

    /// The summaries on the timeline, in its order. `arguments` come with their parentheses.
    private func summaries(_ arguments: String = "") throws -> [String] {
        try page(arguments)["nodes"]!.elements!.map { $0["summary"]!.stringValue! }
    }

    private func page(_ arguments: String = "") throws -> JSONValue {
        let answer = try api.value(
            """
            { contact(id: "\(contact)") { timeline\(arguments) {
                nodes { summary } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } } }
            """, as: anna)
        return try #require(answer["data"]?["contact"]?["timeline"], "\(answer.text)")
    }

    // MARK: Items

    @Test func `items of all kinds come together, newest first`() throws {
        _ = try call("Berlin", at: "10T09:00")
        try followUp("Send the book", due: "25T09:00")
        try meeting("Plans", at: "22T09:00")
        #expect(
            try api.run(
                """
                { contact(id: "\(contact)") { timeline { totalCount edges { node {
                    __typename timelineAt ... on Interaction { location } ... on Meeting { purpose }
                    ... on FollowUp { status } } } } } }
                """, as: anna)
                == #"{"data":{"contact":{"timeline":{"totalCount":3,"edges":[{"node":{"__typename":"FollowUp","timelineAt":"2026-11-25T09:00:00.000Z","status":"OPEN"}},{"node":{"__typename":"Meeting","timelineAt":"2026-11-22T09:00:00.000Z","purpose":"Plans"}},{"node":{"__typename":"Interaction","timelineAt":"2026-11-10T09:00:00.000Z","location":"Berlin"}}]}}}}"#
        )
    }

    @Test func `an item moves with its time and goes when it is deleted`() throws {
        let first = try call("Berlin", at: "10T09:00")
        let second = try call("Rome", at: "11T09:00")
        let moved = "mutation { updateInteraction(input: {id: \"\(first)\", occurredAt: \"2026-11-12T09:00:00Z\"})"
        _ = try api.run(moved + " { interaction { id } } }", as: anna)
        #expect(try summaries() == ["Call at Berlin", "Call at Rome"])
        _ = try api.run("mutation { deleteInteraction(input: {id: \"\(second)\"}) { deletedInteractionId } }", as: anna)
        #expect(try summaries() == ["Call at Berlin"])
    }

    @Test func `every type of item has its line`() {
        let schema = TestAPI.schema
        let items = schema.type(named: "TimelineItem")!.possibleTypes.map { TypeIndex($0) }
        #expect(Set(Timeline.kinds.types.values) == Set(items))
        #expect(Timeline.kinds.types.keys.allSatisfy { TimelineKind(rawValue: $0) != nil })
    }

    // MARK: Filters

    @Test(arguments: [
        ("kinds: [INTERACTION]", ["Call at Rome", "Call at Berlin"]),
        ("kinds: [FOLLOW_UP, MEETING]", ["Send the book"]),
        ("kinds: []", []),
        (#"timelineAt: {gte: "2026-11-11T09:00:00Z"}"#, ["Send the book", "Call at Rome"]),
        (#"timelineAt: {gt: "2026-11-10T09:00:00Z", lt: "2026-11-25T09:00:00Z"}"#, ["Call at Rome"]),
        (#"kinds: [INTERACTION], timelineAt: {lte: "2026-11-10T09:00:00Z"}"#, ["Call at Berlin"]),
        ("kinds: null, timelineAt: null", ["Send the book", "Call at Rome", "Call at Berlin"]),
    ])
    func `only what fits is there and counted`(filter: String, expected: [String]) throws {
        _ = try call("Berlin", at: "10T09:00")
        _ = try call("Rome", at: "11T09:00")
        try followUp("Send the book", due: "25T09:00")
        let page = try page("(filter: {\(filter)})")
        #expect(page["nodes"]?.elements?.map { $0["summary"]!.stringValue! } == expected)
        #expect(page["totalCount"] == .int(expected.count))
    }

    // MARK: Pages

    @Test func `of items of the same time the latest made comes first`() throws {
        for place in ["a", "b", "c", "d", "e"] { _ = try call(place, at: "10T09:00") }
        try followUp("x", due: "10T09:00")
        let all = ["x", "Call at e", "Call at d", "Call at c", "Call at b", "Call at a"]
        #expect(try summaries() == all)
        #expect(try summaries("(last: 4)") == Array(all.suffix(4)))
    }

    @Test func `a page says where it is`() throws {
        for day in 10...14 { _ = try call("day \(day)", at: "\(day)T09:00") }
        let first = try page("(first: 2)")
        #expect(first["nodes"] == [["summary": "Call at day 14"], ["summary": "Call at day 13"]])
        #expect(first["pageInfo"]?["hasNextPage"] == true)
        #expect(first["pageInfo"]?["hasPreviousPage"] == false)
        #expect(first["totalCount"] == 5)
        let middle = try page("(first: 2, after: \(first["pageInfo"]!["endCursor"]!.text))")
        #expect(middle["pageInfo"]?["hasNextPage"] == true)
        #expect(middle["pageInfo"]?["hasPreviousPage"] == true)
        let last = try page("(last: 1)")
        #expect(last["nodes"] == [["summary": "Call at day 10"]])
        #expect(last["pageInfo"]?["hasNextPage"] == false)
        #expect(last["pageInfo"]?["hasPreviousPage"] == true)
    }

    @Test func `interactions and other items are one list, whichever way one goes through it`() throws {
        for day in [10, 11, 14] { _ = try call("day \(day)", at: "\(day)T09:00") }
        try followUp("day 12", due: "12T09:00")
        try meeting("day 25", at: "25T09:00")
        let all = ["Meeting planned: day 25", "Call at day 14", "day 12", "Call at day 11", "Call at day 10"]
        #expect(try summaries() == all)
        for size in 1...4 {
            #expect(try walk(by: size, "first", "after", "endCursor", "hasNextPage", "hasPreviousPage") == all)
            let back = try walk(by: size, "last", "before", "startCursor", "hasPreviousPage", "hasNextPage")
            #expect(back.sorted() == all.sorted())
        }
    }

    /// All pages of a size one after the other. The first one has nothing behind it, all others have.
    private func walk(
        by size: Int, _ count: String, _ beyond: String, _ cursor: String, _ more: String, _ before: String
    ) throws -> [String] {
        var (summaries, place) = ([String](), "null")
        while true {
            let page = try page("(\(count): \(size), \(beyond): \(place))")
            #expect(page["totalCount"] == 5)
            #expect(page["pageInfo"]?[before] == .some(place == "null" ? false : true))
            summaries += page["nodes"]!.elements!.map { $0["summary"]!.stringValue! }
            guard page["pageInfo"]?[more] == true else { return summaries }
            place = page["pageInfo"]![cursor]!.text
        }
    }

    @Test func `a page far behind is read from its place`() throws {
        let (viewer, id) = (anna, try #require(UUID(contact)))
        try api.store.writer.run { transaction in
            for minute in 0..<1000 {
                let time = DateTime(milliseconds: 1_790_000_000_000 + Int64(minute) * 60_000)
                let new = NewInteraction(
                    contact: NodeID(id), type: .call, occurredAt: time, location: "minute \(minute)")
                _ = try transaction.logInteraction(new, for: viewer)
            }
        }
        var cursor = "null"
        for _ in 0..<9 { cursor = try page("(first: 100, after: \(cursor))")["pageInfo"]!["endCursor"]!.text }
        let page = try page("(first: 2, after: \(cursor))")
        #expect(page["nodes"] == [["summary": "Call at minute 99"], ["summary": "Call at minute 98"]])
        #expect(page["totalCount"] == 1000)
    }

    // MARK: Others

    @Test func `nobody sees what is somebody else's`() throws {
        _ = try call("Berlin", at: "10T09:00")
        let ben = try api.signUp("ben@example.com")
        #expect(
            try api.run("{ contact(id: \"\(contact)\") { timeline { totalCount } } }", as: ben)
                == #"{"data":{"contact":null}}"#)
        let his = try api.contact(#"name: "Cleo""#, as: ben)
        let cursor = try page()["pageInfo"]!["startCursor"]!.text
        #expect(
            try api.run(
                "{ contact(id: \"\(his)\") { timeline(before: \(cursor)) { totalCount nodes { id } } } }", as: ben)
                == #"{"data":{"contact":{"timeline":{"totalCount":0,"nodes":[]}}}}"#)
        let pages = try api.reader.timelinePages(
            ofEach: [UUID(contact)!], TimelineList(page: PageRequest()), .id, for: ben)
        #expect(pages.rows[0, Pages.Cells.nodes].length == 0)
    }
}
