import Batches
import RapportTypes
import SQLite

/// The referrals of a list: which, in which order, and which page of them.
public typealias ReferralList = RecordList<ReferralFilter, ReferralOrder>

/// What has referrals.
public enum ReferralParent: Sendable {
    case contact
    case jobListing
    case application

    var column: ParentColumn {
        switch self {
        case .contact: .contact
        case .jobListing: ParentColumn(name: "job_listing_id")
        case .application: ParentColumn(name: "application_id")
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
        try recordPages(list, in: PageOrder(list.order), columns, for: viewer)
    }

    /// A page of the referrals of each record, in the order of the records: one statement however many records there
    /// are, and one more for selected totals.
    ///
    /// - Parameter parent: What the records are.
    /// - Throws: `PageError`, `FilterError`.
    public func referralPages(
        ofEach ids: [UUID], _ parent: ReferralParent, _ list: ReferralList, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try recordPages(ofEach: ids, parent.column, list, in: PageOrder(list.order), columns, for: viewer)
    }
}
