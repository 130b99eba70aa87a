import RapportStore

extension TestAPI {
    /// Makes a job listing and returns its id. `input` is what stands in the braces.
    @discardableResult
    func jobListing(_ input: String, as viewer: Viewer) throws -> String {
        try make("jobListing", by: "createJobListing", input, as: viewer)
    }

    /// Makes an application for a listing and returns its id. `input` is what stands in the braces beside the listing.
    @discardableResult
    func jobApplication(for listing: String, _ input: String = "", as viewer: Viewer) throws -> String {
        try make(
            "application", by: "createJobApplication", #"jobListing: {id: "\#(listing)"} \#(input)"#, as: viewer)
    }

    /// Makes a listing at the company with an application for it and returns the application's id.
    @discardableResult
    func jobApplication(at company: String, _ input: String = "", as viewer: Viewer) throws -> String {
        try jobApplication(
            for: try jobListing(#"title: "Engineer", company: "\#(company)""#, as: viewer), input, as: viewer)
    }

    /// The titles of the job listings of a list, in its order. `arguments` come with their parentheses.
    func listingTitles(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        try texts("title", of: "jobListings\(arguments)", as: viewer)
    }

    /// The companies of the applications of a list, in its order. `arguments` come with their parentheses.
    func companies(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        try texts("jobListing.company", of: "jobApplications\(arguments)", as: viewer)
    }
}
