import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("jobApplications")
struct JobApplicationsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Applications a minute after each other: one sent long ago, a draft, one sent now, and one sent by a clock that
    /// is ahead.
    private func four() throws {
        for (company, input) in [
            ("Acme", #"appliedAt: "2026-10-01T10:00:00Z", status: OFFER"#), ("Bolt", "status: DRAFT"), ("Cero", ""),
            ("Dune", #"appliedAt: "2026-11-20T10:05:00Z", status: REJECTED"#),
        ] {
            try api.jobApplication(at: company, input, as: anna)
            api.clock.move(minutes: 1)
        }
    }

    // MARK: Order

    @Test(arguments: [
        ("", ["Dune", "Cero", "Bolt", "Acme"]),
        ("(orderBy: {field: APPLIED_AT})", ["Acme", "Cero", "Dune", "Bolt"]),
        ("(orderBy: {field: APPLIED_AT, direction: DESC})", ["Dune", "Cero", "Acme", "Bolt"]),
        ("(orderBy: {field: CREATED_AT})", ["Acme", "Bolt", "Cero", "Dune"]),
        ("(orderBy: {field: CREATED_AT, direction: DESC})", ["Dune", "Cero", "Bolt", "Acme"]),
        ("(orderBy: {field: UPDATED_AT})", ["Bolt", "Cero", "Dune", "Acme"]),
        ("(orderBy: {field: UPDATED_AT, direction: DESC})", ["Acme", "Dune", "Cero", "Bolt"]),
    ])
    func `applications come newest first, drafts by their creation, or in any order`(
        arguments: String, companies: [String]
    ) throws {
        try four()
        let acme = try api.value(
            #"{ jobApplications(filter: {company: {eq: "acme"}}) { nodes { id } } }"#, as: anna)["data"]?[
                "jobApplications"]?["nodes"]?.elements?[0]["id"]?.stringValue
        _ = try api.run(
            #"mutation { updateJobApplication(input: {id: "\#(acme!)", notes: "Yes!"}) { userErrors { code } } }"#,
            as: anna)
        #expect(try api.companies(arguments, as: anna) == companies)
    }

    // MARK: Filters

    @Test(arguments: [
        ("status: {eq: OFFER}", ["Acme"]),
        ("status: {in: [OFFER, DRAFT]}", ["Acme", "Bolt"]),
        ("status: {notIn: [OFFER, DRAFT]}", ["Cero", "Dune"]),
        (#"company: {eq: "BOLT"}"#, ["Bolt"]),
        (#"company: {in: ["acmé", "dune"]}"#, ["Acme", "Dune"]),
        (#"company: {contains: "e"}"#, ["Acme", "Cero", "Dune"]),
        (#"company: {startsWith: "ce"}"#, ["Cero"]),
        ("company: {isNull: true}", []),
        ("company: {isNull: false}", ["Acme", "Bolt", "Cero", "Dune"]),
        (#"appliedAt: {gte: "2026-10-01T10:00:00Z", lt: "2026-11-20T10:05:00Z"}"#, ["Acme", "Cero"]),
        (#"appliedAt: {gt: "2026-10-01T10:00:00Z", lte: "2026-11-20T10:05:00Z"}"#, ["Cero", "Dune"]),
        ("appliedAt: {isNull: true}", ["Bolt"]),
        ("status: null, company: null, jobListingId: null, appliedAt: null", ["Acme", "Bolt", "Cero", "Dune"]),
        (#"not: {company: {eq: "acme"}}"#, ["Bolt", "Cero", "Dune"]),
        (#"or: [{status: {eq: DRAFT}}, {company: {eq: "dune"}}]"#, ["Bolt", "Dune"]),
        (#"and: [{status: {in: [DRAFT, OFFER]}}, {appliedAt: {isNull: false}}]"#, ["Acme"]),
    ])
    func `applications are found by what they say`(filter: String, companies: [String]) throws {
        try four()
        #expect(try api.companies("(filter: {\(filter)}, orderBy: {field: CREATED_AT})", as: anna) == companies)
    }

    @Test func `applications are found by their listing, and those of others are not`() throws {
        let listing = try api.jobListing(#"title: "Engineer", company: "Acme""#, as: anna)
        try api.jobApplication(for: listing, as: anna)
        try api.jobApplication(at: "Bolt", as: anna)
        #expect(try api.companies(#"(filter: {jobListingId: {eq: "\#(listing)"}})"#, as: anna) == ["Acme"])
        #expect(try api.companies(#"(filter: {jobListingId: {in: ["\#(listing)", "x"]}})"#, as: anna) == ["Acme"])
        #expect(try api.companies(#"(filter: {jobListingId: {eq: "x"}})"#, as: anna) == [])
        let carl = try api.signUp("carl@example.com")
        #expect(try api.companies(#"(filter: {jobListingId: {eq: "\#(listing)"}})"#, as: carl) == [])
        #expect(try api.companies(#"(filter: {company: {eq: "Acme"}})"#, as: carl) == [])
        #expect(try api.errorCode("{ jobApplications { totalCount } }", as: nil) == "UNAUTHENTICATED")
    }

    // MARK: Statements

    @Test func `a hundred applications cost as many statements as one`() throws {
        for number in 1...100 { try api.jobApplication(at: "Company \(number)", as: anna) }
        for count in [1, 100] {
            #expect(
                try api.statements(
                    """
                    { jobApplications(first: \(count)) { totalCount nodes {
                        status statusHistory { newStatus changedAt } jobListing { company } } } }
                    """, as: anna
                ).count == 4)
        }
    }
}
