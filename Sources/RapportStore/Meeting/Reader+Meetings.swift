import Batches
import RapportTypes
import SQLite

/// The meetings of a list: which, in which order, and which page of them.
public typealias MeetingList = RecordList<MeetingFilter, MeetingOrder>

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
        try recordPages(list, in: PageOrder(list.order), columns, for: viewer)
    }

    /// A page of each contact's meetings, in the order of the contacts: one statement however many contacts there are,
    /// and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func meetingPages(
        ofEach contacts: [UUID], _ list: MeetingList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try recordPages(ofEach: contacts, .contact, list, in: PageOrder(list.order), columns, for: viewer)
    }
}
