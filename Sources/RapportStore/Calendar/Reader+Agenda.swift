import Batches
import RapportTypes
import SQLite

/// The tables of calendar items by their kinds on the agenda. Each aggregate has its line here.
enum Agenda {
    static let kinds = NamedNodes(types: [
        "MEETING": Meeting.index, "INFORMATIONAL_INTERVIEW": InformationalInterview.index,
        "INTERVIEW": Interview.index,
    ])

    static let soonestFirst = PageOrder(
        "agenda.STARTS_AT", by: "starts_at", .integer, .ascending, index: .ascending)
}

extension Reader {
    /// A page of what the viewer has on the calendar from one instant until before another, soonest first: one
    /// statement, and one more for a selected total. The rows name the items.
    ///
    /// - Throws: `PageError`.
    public func agendaPages(
        from start: DateTime, until end: DateTime, _ request: PageRequest, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        let columns = NamedNodes.columns(for: columns)
        let pages = try page(
            of: agendaSource(from: start, until: end), in: Agenda.soonestFirst, request, columns, for: viewer)
        Agenda.kinds.name(pages, columns)
        return pages
    }

    func agendaSource(from start: DateTime, until end: DateTime) -> PageSource {
        PageSource(
            "agenda_item", node: TypeIndex(0), connection: CalendarItemConnection.index,
            filter: "item.starts_at >= \(start) AND item.starts_at < \(end)")
    }
}
