import Batches
import RapportTypes
import SQLite

/// The part of a contact's timeline that is asked for, newest first.
public typealias TimelineList = RecordList<TimelineFilter, Never>

enum Timeline {
    /// The type of the items of each kind. Each aggregate has its line here, and triggers that keep the table
    /// `timeline`; but for interactions, which lie in their own table as they would there.
    static let kinds = NamedNodes(types: [
        "INTERACTION": Interaction.index,
        "MEETING": Meeting.index,
        "REFERRAL": Referral.index,
        "INFORMATIONAL_INTERVIEW": InformationalInterview.index,
        "INTERVIEW": Interview.index,
        "FOLLOW_UP": FollowUp.index,
    ])

    /// The items of a contact lie in this order in the tables themselves.
    static let newestFirst = PageOrder("timeline.AT", by: "at", .integer, .descending, index: .descending)
}

extension Reader {
    /// A page of each contact's timeline, in the order of the contacts: one statement however many contacts and kinds
    /// there are, and one more for selected totals. The rows name the items.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func timelinePages(
        ofEach contacts: [UUID], _ list: TimelineList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        let columns = NamedNodes.columns(for: columns)
        let pages = try pages(
            of: timelineSource(list.filter, for: viewer), forEach: contacts, by: "contact_id",
            in: Timeline.newestFirst, list.page, columns, for: viewer)
        Timeline.kinds.name(pages, columns)
        return pages
    }

    /// SQLite puts each SELECT into the one around it, so that the tables' order serves; a test holds that.
    func timelineSource(_ filter: TimelineFilter?, for viewer: Viewer) throws(FilterError) -> PageSource {
        var source = PageSource(
            "(SELECT contact_id, at, item_id AS id, owner_id, kind FROM timeline)", node: TypeIndex(0),
            connection: TimelineConnection.index)
        source.otherTables = [
            "(SELECT contact_id, occurred_at AS at, id, owner_id, 'INTERACTION' AS kind FROM interaction)"
        ]
        guard let filter else { return source }
        var compiler = FilterCompiler(for: viewer)
        return source.filtered(by: try filter.condition(&compiler))
    }
}

extension TimelineFilter {
    fileprivate func condition(_ compiler: inout FilterCompiler) throws(FilterError) -> SQL? {
        var all: [SQL] = []
        if let kinds = try compiler.counted(list: kinds) {
            all.append("item.kind IN \(texts: kinds.map(\.rawValue))")
        }
        if let time = try compiler.instant(timelineAt, "at") { all.append(time) }
        return FilterCompiler.all(all)
    }
}
