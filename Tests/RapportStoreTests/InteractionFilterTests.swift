import Batches
import RapportTypes
import Testing

@testable import RapportStore

@Suite("Filters of interactions")
struct InteractionFilterTests {
    let store: InteractionStore
    let dana: UUID
    let eli: UUID
    /// Newest first.
    let coffee: UUID
    let call: UUID
    let email: UUID

    init() throws {
        store = try InteractionStore()
        dana = try store.contact("Dana")
        eli = try store.contact("Eli")
        email = try store.log(
            NewInteraction(
                contact: NodeID(dana), type: .email, occurredAt: DateTime("2026-11-01T10:00:00Z"),
                topicsDiscussed: ["Résumé \"2026\"", "references"]))
        call = try store.log(
            NewInteraction(
                contact: NodeID(eli), type: .call, occurredAt: DateTime("2026-11-05T10:00:00Z"), durationMinutes: 30,
                notes: "Salary bands, and who decides.\nTeam lead: José.", sentiment: .neutral, followUpNeeded: true,
                followUpNotes: "Thank-you note"))
        coffee = try store.log(
            NewInteraction(
                contact: NodeID(dana), type: .coffee, occurredAt: DateTime("2026-11-10T10:00:00Z"),
                location: "Café Einstein",
                topicsDiscussed: ["salary"], sentiment: .positive))
    }

    private func id(_ id: UUID) -> NodeID { NodeID(id) }

    @Test func `by contact`() throws {
        func filter(_ filter: IDFilter) throws -> [UUID] {
            try store.ids(filter: InteractionFilter(contactId: .value(filter)))
        }
        #expect(try filter(IDFilter(eq: .value(id(dana)))) == [coffee, email])
        #expect(try filter(IDFilter(in: .value([id(eli), id(eli)]))) == [call])
        #expect(try filter(IDFilter(in: .value([id(eli), id(dana)]))) == [coffee, call, email])
        #expect(try filter(IDFilter(eq: .value(id(dana)), in: .value([id(eli)]))) == [])
        #expect(try filter(IDFilter(eq: .value(NodeID("nobody")))) == [])
        #expect(try filter(IDFilter(eq: .value(id(UUID(high: 1, low: 1))))) == [])
        #expect(try filter(IDFilter(eq: .null, in: .null)) == [coffee, call, email])
    }

    @Test func `by kind`() throws {
        func filter(_ filter: InteractionTypeFilter) throws -> [UUID] {
            try store.ids(filter: InteractionFilter(type: .value(filter)))
        }
        #expect(try filter(InteractionTypeFilter(eq: .value(.call))) == [call])
        #expect(try filter(InteractionTypeFilter(in: .value([.call, .email]))) == [call, email])
        #expect(try filter(InteractionTypeFilter(in: .value([]))) == [])
        #expect(try filter(InteractionTypeFilter(notIn: .value([.call]))) == [coffee, email])
    }

    @Test func `by time`() throws {
        let at = try DateTime("2026-11-05T10:00:00Z")
        func filter(_ filter: DateTimeFilter) throws -> [UUID] {
            try store.ids(filter: InteractionFilter(occurredAt: .value(filter)))
        }
        #expect(try filter(DateTimeFilter(gte: .value(at))) == [coffee, call])
        #expect(try filter(DateTimeFilter(gt: .value(at))) == [coffee])
        #expect(try filter(DateTimeFilter(lte: .value(at))) == [call, email])
        #expect(try filter(DateTimeFilter(lt: .value(at))) == [email])
        #expect(try filter(DateTimeFilter(gte: .value(at), lt: .value(at.adding(days: 5)))) == [call])
        #expect(try filter(DateTimeFilter(isNull: .value(true))) == [])
    }

    @Test func `by sentiment, which may not be there`() throws {
        func filter(_ filter: SentimentFilter) throws -> [UUID] {
            try store.ids(filter: InteractionFilter(sentiment: .value(filter)))
        }
        #expect(try filter(SentimentFilter(eq: .value(.positive))) == [coffee])
        #expect(try filter(SentimentFilter(in: .value([.positive, .neutral]))) == [coffee, call])
        #expect(try filter(SentimentFilter(notIn: .value([.positive]))) == [call, email])
    }

    @Test func `by whether something is left to do`() throws {
        #expect(try store.ids(filter: InteractionFilter(followUpNeeded: .value(true))) == [call])
        #expect(try store.ids(filter: InteractionFilter(followUpNeeded: .value(false))) == [coffee, email])
        #expect(try store.ids(filter: InteractionFilter(followUpNeeded: .null)) == [coffee, call, email])
    }

    @Test(arguments: [
        // In topics, notes and places; without case and accents; the last word may be a beginning.
        ("salary", ["coffee", "call"]), ("SALARY", ["coffee", "call"]), ("sal", ["coffee", "call"]),
        ("cafe", ["coffee"]), ("resume", ["email"]), ("resume 2026", ["email"]), ("jose", ["call"]),
        // Every word has to be there, and the first ones whole.
        ("salary bands", ["call"]), ("sal bands", []), ("salary einstein", ["coffee"]), ("salary references", []),
        // Not in the middle of a word, and not in what is left to do.
        ("ary", []), ("thank", []),
        // What another search would take as an operator is a word, or nothing.
        ("salary OR", []), ("\"salary\" *", ["coffee", "call"]), ("", ["coffee", "call", "email"]),
        (" … ", []), ("  ", ["coffee", "call", "email"]),
    ])
    func `by words`(search: String, expected: [String]) throws {
        let names = [coffee: "coffee", call: "call", email: "email"]
        let found = try store.ids(filter: InteractionFilter(search: .value(search)))
        #expect(found.compactMap { names[$0] } == expected)
    }

    @Test func `by conditions in and, or and not`() throws {
        let isCall = InteractionFilter(type: .value(.init(eq: .value(.call))))
        let isPositive = InteractionFilter(sentiment: .value(.init(eq: .value(.positive))))
        #expect(try store.ids(filter: InteractionFilter(and: .value([isCall, isPositive]))) == [])
        #expect(try store.ids(filter: InteractionFilter(or: .value([isCall, isPositive]))) == [coffee, call])
        // A sentiment that is not there is not positive.
        #expect(try store.ids(filter: InteractionFilter(not: .value(isPositive))) == [call, email])
        #expect(
            try store.ids(
                filter: InteractionFilter(
                    contactId: .value(.init(eq: .value(id(dana)))), not: .value(isPositive))) == [email])
    }

    @Test func `and, or and not are at most three levels deep`() throws {
        var filter = InteractionFilter(type: .value(.init(eq: .value(.call))))
        for _ in 1...3 { filter = InteractionFilter(and: .value([filter])) }
        #expect(try store.ids(filter: filter) == [call])
        #expect(throws: FilterError.nestedTooDeeply(maximum: 3)) {
            try store.ids(filter: InteractionFilter(not: .value(filter)))
        }
    }

    @Test func `a filter has at most twenty conditions`() throws {
        func filter(_ count: Int) -> InteractionFilter {
            let isCall = InteractionFilter(type: .value(.init(eq: .value(.call))))
            return InteractionFilter(and: .value(Array(repeating: isCall, count: count)))
        }
        #expect(try store.ids(filter: filter(20)) == [call])
        #expect(throws: FilterError.tooManyConditions(maximum: 20)) { try store.ids(filter: filter(21)) }
    }

    @Test func `a filter holds below contacts and for totals`() throws {
        let filter = InteractionFilter(search: .value("salary"))
        let list = InteractionList(filter: filter, page: try PageRequest(first: 1))
        let columns = ColumnSet(columns: ColumnSet.id.columns, wantsTotalCount: true)
        let pages = try store.reader.interactionPages(ofEach: [eli, dana], list, columns, for: store.viewer)
        #expect(store.ids(pages) == [[call], [coffee]])
        #expect((0...1).map { pages.rows[$0, Pages.Cells.totalCount].intValue } == [1, 1])
        let all = try store.reader.interactionPages(list, columns, for: store.viewer)
        #expect(all.rows[0, Pages.Cells.totalCount].intValue == 2)
    }
}
