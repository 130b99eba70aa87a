import Batches
import RapportTypes
import SQLite

extension ReferralStatusFilter: EnumFilter {}

extension ReferralFilter: ListFilter {
    static let source = PageSource("referral_item", node: Referral.index, connection: ReferralConnection.index)

    var onlyParent: (column: ParentColumn, id: UUID)? {
        contactId.only(ReferralParent.contact.column) ?? jobListingId.only(ReferralParent.jobListing.column)
            ?? applicationId.only(ReferralParent.application.column)
    }

    var namesParents: Bool { contactId.namesSeveral || jobListingId.namesSeveral || applicationId.namesSeveral }

    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        [
            try compiler.id(contactId, "contact_id"),
            try compiler.id(jobListingId, "job_listing_id"),
            try compiler.id(applicationId, "application_id"),
            try compiler.choice(status, "status"),
            try compiler.instant(requestedAt, "requested_at"),
        ]
    }
}

extension FilterCompiler {
    /// Whether a referral is linked to an application.
    mutating func referral(_ wanted: Omittable<Bool>) throws(FilterError) -> SQL? {
        guard let wanted = try counted(wanted) else { return nil }
        let linked = SQL.hasReferral(application: "item.id", of: viewer)
        return wanted ? linked : "NOT \(linked)"
    }
}

extension SQL {
    /// Whether a referral is linked to an application: a look into an index.
    static func hasReferral(application id: SQL, of viewer: Viewer) -> SQL {
        """
        EXISTS (SELECT 1 FROM referral AS linked
            WHERE linked.application_id = \(id) AND +linked.owner_id = \(viewer))
        """
    }
}
