import JSON
import RapportStore

extension TestAPI {
    /// Makes a job listing and returns its id. `input` is what stands in the braces.
    @discardableResult
    func jobListing(_ input: String, as viewer: Viewer) throws -> String {
        try made(
            "mutation { made: createJobListing(input: {\(input)}) { made: jobListing { id } userErrors { message } } }",
            as: viewer)
    }

    /// Makes an application for a listing and returns its id. `input` is what stands in the braces beside the listing.
    @discardableResult
    func jobApplication(for listing: String, _ input: String = "", as viewer: Viewer) throws -> String {
        try made(
            """
            mutation { made: createJobApplication(input: {jobListing: {id: "\(listing)"} \(input)}) {
                made: application { id } userErrors { message } } }
            """, as: viewer)
    }

    /// Makes a listing at the company with an application for it and returns the application's id.
    @discardableResult
    func jobApplication(at company: String, _ input: String = "", as viewer: Viewer) throws -> String {
        try jobApplication(
            for: try jobListing(#"title: "Engineer", company: "\#(company)""#, as: viewer), input, as: viewer)
    }

    private func made(_ mutation: String, as viewer: Viewer) throws -> String {
        let answer = try value(mutation, as: viewer)
        guard let id = answer["data"]?["made"]?["made"]?["id"]?.stringValue else {
            fatalError("not made: \(answer.text)")
        }
        return id
    }

    /// The titles of the job listings of a list, in its order. `arguments` come with their parentheses.
    func listingTitles(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        let answer = try value("{ jobListings\(arguments) { nodes { title } } }", as: viewer)
        guard let nodes = answer["data"]?["jobListings"]?["nodes"]?.elements else {
            fatalError("no list: \(answer.text)")
        }
        return nodes.map { $0["title"]!.stringValue! }
    }

    /// The companies of the applications of a list, in its order. `arguments` come with their parentheses.
    func companies(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        let answer = try value("{ jobApplications\(arguments) { nodes { jobListing { company } } } }", as: viewer)
        guard let nodes = answer["data"]?["jobApplications"]?["nodes"]?.elements else {
            fatalError("no list: \(answer.text)")
        }
        return nodes.map { $0["jobListing"]!["company"]!.stringValue! }
    }

    /// `extensions.code` of the first error of a response.
    func errorCode(_ document: String, as viewer: Viewer?) throws -> String? {
        try value(document, as: viewer)["errors"]?.elements?[0]["extensions"]?["code"]?.stringValue
    }
}
