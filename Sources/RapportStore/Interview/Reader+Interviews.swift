import Batches
import RapportTypes
import SQLite

/// The job interviews of a list: which, in which order, and which page of them.
public typealias InterviewList = RecordList<InterviewFilter, InterviewOrder>

extension ParentColumn {
    static let application = ParentColumn(name: "application_id")
    /// An interview can have several.
    static let interviewer = ParentColumn(name: "contact_id", view: "contact_interview_item")
}

/// Interviews are read from the view `interview_item`, which has the job and when somebody was thanked. SQLite reads
/// the table in its place, and looks into the others only for what is selected.
extension Reader {
    /// Interviews by id: one statement for any number.
    public func interviews(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "interview_item", of: Interview.index, columns, for: viewer)
    }

    /// A page of all interviews of the viewer's: one statement, and one more for a selected total.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func interviewPages(_ list: InterviewList, _ columns: ColumnSet, for viewer: Viewer) throws -> Pages {
        try recordPages(list, in: PageOrder(list.order), columns, for: viewer)
    }

    /// A page of the interviews for each application, in the order of the applications: one statement however many
    /// applications there are, and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func interviewPages(
        ofEachApplication applications: [UUID], _ list: InterviewList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try recordPages(ofEach: applications, .application, list, in: PageOrder(list.order), columns, for: viewer)
    }

    /// A page of the interviews in which each contact is an interviewer, in the order of the contacts: one statement
    /// however many contacts there are, and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func interviewPages(
        ofEachInterviewer contacts: [UUID], _ list: InterviewList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try recordPages(ofEach: contacts, .interviewer, list, in: PageOrder(list.order), columns, for: viewer)
    }

    /// A page of the viewer's open interviews from one instant until before another, soonest first: one statement, and
    /// one more for a selected total.
    ///
    /// - Throws: `PageError`.
    public func openInterviewPages(
        from start: DateTime, until end: DateTime, _ request: PageRequest, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try page(
            of: openInterviewSource(from: start, until: end), in: .soonestInterviewsFirst, request, columns,
            for: viewer)
    }

    func openInterviewSource(from start: DateTime, until end: DateTime) -> PageSource {
        // The `+` leaves the index to the range: an index of the status would have to be sorted.
        PageSource(
            "interview_item", node: Interview.index, connection: InterviewConnection.index,
            filter: """
                item.scheduled_at >= \(start) AND item.scheduled_at < \(end)
                AND +item.status IN \(texts: InterviewStatus.open.map(\.rawValue))
                """)
    }

    // MARK: Interviewers

    /// Who interviews in each interview, as they were named: one statement, however many interviews there are.
    public func interviewers(of interviews: [UUID], for viewer: Viewer) throws -> [[Interviewer]] {
        var interviewers = [[Interviewer]](repeating: [], count: interviews.count)
        try connection.forEach(
            """
            SELECT interview.position, interviewer.name, interviewer.contact_id
            FROM \(table: interviews) AS interview CROSS JOIN interviewer
            WHERE interviewer.interview_id = interview.key AND +interviewer.owner_id = \(viewer)
            ORDER BY interview.position, interviewer.position
            """
        ) { row in
            interviewers[row[0]].append(
                Interviewer(name: row[1], contact: (row[2] as UUID?).map { Key($0) }))
        }
        return interviewers
    }
}
