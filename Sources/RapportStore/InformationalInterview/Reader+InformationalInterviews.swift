import Batches
import RapportTypes
import SQLite

/// The informational interviews of a list: which, in which order, and which page of them.
public typealias InformationalInterviewList = RecordList<InformationalInterviewFilter, InformationalInterviewOrder>

/// They are read from the view `informational_interview_item`, which has the name of the contact and the interaction
/// that came of them. SQLite reads the table in its place, and looks into the others only for what is selected.
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
        try recordPages(list, in: PageOrder(list.order), columns, for: viewer)
    }

    /// A page of each contact's informational interviews, in the order of the contacts: one statement however many
    /// contacts there are, and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func informationalInterviewPages(
        ofEach contacts: [UUID], _ list: InformationalInterviewList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try recordPages(ofEach: contacts, .contact, list, in: PageOrder(list.order), columns, for: viewer)
    }
}
