import RapportStore
import RapportTypes

extension NewJobListing {
    /// The input, cleaned; `faults` gets what is wrong with it.
    ///
    /// - Parameter path: Where the listing stands in the input: it can come along with an application.
    init(_ input: CreateJobListingInput, below path: [String] = [], _ faults: inout InputFaults) {
        if let postedOn = input.postedOn.value, let closesOn = input.closesOn.value, closesOn < postedOn {
            faults.add(.outOfRange, path + ["closesOn"], JobLimits.datesInOrder)
        }
        self.init(
            title: faults.line(input.title, path + ["title"], maximum: JobLimits.title),
            company: faults.line(input.company, path + ["company"], maximum: JobLimits.company),
            location: faults.location(input.location, below: path).value, url: input.url.value,
            source: faults.source(input.source, below: path).value,
            description: faults.description(input.description, below: path).value,
            salary: faults.salary(input.salary, below: path).value, postedOn: input.postedOn.value,
            closesOn: input.closesOn.value)
    }
}

extension JobListingChanges {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: UpdateJobListingInput, _ faults: inout InputFaults) {
        faults.notCleared(input.title, ["title"])
        faults.notCleared(input.company, ["company"])
        faults.notCleared(input.status, ["status"])
        self.init(
            title: input.title.value.map { faults.line($0, ["title"], maximum: JobLimits.title) },
            company: input.company.value.map { faults.line($0, ["company"], maximum: JobLimits.company) },
            location: faults.location(input.location), url: input.url, source: faults.source(input.source),
            description: faults.description(input.description), salary: faults.salary(input.salary),
            status: input.status.value, postedOn: input.postedOn, closesOn: input.closesOn)
    }
}

extension InputFaults {
    fileprivate mutating func location(
        _ text: Omittable<String>, below path: [String] = []
    ) -> Omittable<String> {
        optionalLine(text, path + ["location"], maximum: JobLimits.location)
    }

    fileprivate mutating func source(_ text: Omittable<String>, below path: [String] = []) -> Omittable<String> {
        optionalLine(text, path + ["source"], maximum: JobLimits.source)
    }

    fileprivate mutating func description(
        _ text: Omittable<String>, below path: [String] = []
    ) -> Omittable<String> {
        optionalText(text, path + ["description"], maximum: JobLimits.description)
    }

    /// Neither bound is negative, and the upper one is not below the lower one. Either can be missing, and both.
    fileprivate mutating func salary(
        _ range: Omittable<SalaryRangeInput>, below path: [String] = []
    ) -> Omittable<Salary> {
        range.map { range in
            let (minimum, maximum) = (range.minimum.value, range.maximum.value)
            atLeast(0, minimum, path + ["salary", "minimum"])
            atLeast(max(0, minimum ?? 0), maximum, path + ["salary", "maximum"])
            return Salary(minimum: minimum, maximum: maximum, currency: range.currency)
        }
    }

    private mutating func atLeast(_ smallest: Int, _ amount: Int?, _ path: [String]) {
        guard let amount, amount < smallest else { return }
        add(.outOfRange, path, "This must be at least \(smallest).", minimum: smallest)
    }
}
