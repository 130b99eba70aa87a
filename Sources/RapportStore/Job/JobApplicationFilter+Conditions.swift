import RapportTypes
import SQLite

extension JobApplicationStatusFilter: EnumFilter {}

extension JobApplicationFilter: NestedFilter {
    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        // A look at the listing of each of the viewer's applications.
        let company: SQL = """
            (SELECT listing.company_folded FROM job_listing AS listing
            WHERE listing.id = item.job_listing_id AND +listing.owner_id = \(compiler.viewer))
            """
        return [
            try compiler.choice(status, "status"),
            try compiler.id(jobListingId, "job_listing_id"),
            try compiler.text(self.company, .foldedElsewhere(company)),
            try compiler.instant(appliedAt, "applied_at"),
            try compiler.referral(hasReferral),
        ]
    }
}
