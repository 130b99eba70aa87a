import Batches
import RapportTypes
import SQLite

/// The referrals of a list: which, in which order, and which page of them.
public typealias ReferralList = RecordList<ReferralFilter, ReferralOrder>

extension ReferralList {
    /// The one record whose referrals these are, if the filter says so.
    fileprivate var onlyParent: (parent: ReferralParent, id: UUID)? {
        if let id = filter?.contactId.value?.eq.value?.uuid { return (.contact, id) }
        if let id = filter?.jobListingId.value?.eq.value?.uuid { return (.jobListing, id) }
        if let id = filter?.applicationId.value?.eq.value?.uuid { return (.application, id) }
        return nil
    }

    /// Whether the filter names records whose referrals lie together.
    fileprivate var isNarrow: Bool {
        [filter?.contactId, filter?.jobListingId, filter?.applicationId].contains { $0?.value?.in.value != nil }
    }
}

/// What has referrals.
public enum ReferralParent: Sendable {
    case contact
    case jobListing
    case application

    var column: SQL {
        switch self {
        case .contact: "contact_id"
        case .jobListing: "job_listing_id"
        case .application: "application_id"
        }
    }
}

/// Referrals are read from the view `referral_item`, which has the job. SQLite reads the table in its place, and looks
/// into the other only for what is selected.
extension Reader {
    /// Referrals by id: one statement for any number.
    public func referrals(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "referral_item", of: Referral.index, columns, for: viewer)
    }

    /// A page of all referrals of the viewer's: one statement, and one more for a selected total.
    ///
    /// - Throws: `PageError`, `FilterError`.
    public func referralPages(_ list: ReferralList, _ columns: ColumnSet, for viewer: Viewer) throws -> Pages {
        // Those of one contact or job lie together; among all of the viewer's they would have to be looked for.
        if let (parent, id) = list.onlyParent {
            return try referralPages(ofEach: [id], parent, list, columns, for: viewer)
        }
        return try page(
            of: referralSource(list, for: viewer), in: PageOrder(list.order), list.page, columns, for: viewer)
    }

    /// A page of the referrals of each record, in the order of the records: one statement however many records there
    /// are, and one more for selected totals.
    ///
    /// - Parameter parent: What the records are.
    /// - Throws: `PageError`, `FilterError`.
    public func referralPages(
        ofEach ids: [UUID], _ parent: ReferralParent, _ list: ReferralList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: referralSource(list, for: viewer), forEach: ids, by: parent.column, in: PageOrder(list.order),
            list.page, columns, for: viewer)
    }

    func referralSource(_ list: ReferralList, for viewer: Viewer) throws(FilterError) -> PageSource {
        let source = PageSource("referral_item", node: Referral.index, connection: ReferralConnection.index)
        guard let filter = list.filter else { return source }
        var compiler = FilterCompiler(for: viewer)
        var filtered = source.filtered(by: try compiler.condition(filter))
        filtered.hasNarrowFilter = list.isNarrow
        return filtered
    }
}
