import Batches
import RapportTypes
import SQLite

/// The job interviews of a list: which, in which order, and which page of them.
public typealias InterviewList = RecordList<InterviewFilter, InterviewOrder>

extension InterviewList {
    /// The one application whose interviews these are, if the filter says so.
    fileprivate var onlyApplication: NodeID? { filter?.applicationId.value?.eq.value }
    /// The one interviewer among the contacts whose interviews these are, if the filter says so.
    fileprivate var onlyInterviewer: NodeID? { filter?.interviewerContactId.value?.eq.value }
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
        // Those of one application lie together, and so do those of one contact; among all of the viewer's they would
        // have to be looked for.
        if let application = list.onlyApplication?.uuid {
            return try interviewPages(ofEachApplication: [application], list, columns, for: viewer)
        }
        if let contact = list.onlyInterviewer?.uuid {
            return try interviewPages(ofEachInterviewer: [contact], list, columns, for: viewer)
        }
        return try page(
            of: interviewSource(list, for: viewer), in: PageOrder(list.order), list.page, columns, for: viewer)
    }

    /// A page of the interviews for each application, in the order of the applications: one statement however many
    /// applications there are, and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func interviewPages(
        ofEachApplication applications: [UUID], _ list: InterviewList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: interviewSource(list, for: viewer), forEach: applications, by: "application_id",
            in: PageOrder(list.order), list.page, columns, for: viewer)
    }

    /// A page of the interviews in which each contact is an interviewer, in the order of the contacts: one statement
    /// however many contacts there are, and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func interviewPages(
        ofEachInterviewer contacts: [UUID], _ list: InterviewList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: interviewSource(list, in: "contact_interview_item", for: viewer), forEach: contacts, by: "contact_id",
            in: PageOrder(list.order), list.page, columns, for: viewer)
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

    func interviewSource(
        _ list: InterviewList, in table: SQL = "interview_item", for viewer: Viewer
    ) throws -> PageSource {
        let source = PageSource(table, node: Interview.index, connection: InterviewConnection.index)
        guard let filter = list.filter else { return source }
        var compiler = FilterCompiler(for: viewer)
        var filtered = source.filtered(by: try compiler.condition(filter))
        filtered.hasNarrowFilter = filter.applicationId.value?.in.value != nil
        return filtered
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
