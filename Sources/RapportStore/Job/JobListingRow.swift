import RapportTypes
import SQLite

/// What a client can say of a job listing, as the table has it.
struct JobListingRow: Hashable {
    var title: String
    var company: String
    var location: String?
    var url: String?
    var source: String?
    var description: String?
    var salaryMinimum: Int?
    var salaryMaximum: Int?
    var salaryCurrency: String?
    var status: String
    var postedOn: String?
    var closesOn: String?

    init(_ new: NewJobListing) {
        title = new.title
        company = new.company
        location = new.location
        url = new.url?.text
        source = new.source
        description = new.description
        status = new.status.rawValue
        postedOn = new.postedOn?.text
        closesOn = new.closesOn?.text
        set(new.salary)
    }

    /// The columns from which `init(_:from:)` reads.
    static let columns: SQL = """
        title, company, location, url, source, description, salary_minimum, salary_maximum, salary_currency, status,
        posted_on, closes_on
        """

    /// - Parameter first: Where the columns begin.
    init(_ row: Row, from first: Int) {
        title = row[first]
        company = row[first + 1]
        location = row[first + 2]
        url = row[first + 3]
        source = row[first + 4]
        description = row[first + 5]
        salaryMinimum = row[first + 6]
        salaryMaximum = row[first + 7]
        salaryCurrency = row[first + 8]
        status = row[first + 9]
        postedOn = row[first + 10]
        closesOn = row[first + 11]
    }

    mutating func apply(_ changes: JobListingChanges) {
        if let title = changes.title { self.title = title }
        if let company = changes.company { self.company = company }
        changes.location.change(&location)
        changes.url.map(\.text).change(&url)
        changes.source.change(&source)
        changes.description.change(&description)
        if !changes.salary.isOmitted { set(changes.salary.value) }
        if let status = changes.status { self.status = status.rawValue }
        changes.postedOn.map(\.text).change(&postedOn)
        changes.closesOn.map(\.text).change(&closesOn)
    }

    private mutating func set(_ salary: Salary?) {
        salaryMinimum = salary?.minimum
        salaryMaximum = salary?.maximum
        salaryCurrency = salary?.currency.text
    }
}
