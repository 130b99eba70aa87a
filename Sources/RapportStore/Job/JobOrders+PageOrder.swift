import RapportTypes

extension PageOrder {
    /// An order of job listings; newest first if none is asked for. Each has an index below the owner.
    init(_ order: JobListingOrder?) {
        guard let order else {
            self.init("job_listing.CREATED_AT", by: "created_at", .integer, .descending)
            return
        }
        let direction: Direction = order.direction == .asc ? .ascending : .descending
        switch order.field {
        case .createdAt: self.init("job_listing.CREATED_AT", by: "created_at", .integer, direction)
        case .postedOn: self.init("job_listing.POSTED_ON", by: "posted_on", .text, isNullable: true, direction)
        case .closesOn: self.init("job_listing.CLOSES_ON", by: "closes_on", .text, isNullable: true, direction)
        case .company: self.init("job_listing.COMPANY", by: "company_folded", .text, direction)
        }
    }

    /// How applications come where nobody asks for another order: by when they were sent, drafts by their creation.
    /// Those in each status lie in this order, too.
    static let newestApplicationsFirst = PageOrder(
        "job_application.APPLIED_OR_CREATED_AT", by: "applied_or_created_at", .integer, .descending,
        index: .descending)

    init(_ order: JobApplicationOrder?) {
        guard let order else {
            self = .newestApplicationsFirst
            return
        }
        let direction: Direction = order.direction == .asc ? .ascending : .descending
        switch order.field {
        case .appliedAt:
            self.init("job_application.APPLIED_AT", by: "applied_at", .integer, isNullable: true, direction)
        case .createdAt: self.init("job_application.CREATED_AT", by: "created_at", .integer, direction)
        case .updatedAt: self.init("job_application.UPDATED_AT", by: "updated_at", .integer, direction)
        }
    }

    /// Contacts of each company, which lie in the order of their names.
    static let namesWithinCompany = PageOrder(
        "contact.NAME", by: "name_folded", .text, .ascending, index: .ascending)
}
