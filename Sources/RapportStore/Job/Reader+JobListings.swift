import Batches
import RapportTypes
import SQLite

extension Reader {
    /// Job listings by id: one statement for any number.
    public func jobListings(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "job_listing", of: JobListing.index, columns, for: viewer)
    }

    /// A page of the viewer's job listings, newest first unless ordered otherwise: one statement, and one more for a
    /// selected total.
    ///
    /// - Throws: `FilterError`, `PageError`.
    public func jobListings(
        _ filter: JobListingFilter?, in order: JobListingOrder?, _ request: PageRequest, _ columns: ColumnSet,
        for viewer: Viewer
    ) throws -> Pages {
        try page(of: jobListingSource(filter, for: viewer), in: PageOrder(order), request, columns, for: viewer)
    }

    func jobListingSource(_ filter: JobListingFilter?, for viewer: Viewer) throws(FilterError) -> PageSource {
        let source = PageSource("job_listing", node: JobListing.index, connection: JobListingConnection.index)
        var compiler = searchingCompiler(for: viewer)
        var filtered = source.filtered(
            by: try filter.flatMap { filter throws(FilterError) in try compiler.condition(filter) })
        filtered.hasNarrowFilter = compiler.isNarrow
        return filtered
    }

    /// A page of the contacts who work for each company, by name, archived ones left out: one statement however many
    /// companies there are, and one more for selected totals.
    ///
    /// - Parameter companies: Their names, folded.
    /// - Throws: `PageError`.
    public func contactPages(
        ofEachCompany companies: [String], _ request: PageRequest, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: contactSource(nil, for: viewer), forEach: companies, by: "company_folded", in: .namesWithinCompany,
            request, columns, for: viewer)
    }
}
