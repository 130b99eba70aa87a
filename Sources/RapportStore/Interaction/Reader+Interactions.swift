import Batches
import RapportTypes
import SQLite

/// The interactions of a list: which, in which order, and which page of them.
public typealias InteractionList = RecordList<InteractionFilter, InteractionOrder>

extension InteractionList {
    /// The one contact whose interactions these are, if the filter says so.
    fileprivate var onlyContact: NodeID? { filter?.contactId.value?.eq.value }
}

extension Reader {
    /// Interactions by id: one statement for any number.
    public func interactions(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "interaction", of: Interaction.index, columns, for: viewer)
    }

    /// A page of all interactions of the viewer's: one statement, and one more for a selected total.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func interactionPages(_ list: InteractionList, _ columns: ColumnSet, for viewer: Viewer) throws -> Pages {
        // Those of one contact lie together; among all of the viewer's they would have to be looked for.
        if let contact = list.onlyContact?.uuid {
            return try interactionPages(ofEach: [contact], list, columns, for: viewer)
        }
        return try page(
            of: interactionSource(list, for: viewer), in: PageOrder(list.order), list.page, columns, for: viewer)
    }

    /// A page of each contact's interactions, in the order of the contacts: one statement however many contacts there
    /// are, and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func interactionPages(
        ofEach contacts: [UUID], _ list: InteractionList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: interactionSource(list, ofEachContact: true, for: viewer), forEach: contacts, by: "contact_id",
            in: PageOrder(list.order), list.page, columns, for: viewer)
    }

    /// - Parameter ofEachContact: Whether they are those of some contacts, few enough to be looked into.
    func interactionSource(
        _ list: InteractionList, ofEachContact: Bool = false, for viewer: Viewer
    ) throws -> PageSource {
        let source = PageSource(
            "interaction", node: Interaction.index, connection: InteractionConnection.index,
            clusteredBy: ["contact_id", "occurred_at", "id"])
        guard let filter = list.filter else { return source }
        var compiler = ofEachContact ? FilterCompiler(for: viewer) : searchingCompiler(for: viewer)
        var filtered = source.filtered(by: try compiler.condition(filter))
        filtered.hasNarrowFilter = filter.contactId.value?.in.value != nil || compiler.isNarrow
        return filtered
    }
}
