import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// Which index serves a list or a stream of events.
@Suite("Plans of events")
struct EventPlanTests {
    let test: TestStore
    let anna: Viewer

    init() throws {
        test = try TestStore()
        anna = try test.viewer()
    }

    private func plan(_ filter: DomainEventFilter? = nil, _ request: PageRequest? = nil) throws -> [String] {
        let statement = try test.reader.pageStatement(
            test.reader.domainEventSource(filter, for: anna), DomainEvents.latestFirst, request ?? PageRequest(), anna)
        return try test.reader.connection.plan(of: statement.page(of: "item.id, item.kind"))
    }

    @Test func `the list is read from the table itself`() throws {
        let key = "SEARCH domain_events USING PRIMARY KEY (owner_id=?"
        #expect(try plan() == [key + ")"])
        #expect(try plan(nil, PageRequest(last: 5)) == [key + ")"])
        let cursor = test.reader.cursors.encode(Cursor(key: .integer(5), id: anna.id), of: DomainEvents.latestFirst)
        #expect(try plan(nil, PageRequest(after: cursor)) == [key + " AND (sequence,id)<(?,?))"])
        #expect(try plan(nil, PageRequest(last: 5, before: cursor)) == [key + " AND (sequence,id)>(?,?))"])
        // What is asked for is near the start, mostly.
        let several = DomainEventFilter(types: .value([.contactCreated, .contactUpdated]))
        #expect(try plan(several)[0] == key + ")")
    }

    @Test func `events of one type, and those about one record, have an index`() throws {
        #expect(
            try plan(DomainEventFilter(types: .value([.contactCreated]))) == [
                "SEARCH domain_events USING COVERING INDEX domain_events_by_type (owner_id=? AND type=?)"
            ])
        // Of one record there are few to sort.
        #expect(
            try plan(DomainEventFilter(aggregateId: .value(NodeID(anna.id)))) == [
                "SEARCH domain_events USING INDEX domain_events_by_aggregate (owner_id=? AND aggregate_id=?)",
                "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY",
            ])
    }

    @Test func `a stream looks at nothing before its place`() throws {
        func plan(_ filter: DomainEventFilter?) throws -> [String] {
            try test.reader.connection.plan(
                of: test.reader.followingEvents(7, upTo: 9, filter, limit: 100, for: anna))
        }
        let place = "owner_id=? AND sequence>? AND sequence<?"
        #expect(try plan(nil) == ["SEARCH item USING PRIMARY KEY (\(place))"])
        #expect(
            try plan(DomainEventFilter(types: .value([.contactCreated, .contactUpdated])))[0]
                == "SEARCH item USING PRIMARY KEY (\(place))")
        #expect(
            try plan(DomainEventFilter(types: .value([.contactCreated]))) == [
                "SEARCH item USING COVERING INDEX domain_events_by_type (owner_id=? AND type=? AND sequence>? AND sequence<?)"
            ])
    }
}
