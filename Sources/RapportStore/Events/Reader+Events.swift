import Batches
import RapportTypes
import SQLite

/// The part of the viewer's events that is asked for, latest first.
public typealias DomainEventList = RecordList<DomainEventFilter, Never>

extension Reader {
    /// Events of one type by id: one statement for any number.
    public func domainEvents(
        _ ids: [UUID], of type: TypeIndex, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> RowBatch {
        try load(ids, from: "domain_events", of: type, columns, for: viewer)
    }

    /// A page of the viewer's events: one statement, and one more for a selected total. The rows name the events, which
    /// are of several types.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func domainEventPages(_ list: DomainEventList, _ columns: ColumnSet, for viewer: Viewer) throws -> Pages {
        let columns = NamedNodes.columns(for: columns)
        let pages = try page(
            of: domainEventSource(list.filter, for: viewer), in: DomainEvents.latestFirst, list.page, columns,
            for: viewer)
        DomainEvents.nodes.name(pages, columns)
        return pages
    }

    func domainEventSource(_ filter: DomainEventFilter?, for viewer: Viewer) throws(FilterError) -> PageSource {
        let source = PageSource(
            "(SELECT *, type AS kind FROM domain_events)", node: TypeIndex(0),
            connection: DomainEventConnection.index)
        guard let filter else { return source }
        var compiler = FilterCompiler(for: viewer)
        return source.filtered(by: try filter.condition(&compiler))
    }
}

enum DomainEvents {
    static let nodes = NamedNodes(
        types: Dictionary(uniqueKeysWithValues: DomainEventKinds.all.map { ($0.name, $0.type) }))

    /// The events of an owner lie in this order in the table itself.
    static let latestFirst = PageOrder("domainEvent.SEQUENCE", by: "sequence", .integer, .descending)
}

extension DomainEventFilter {
    func condition(_ compiler: inout FilterCompiler) throws(FilterError) -> SQL? {
        var all: [SQL] = []
        if let types = try compiler.counted(list: types) {
            let names = types.map(DomainEventKinds.name)
            // Of one type an index has the order; of several the table has, so its own is the one to go by.
            all.append(names.count == 1 ? "item.type = \(names[0])" : "+item.type IN \(texts: names)")
        }
        if let id = try compiler.counted(aggregateId) {
            // Few events are about one record; or SQLite would rather go through all of them in the list's order.
            all.append(id.uuid.map { "likelihood(item.aggregate_id = \($0), 0.0001)" } ?? "0")
        }
        if let time = try compiler.instant(occurredAt, "occurred_at") { all.append(time) }
        return FilterCompiler.all(all)
    }
}
