import RapportTypes

/// An open position that the user is interested in, checked and cleaned.
public struct NewJobListing: Hashable, Sendable {
    public var title: String
    public var company: String
    public var location: String?
    public var url: WebURL?
    public var source: String?
    public var description: String?
    public var salary: Salary?
    public var status: JobListingStatus
    public var postedOn: CalendarDate?
    public var closesOn: CalendarDate?

    public init(
        title: String, company: String, location: String? = nil, url: WebURL? = nil, source: String? = nil,
        description: String? = nil, salary: Salary? = nil, status: JobListingStatus = .open,
        postedOn: CalendarDate? = nil, closesOn: CalendarDate? = nil
    ) {
        self.title = title
        self.company = company
        self.location = location
        self.url = url
        self.source = source
        self.description = description
        self.salary = salary
        self.status = status
        self.postedOn = postedOn
        self.closesOn = closesOn
    }
}

/// Pay per year in whole units of a currency, as far as it is known.
public struct Salary: Hashable, Sendable {
    public var minimum: Int?
    public var maximum: Int?
    public var currency: CurrencyCode

    public init(minimum: Int? = nil, maximum: Int? = nil, currency: CurrencyCode) {
        self.minimum = minimum
        self.maximum = maximum
        self.currency = currency
    }
}

/// What of a job listing shall be otherwise; what is omitted or nil stays, null clears.
public struct JobListingChanges: Hashable, Sendable {
    public var title: String?
    public var company: String?
    public var location: Omittable<String>
    public var url: Omittable<WebURL>
    public var source: Omittable<String>
    public var description: Omittable<String>
    /// As a whole: a salary without a minimum has none, whatever was there.
    public var salary: Omittable<Salary>
    public var status: JobListingStatus?
    public var postedOn: Omittable<CalendarDate>
    public var closesOn: Omittable<CalendarDate>

    public init(
        title: String? = nil, company: String? = nil, location: Omittable<String> = .omitted,
        url: Omittable<WebURL> = .omitted, source: Omittable<String> = .omitted,
        description: Omittable<String> = .omitted, salary: Omittable<Salary> = .omitted,
        status: JobListingStatus? = nil, postedOn: Omittable<CalendarDate> = .omitted,
        closesOn: Omittable<CalendarDate> = .omitted
    ) {
        self.title = title
        self.company = company
        self.location = location
        self.url = url
        self.source = source
        self.description = description
        self.salary = salary
        self.status = status
        self.postedOn = postedOn
        self.closesOn = closesOn
    }
}
