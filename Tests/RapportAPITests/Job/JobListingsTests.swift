import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("jobListings")
struct JobListingsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Listings a minute after each other.
    private func listings(_ inputs: String...) throws {
        for input in inputs {
            try api.jobListing(input, as: anna)
            api.clock.move(minutes: 1)
        }
    }

    private func three() throws {
        try listings(
            #"title: "A", company: "Zeta", postedOn: "2026-11-03", closesOn: "2026-12-01""#,
            #"title: "B", company: "ängstrom""#,
            #"title: "C", company: "Mono", postedOn: "2026-11-05", closesOn: "2026-11-30""#)
    }

    // MARK: Order

    @Test(arguments: [
        ("", ["C", "B", "A"]),
        ("(orderBy: {field: CREATED_AT})", ["A", "B", "C"]),
        ("(orderBy: {field: CREATED_AT, direction: DESC})", ["C", "B", "A"]),
        ("(orderBy: {field: POSTED_ON})", ["A", "C", "B"]),
        ("(orderBy: {field: POSTED_ON, direction: DESC})", ["C", "A", "B"]),
        ("(orderBy: {field: CLOSES_ON})", ["C", "A", "B"]),
        ("(orderBy: {field: CLOSES_ON, direction: DESC})", ["A", "C", "B"]),
        ("(orderBy: {field: COMPANY})", ["B", "C", "A"]),
        ("(orderBy: {field: COMPANY, direction: DESC})", ["A", "C", "B"]),
    ])
    func `listings come newest first or in any order, those without a day last`(
        arguments: String, titles: [String]
    ) throws {
        try three()
        #expect(try api.listingTitles(arguments, as: anna) == titles)
    }

    // MARK: Filters

    @Test(arguments: [
        (#"search: "swift""#, ["A", "C"]),
        (#"search: "swift berlin""#, ["A"]),
        (#"search: "LINÉ""#, ["B"]),
        (#"search: "inear""#, []),
        (#"company: {eq: "ACME"}"#, ["A", "C"]),
        (#"company: {in: ["acme", "bolt"]}"#, ["A", "B", "C"]),
        (#"company: {contains: "ol"}"#, ["B"]),
        (#"company: {startsWith: "ac"}"#, ["A", "C"]),
        ("status: OPEN", ["A", "B"]),
        ("status: CLOSED", ["C"]),
        ("hasApplication: true", ["A"]),
        ("hasApplication: false", ["B", "C"]),
        ("status: null, hasApplication: null, search: null, company: null", ["A", "B", "C"]),
        ("not: {hasApplication: true}", ["B", "C"]),
        (#"or: [{status: CLOSED}, {company: {eq: "bolt"}}]"#, ["B", "C"]),
        (#"and: [{status: OPEN}, {company: {eq: "acme"}}]"#, ["A"]),
    ])
    func `listings are found by what they say`(filter: String, titles: [String]) throws {
        let first = try api.jobListing(#"title: "A", company: "Acme", description: "Swift in Berlin.""#, as: anna)
        try api.jobListing(#"title: "B", company: "Bolt", location: "Linear Park""#, as: anna)
        let third = try api.jobListing(#"title: "C", company: "Acmé", description: "SWIFT""#, as: anna)
        try api.jobApplication(for: first, as: anna)
        _ = try api.run(
            #"mutation { updateJobListing(input: {id: "\#(third)", status: CLOSED}) { userErrors { code } } }"#,
            as: anna)
        #expect(try api.listingTitles("(filter: {\(filter)}, orderBy: {field: CREATED_AT})", as: anna) == titles)
    }

    @Test func `nobody sees the listings of others`() throws {
        try three()
        let carl = try api.signUp("carl@example.com")
        #expect(
            try api.run("{ jobListings { totalCount nodes { id } } }", as: carl)
                == #"{"data":{"jobListings":{"totalCount":0,"nodes":[]}}}"#)
        #expect(try api.errorCode("{ jobListings { totalCount } }", as: nil) == "UNAUTHENTICATED")
    }

    // MARK: Statements

    @Test func `a page is one statement, its total one more, and its applications one`() throws {
        for number in 1...100 { try api.jobApplication(at: "Company \(number)", as: anna) }
        for count in [1, 100] {
            #expect(
                try api.statements("{ jobListings(first: \(count)) { nodes { title salary { minimum } } } }", as: anna)
                    .count == 1)
            #expect(
                try api.statements(
                    """
                    { jobListings(first: \(count)) { totalCount nodes { title application {
                        status statusHistory { newStatus } jobListing { company } } } } }
                    """, as: anna
                ).count == 5)
        }
    }
}
