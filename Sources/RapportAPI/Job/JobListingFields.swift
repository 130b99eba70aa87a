import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum JobListingFields: JobListingResolvers {
    static let title = Leaf<String>(.plain("title"))
    static let company = Leaf<String>(.plain("company"))
    static let location = Leaf<String?>(.plain("location"))
    static let url = Leaf<WebURL?>(.plain("url"))
    static let source = Leaf<String?>(.plain("source"))
    static let description = Leaf<String?>(.plain("description"))
    static let salary = Embedded<SalaryRange>(presentWith: SalaryRangeFields.currency)
    static let status = Leaf<JobListingStatus>(.plain("status"))
    static let postedOn = Leaf<CalendarDate?>(.plain("posted_on"))
    static let closesOn = Leaf<CalendarDate?>(.plain("closes_on"))
    static let application = Leaf<Key<JobApplication>?>(.plain("application_id"))
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let updatedAt = Leaf<DateTime>(.plain("updated_at"))
    static let version = Leaf<Int>(.plain("version"))

    static let contactsAtCompanyNeeds = [NeededColumn(name: "company_folded", kind: .text)]

    /// The contacts who work for each company: one statement, however many listings there are.
    static func contactsAtCompany(
        of listings: Batch<JobListing>, _ arguments: JobListingContactsAtCompanyArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<ContactConnection> {
        let companies = (0..<listings.count).map { listings.rows.string(of: listings.cell($0, "company_folded")) }
        let request = try context.page(arguments)
        let pages = try context.reader.contactPages(ofEachCompany: companies, request, columns, for: context.viewer)
        return Column(listings, pages: pages)
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<JobListing> {
        Batch(try context.reader.jobListings(ids, columns, for: context.viewer))
    }
}

enum SalaryRangeFields: SalaryRangeResolvers {
    static let minimum = Leaf<Int?>(.plain("salary_minimum"))
    static let maximum = Leaf<Int?>(.plain("salary_maximum"))
    static let currency = Leaf<CurrencyCode>(.plain("salary_currency"))
}
