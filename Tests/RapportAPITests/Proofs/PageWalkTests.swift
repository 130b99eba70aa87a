import GraphQLSchema
import JSON
import Testing

@testable import RapportAPI

/// What a client meets that goes through a list page by page.
///
/// Made from the schema, so that a list is covered when it is added.
@Suite("The pages of every connection")
struct PageWalkTests {
    @Test func `lead through its whole list from both ends and in every order, also where rows are alike`() throws {
        let world = try World(TestAPI(), of: "anna@example.com", copies: 3)
        try world.addAlike(5)
        for connection in ConnectionField.all {
            let list = try LongestList(of: connection, in: world)
            #expect(list.count > 2, "World has too few rows of \(connection)")
            let orders: [[String]] = [[]] + connection.orders.map { [$0] }
            for order in orders {
                let forwards = try walk(through: list, from: .start, order)
                let rows = Set(forwards.map { $0["node"] })
                #expect(forwards.count == list.count && rows.count == list.count, "\(connection)\(order)")
                guard connection.argument("last") != nil else { continue }
                #expect(try walk(through: list, from: .end, order) == forwards, "\(connection)\(order)")
            }
        }
    }

    /// The edges of a list in its own order, read page by page from one of its ends until a page is empty.
    ///
    /// Each page has to say truly where it is.
    private func walk(through list: LongestList, from end: ListEnd, _ order: [String]) throws -> [JSONValue] {
        var rows: [JSONValue] = []
        var position: [String] = []
        while true {
            let arguments = ["\(end.size): \((list.count + 3) / 4)"] + position + order
            let page = try list.page(arguments)
            let edges = try #require(page["edges"]?.elements)
            let isFirst = rows.isEmpty
            rows = end == .start ? rows + edges : edges + rows
            let isLast = rows.count >= list.count

            let info = page["pageInfo"]
            let about: Comment = "\(list.connection)\(arguments)"
            #expect(info?[end.more] == .bool(!isLast), about)
            #expect(info?[end.passed] == .bool(!isFirst), about)
            #expect(info?["startCursor"] == edges.first?["cursor"] ?? .null, about)
            #expect(info?["endCursor"] == edges.last?["cursor"] ?? .null, about)
            #expect(page["nodes"]?.elements == edges.compactMap { $0["node"] }, about)
            #expect(page["totalCount"] == .int(list.count), about)
            guard rows.count <= list.count, let cursor = info?[end.cursor]?.stringValue else { return rows }
            position = ["\(end.position): \"\(cursor)\""]
        }
    }
}

/// From where pages are counted.
private enum ListEnd {
    case start, end

    /// The argument that says how many rows there are on a page.
    var size: String { self == .start ? "first" : "last" }
    /// The argument that says where the last page was.
    var position: String { self == .start ? "after" : "before" }
    /// The cursor from which the next page goes on.
    var cursor: String { self == .start ? "endCursor" : "startCursor" }
    /// Whether there is a next page.
    var more: String { self == .start ? "hasNextPage" : "hasPreviousPage" }
    /// Whether there was a page before.
    var passed: String { self == .start ? "hasPreviousPage" : "hasNextPage" }
}

/// Of a connection's lists, one for each parent, the longest. The others are asked for with it, and are not to get into
/// its pages.
private struct LongestList {
    let connection: ConnectionField
    let world: World
    let count: Int
    /// Which parent's it is.
    private let place: Int

    init(of connection: ConnectionField, in world: World) throws {
        self.connection = connection
        self.world = world
        let counts = try connection.lists(["first: 1"], in: world).map { $0["totalCount"]?.intValue ?? 0 }
        place = try #require(counts.indices.max { counts[$0] < counts[$1] }, "\(connection) has no lists")
        count = counts[place]
    }

    func page(_ arguments: [String]) throws -> JSONValue {
        let lists = try connection.lists(arguments, in: world)
        try #require(place < lists.count, "\(connection)\(arguments) has no page")
        return lists[place]
    }
}

extension World {
    /// Adds rows to every list, which times and names do not tell apart: the clock stands still.
    fileprivate func addAlike(_ count: Int) throws {
        for _ in 0..<count { try take(World.alikeSteps) }
    }

    private static let alikeSteps: [Step] = [
        Step(
            mutation: "createContact", input: ##"name: "Ben 1", company: "Acme", allowDuplicate: true"##, makes: []),
        Step(
            mutation: "createContact", input: ##"name: "Ben 1", company: "Bolt", allowDuplicate: true"##, makes: []),
        Step(mutation: "logInteraction", input: "contactId: $Contact, type: CALL, occurredAt: %-30", makes: []),
        Step(
            mutation: "scheduleInformationalInterview", input: "contactId: $Contact, scheduledAt: %+600", makes: []),
        Step(mutation: "scheduleMeeting", input: "contactId: $Contact, scheduledAt: %+600", makes: []),
        Step(
            mutation: "createJobApplication",
            input: ##"jobListing: {create: {title: "Lead 1", company: "Acme"}}, status: DRAFT"##, makes: []),
        Step(
            mutation: "scheduleInterview",
            input: ##"""
                applicationId: $JobApplication, type: FINAL, scheduledAt: %+600, durationMinutes: 60,
                timeZone: "Europe/Berlin", interviewers: [{name: "Ben", contactId: $Contact}]
                """##, makes: []),
        Step(
            mutation: "requestReferral", input: ##"contactId: $Contact, jobListingId: $JobListing, message: "Please""##,
            makes: [("Referral", "referral")]),
        Step(
            mutation: "receiveReferral",
            input: ##"id: $Referral, referralDetails: "Gladly", applicationId: $JobApplication"##, makes: []),
        Step(mutation: "createFollowUp", input: ##"title: "Call", contactId: $Contact"##, makes: []),
        Step(
            mutation: "importContacts",
            input: ##"""
                source: {linkedInConnectionsCsv: "First Name,Last Name,Email Address,Company,Position,Connected On\nA,A,,,,\nB,B,,,,\nC,C,,,,\nD,D,,,,\n"}
                """##, makes: [("ImportJob", "job")]),
        // After the steps that name the first listing.
        Step(
            mutation: "createJobListing", input: ##"title: "Lead 1", company: "Bolt""##,
            makes: [("JobListing", "jobListing")]),
    ]
}
