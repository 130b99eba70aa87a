import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("JobListing.contactsAtCompany")
struct ContactsAtCompanyTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    @Test func `contacts of the same company come by name, without regard to case and accents`() throws {
        try api.contact(#"name: "Dora", company: "ACMÉ""#, as: anna)
        try api.contact(#"name: "Ben", company: "acme""#, as: anna)
        try api.contact(#"name: "Carl", company: "Acme Inc""#, as: anna)
        try api.contact(#"name: "Eli""#, as: anna)
        try api.jobListing(#"title: "A", company: "Acme""#, as: anna)
        try api.jobListing(#"title: "B", company: "Bolt""#, as: anna)
        try api.jobListing(#"title: "C", company: "Acme""#, as: anna)
        #expect(
            try api.run(
                """
                { jobListings(orderBy: {field: CREATED_AT}) { nodes { title contactsAtCompany {
                    totalCount nodes { name company } } } } }
                """, as: anna)
                == #"{"data":{"jobListings":{"nodes":[{"title":"A","contactsAtCompany":{"totalCount":2,"nodes":[{"name":"Ben","company":"acme"},{"name":"Dora","company":"ACMÉ"}]}},{"title":"B","contactsAtCompany":{"totalCount":0,"nodes":[]}},{"title":"C","contactsAtCompany":{"totalCount":2,"nodes":[{"name":"Ben","company":"acme"},{"name":"Dora","company":"ACMÉ"}]}}]}}}"#
        )
    }

    @Test func `archived contacts and those of others are left out`() throws {
        let ben = try api.contact(#"name: "Ben", company: "Acme""#, as: anna)
        try api.contact(#"name: "Dora", company: "Acme""#, as: anna)
        _ = try api.run(
            #"mutation { updateContact(input: {id: "\#(ben)", isArchived: true}) { userErrors { code } } }"#, as: anna)
        let carl = try api.signUp("carl@example.com")
        try api.contact(#"name: "Felix", company: "Acme""#, as: carl)
        try api.jobListing(#"title: "A", company: "Acme""#, as: anna)
        #expect(
            try api.run("{ jobListings { nodes { contactsAtCompany { totalCount nodes { name } } } } }", as: anna)
                == #"{"data":{"jobListings":{"nodes":[{"contactsAtCompany":{"totalCount":1,"nodes":[{"name":"Dora"}]}}]}}}"#
        )
    }

    @Test func `a listing that moves to another company has the contacts there`() throws {
        try api.contact(#"name: "Ben", company: "Bolt""#, as: anna)
        let listing = try api.jobListing(#"title: "A", company: "Acme""#, as: anna)
        #expect(
            try api.run(
                """
                mutation { updateJobListing(input: {id: "\(listing)", company: "BOLT"}) {
                    jobListing { contactsAtCompany { nodes { name } } } } }
                """, as: anna)
                == #"{"data":{"updateJobListing":{"jobListing":{"contactsAtCompany":{"nodes":[{"name":"Ben"}]}}}}}"#)
    }

    @Test(arguments: ["", "totalCount "])
    func `a hundred listings cost as many statements as one`(total: String) throws {
        for number in 0..<100 {
            try api.jobListing(#"title: "Job \#(number)", company: "Company \#(number % 40)""#, as: anna)
            try api.contact(#"name: "Person \#(number)", company: "Company \#(number % 30)""#, as: anna)
        }
        func statements(_ count: Int) throws -> Int {
            try api.statements(
                """
                { jobListings(first: \(count)) { nodes { title contactsAtCompany(first: 5) {
                    \(total)nodes { name email } } } } }
                """, as: anna
            ).count
        }
        #expect(try statements(1) == (total.isEmpty ? 2 : 3))
        #expect(try statements(100) == (total.isEmpty ? 2 : 3))
    }
}
