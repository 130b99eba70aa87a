import Batches
import RapportTypes
import SQLite

extension Reader {
    /// Contacts by id.
    public func contacts(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "contact", of: Contact.index, columns, for: viewer)
    }

    /// A page of the viewer's contacts, by name unless ordered otherwise: one statement, and one more for the total if
    /// it is selected.
    ///
    /// - Throws: `FilterError` for a filter that asks for too much, `PageError` for a page that cannot be.
    public func contacts(
        _ filter: ContactFilter?, in order: ContactOrder?, _ request: PageRequest, _ columns: ColumnSet,
        for viewer: Viewer
    ) throws -> Pages {
        try page(
            of: contactSource(filter, for: viewer), in: PageOrder(order), request, columns, for: viewer)
    }

    func contactSource(_ filter: ContactFilter?, for viewer: Viewer) throws(FilterError) -> PageSource {
        var compiler = searchingCompiler(for: viewer)
        return try PageSource.contacts(filter, by: &compiler)
    }
}

extension PageSource {
    /// The contacts that fit. Without a word on archived ones they are left out.
    static func contacts(
        _ filter: ContactFilter?, by compiler: inout FilterCompiler
    ) throws(FilterError) -> PageSource {
        let source = PageSource("contact", node: Contact.index, connection: ContactConnection.index)
        let condition = try filter.flatMap { filter throws(FilterError) in try compiler.condition(filter) }
        let leavesOutArchived = filter?.isArchived.isOmitted ?? true
        var filtered = source.filtered(by: leavesOutArchived ? "item.is_archived = 0" : nil).filtered(by: condition)
        filtered.hasNarrowFilter = compiler.isNarrow
        return filtered
    }
}
