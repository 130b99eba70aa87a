import Batches
import RapportTypes
import SQLite

/// The follow-ups of a list: which, in which order, and which page of them.
public typealias FollowUpList = RecordList<FollowUpFilter, FollowUpOrder>

extension FollowUpList {
    /// The one contact whom these concern, if the filter says so.
    fileprivate var onlyContact: NodeID? { filter?.contactId.value?.eq.value }
}

extension Reader {
    /// Follow-ups by id: one statement for any number.
    public func followUps(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: followUpTable, of: FollowUp.index, columns, for: viewer)
    }

    /// A page of all follow-ups of the viewer's: one statement, and one more for a selected total.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func followUpPages(_ list: FollowUpList, _ columns: ColumnSet, for viewer: Viewer) throws -> Pages {
        // Those of one contact lie together in an index; among all of the viewer's they would have to be looked for.
        if let contact = list.onlyContact?.uuid {
            return try followUpPages(ofEach: [contact], list, columns, for: viewer)
        }
        return try page(
            of: followUpSource(list.filter, for: viewer), in: PageOrder(list.order), list.page, columns, for: viewer)
    }

    /// A page of the follow-ups that concern each contact, in the order of the contacts: one statement however many
    /// contacts there are, and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func followUpPages(
        ofEach contacts: [UUID], _ list: FollowUpList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: followUpSource(list.filter, for: viewer), forEach: contacts, by: "contact_id",
            in: PageOrder(list.order), list.page, columns, for: viewer)
    }

    /// The follow-ups that came from each record, soonest due first: one statement however many records there are. A
    /// record has at most 100.
    public func followUpPages(ofEachSubject subjects: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> Pages
    {
        try pages(
            of: followUpSource(nil, for: viewer), forEach: subjects, by: "subject_id", in: .soonestDueFirst,
            PageRequest(first: WriteTransaction.maximumFollowUpsOfSubject), columns, for: viewer)
    }

    func followUpSource(_ filter: FollowUpFilter?, for viewer: Viewer) throws(FilterError) -> PageSource {
        var source = PageSource(followUpTable, node: FollowUp.index, connection: FollowUpConnection.index)
        guard let filter else { return source }
        var compiler = FilterCompiler(for: viewer)
        source = source.filtered(by: try compiler.condition(filter))
        source.hasNarrowFilter = filter.contactId.value?.in.value != nil
        return source
    }

    /// The table with the column `is_overdue`, which is so at one time and not at another. SQLite puts the two
    /// SELECTs into one, so that the indexes serve as they do for the table; a test holds that.
    private var followUpTable: SQL {
        "(SELECT *, (status = 'OPEN' AND due_at < \(clock.now)) IS TRUE AS is_overdue FROM follow_up)"
    }
}
