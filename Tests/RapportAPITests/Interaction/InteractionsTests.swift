import Batches
import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("interactions and Contact.interactions")
struct InteractionsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Interactions with a contact, all at the same time or one day after the other; their locations are
    /// `name` and a number from 1.
    private func contact(_ name: String, _ count: Int, sameTime: Bool = false) throws -> String {
        let id = try api.contact(#"name: "\#(name)""#, as: anna)
        for number in stride(from: 1, through: count, by: 1) {
            let day = sameTime ? 1 : number
            try api.interaction(
                with: id,
                #"type: CALL, occurredAt: "2026-11-0\#(day)T10:00:00Z", location: "\#(name)\#(number)""#, as: anna)
        }
        return id
    }

    // MARK: The viewer's list

    @Test func `interactions come newest first, with their contacts`() throws {
        _ = try contact("Ben", 2)
        _ = try contact("Dora", 3)
        #expect(
            try api.run("{ interactions { totalCount nodes { location contact { name } } } }", as: anna)
                == #"{"data":{"interactions":{"totalCount":5,"nodes":[{"location":"Dora3","contact":{"name":"Dora"}},{"location":"Dora2","contact":{"name":"Dora"}},{"location":"Ben2","contact":{"name":"Ben"}},{"location":"Dora1","contact":{"name":"Dora"}},{"location":"Ben1","contact":{"name":"Ben"}}]}}}"#
        )
        #expect(
            try api.locations("(orderBy: {field: OCCURRED_AT})", as: anna) == [
                "Ben1", "Dora1", "Ben2", "Dora2", "Dora3",
            ])
        #expect(
            try api.locations("(orderBy: {field: CREATED_AT, direction: DESC})", as: anna)
                == ["Dora3", "Dora2", "Dora1", "Ben2", "Ben1"])
    }

    @Test func `the list is filtered by contact, kind and time as the requirements ask`() throws {
        let ben = try contact("Ben", 3)
        let dora = try contact("Dora", 2)
        try api.interaction(
            with: ben, #"type: EMAIL, occurredAt: "2026-11-02T11:00:00Z", location: "Mail""#, as: anna)
        #expect(try api.locations(#"(filter: {contactId: {eq: "\#(dora)"}})"#, as: anna) == ["Dora2", "Dora1"])
        #expect(
            try api.locations(
                """
                (filter: {contactId: {eq: "\(ben)"}, type: {in: [EMAIL, CALL]},
                    occurredAt: {gte: "2026-11-02T00:00:00Z", lte: "2026-11-02T23:59:59Z"}})
                """, as: anna) == ["Mail", "Ben2"])
        #expect(try api.locations(#"(filter: {type: {eq: EMAIL}})"#, as: anna) == ["Mail"])
        #expect(try api.locations(#"(filter: {search: "dora", type: {eq: EMAIL}})"#, as: anna) == [])
    }

    @Test func `the total is counted only when it is selected`() throws {
        let ben = try contact("Ben", 2)
        for arguments in ["", #"(filter: {contactId: {eq: "\#(ben)"}})"#] {
            let without = try api.statements("{ interactions\(arguments) { nodes { id } } }", as: anna)
            #expect(without.count == 1)
            let with = try api.statements("{ interactions\(arguments) { totalCount nodes { id } } }", as: anna)
            #expect(with.count == 2 && with[1].contains("count(*)"))
        }
    }

    @Test func `notes are read only when they are selected`() throws {
        _ = try contact("Ben", 1)
        let statements = try api.statements("{ interactions { nodes { summary topicsDiscussed } } }", as: anna)
        #expect(statements.count == 1 && !statements[0].contains("notes"))
    }

    @Test func `of those of the same time the latest logged comes first, and the order can be named`() throws {
        let ben = try contact("Ben", 3, sameTime: true)
        #expect(try api.locations(as: anna) == ["Ben3", "Ben2", "Ben1"])
        #expect(
            try api.run(#"{ contact(id: "\#(ben)") { interactions { nodes { location } } } }"#, as: anna)
                == #"{"data":{"contact":{"interactions":{"nodes":[{"location":"Ben3"},{"location":"Ben2"},{"location":"Ben1"}]}}}}"#
        )
        let page = try api.value("{ interactions(first: 1) { pageInfo { endCursor } } }", as: anna)
        let cursor = try #require(page["data"]?["interactions"]?["pageInfo"]?["endCursor"]?.stringValue)
        #expect(
            try api.locations(#"(after: "\#(cursor)", orderBy: {field: OCCURRED_AT, direction: DESC})"#, as: anna)
                == ["Ben2", "Ben1"])
    }

    // MARK: Below contacts

    @Test func `each contact has a page of its own`() throws {
        _ = try contact("Ben", 3)
        _ = try contact("Carl", 0)
        _ = try contact("Dora", 2)
        #expect(
            try api.run(
                """
                { contacts { nodes { name interactions(first: 2) {
                    totalCount pageInfo { hasNextPage hasPreviousPage } nodes { location contact { name } } } } } }
                """, as: anna)
                == #"{"data":{"contacts":{"nodes":[{"name":"Ben","interactions":{"totalCount":3,"pageInfo":{"hasNextPage":true,"hasPreviousPage":false},"nodes":[{"location":"Ben3","contact":{"name":"Ben"}},{"location":"Ben2","contact":{"name":"Ben"}}]}},{"name":"Carl","interactions":{"totalCount":0,"pageInfo":{"hasNextPage":false,"hasPreviousPage":false},"nodes":[]}},{"name":"Dora","interactions":{"totalCount":2,"pageInfo":{"hasNextPage":false,"hasPreviousPage":false},"nodes":[{"location":"Dora2","contact":{"name":"Dora"}},{"location":"Dora1","contact":{"name":"Dora"}}]}}]}}}"#
        )
    }

    @Test func `a filter and an order hold for every contact`() throws {
        _ = try contact("Ben", 3)
        _ = try contact("Dora", 2)
        #expect(
            try api.run(
                """
                { contacts { nodes { interactions(
                    filter: {occurredAt: {gte: "2026-11-02T00:00:00Z"}}, orderBy: {field: OCCURRED_AT}) {
                    totalCount nodes { location } } } } }
                """, as: anna)
                == #"{"data":{"contacts":{"nodes":[{"interactions":{"totalCount":2,"nodes":[{"location":"Ben2"},{"location":"Ben3"}]}},{"interactions":{"totalCount":1,"nodes":[{"location":"Dora2"}]}}]}}}"#
        )
    }

    @Test(arguments: ["", "totalCount "])
    func `a hundred contacts cost as many statements as one`(total: String) throws {
        for number in 10..<110 { _ = try contact("Person\(number)", number % 3) }
        func statements(_ count: Int) throws -> [String] {
            try api.statements(
                """
                { contacts(first: \(count)) { nodes { name interactions(first: 5) {
                    \(total)nodes { summary notes contact { name } } } } } }
                """, as: anna)
        }
        let one = try statements(1)
        #expect(one.count == (total.isEmpty ? 2 : 3) + 1)
        #expect(try statements(100).count == one.count)
    }

    @Test func `a thousand interactions are read well below a second`() throws {
        let ben = try contact("Ben", 1)
        let (viewer, id) = (anna, UUID(ben)!)
        let at = api.store.configuration.clock.now
        try api.store.writer.run { transaction in
            for number in 1...1000 {
                let new = NewInteraction(
                    contact: NodeID(id), type: .call, occurredAt: at.adding(minutes: -number), notes: "Number \(number)"
                )
                _ = try transaction.logInteraction(new, for: viewer)
            }
        }
        let begin = ContinuousClock.now
        let answer = try api.value(
            #"{ contact(id: "\#(ben)") { interactions(first: 100) { totalCount nodes { notes } } } }"#, as: anna)
        #expect(ContinuousClock.now - begin < .seconds(1))
        let page = answer["data"]?["contact"]?["interactions"]
        #expect(page?["totalCount"]?.intValue == 1001)
        #expect(page?["nodes"]?.elements?[99]["notes"]?.stringValue == "Number 100")
    }
}
