import Batches
import RapportTypes
import SQLite

/// The meetings of a list: which, in which order, and which page of them.
public typealias MeetingList = RecordList<MeetingFilter, MeetingOrder>

extension MeetingList {
    /// The one contact whose meetings these are, if the filter says so.
    fileprivate var onlyContact: NodeID? { filter?.contactId.value?.eq.value }
}

/// Meetings are read from the view `meeting_item`, which has the name of the contact and the interaction that came of
/// them. SQLite reads the table in its place, and looks into the others only for what is selected.
extension Reader {
    /// Meetings by id: one statement for any number.
    public func meetings(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "meeting_item", of: Meeting.index, columns, for: viewer)
    }

    /// A page of all meetings of the viewer's: one statement, and one more for a selected total.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func meetingPages(_ list: MeetingList, _ columns: ColumnSet, for viewer: Viewer) throws -> Pages {
        // Those of one contact lie together; among all of the viewer's they would have to be looked for.
        if let contact = list.onlyContact?.uuid {
            return try meetingPages(ofEach: [contact], list, columns, for: viewer)
        }
        return try page(
            of: meetingSource(list, for: viewer), in: PageOrder(list.order), list.page, columns, for: viewer)
    }

    /// A page of each contact's meetings, in the order of the contacts: one statement however many contacts there are,
    /// and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func meetingPages(
        ofEach contacts: [UUID], _ list: MeetingList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: meetingSource(list, for: viewer), forEach: contacts, by: "contact_id", in: PageOrder(list.order),
            list.page, columns, for: viewer)
    }

    func meetingSource(_ list: MeetingList, for viewer: Viewer) throws -> PageSource {
        let source = PageSource("meeting_item", node: Meeting.index, connection: MeetingConnection.index)
        guard let filter = list.filter else { return source }
        var compiler = FilterCompiler(for: viewer)
        var filtered = source.filtered(by: try compiler.condition(filter))
        filtered.hasNarrowFilter = filter.contactId.value?.in.value != nil
        return filtered
    }
}
