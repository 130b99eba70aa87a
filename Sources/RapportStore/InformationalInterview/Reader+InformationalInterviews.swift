import Batches
import RapportTypes
import SQLite

/// The informational interviews of a list: which, in which order, and which page of them.
public typealias InformationalInterviewList = RecordList<InformationalInterviewFilter, InformationalInterviewOrder>

extension InformationalInterviewList {
    /// The one contact whose informational interviews these are, if the filter says so.
    fileprivate var onlyContact: NodeID? { filter?.contactId.value?.eq.value }
}

/// They are read from the view `informational_interview_item`, which has the name of the contact and the interaction that came of
/// them. SQLite reads the table in its place, and looks into the others only for what is selected.
extension Reader {
    /// Informational interviews by id: one statement for any number.
    public func informationalInterviews(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "informational_interview_item", of: InformationalInterview.index, columns, for: viewer)
    }

    /// A page of all informational interviews of the viewer's: one statement, and one more for a selected total.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func informationalInterviewPages(
        _ list: InformationalInterviewList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        // Those of one contact lie together; among all of the viewer's they would have to be looked for.
        if let contact = list.onlyContact?.uuid {
            return try informationalInterviewPages(ofEach: [contact], list, columns, for: viewer)
        }
        return try page(
            of: informationalInterviewSource(list, for: viewer), in: PageOrder(list.order), list.page, columns,
            for: viewer)
    }

    /// A page of each contact's informational interviews, in the order of the contacts: one statement however many contacts there are,
    /// and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func informationalInterviewPages(
        ofEach contacts: [UUID], _ list: InformationalInterviewList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: informationalInterviewSource(list, for: viewer), forEach: contacts, by: "contact_id",
            in: PageOrder(list.order),
            list.page, columns, for: viewer)
    }

    func informationalInterviewSource(_ list: InformationalInterviewList, for viewer: Viewer) throws -> PageSource {
        let source = PageSource(
            "informational_interview_item", node: InformationalInterview.index,
            connection: InformationalInterviewConnection.index)
        guard let filter = list.filter else { return source }
        var compiler = FilterCompiler(for: viewer)
        var filtered = source.filtered(by: try compiler.condition(filter))
        filtered.hasNarrowFilter = filter.contactId.value?.in.value != nil
        return filtered
    }
}
