import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("Applications with a referral")
struct ReferredApplicationTests {
    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
    }

    /// An application with so many referrals.
    private func application(at company: String, _ status: String, referrals count: Int) throws {
        let id = try api.jobApplication(at: company, "status: \(status)", as: anna)
        for _ in 0..<count {
            let referral = try api.referral(of: ben, as: anna)
            try api.step("updateReferral", referral, #"applicationId: "\#(id)""#, as: anna)
        }
        api.clock.move(minutes: 1)
    }

    @Test(arguments: [
        ("hasReferral: true", ["Cero", "Acme"]),
        ("hasReferral: false", ["Bolt"]),
        ("hasReferral: null", ["Cero", "Bolt", "Acme"]),
        ("not: {hasReferral: true}", ["Bolt"]),
        ("not: {hasReferral: false}", ["Cero", "Acme"]),
        ("hasReferral: true, status: {eq: OFFER}", ["Acme"]),
    ])
    func `are found by it`(filter: String, companies: [String]) throws {
        try application(at: "Acme", "OFFER", referrals: 2)
        try application(at: "Bolt", "OFFER", referrals: 0)
        try application(at: "Cero", "DRAFT", referrals: 1)
        // A referral for the job of an application has not led to it.
        let listing = try api.value(#"{ jobListings { nodes { id company } } }"#, as: anna)["data"]?["jobListings"]?[
            "nodes"]?.elements?.first { $0["company"] == "Bolt" }?["id"]?.stringValue
        try api.referral(of: ben, "Please", #"jobListingId: "\#(listing!)""#, as: anna)
        #expect(try api.companies("(filter: {\(filter)})", as: anna) == companies)
    }

    @Test func `are counted in every stage of the pipeline, once each`() throws {
        try application(at: "Acme", "OFFER", referrals: 2)
        try application(at: "Bolt", "OFFER", referrals: 0)
        try application(at: "Cero", "OFFER", referrals: 1)
        try application(at: "Dune", "DRAFT", referrals: 0)
        let carl = try api.signUp("carl@example.com")
        try api.jobApplication(at: "Acme", "status: OFFER", as: carl)
        let stages = try api.value("{ pipeline { status count referredCount } }", as: anna)["data"]?["pipeline"]
        #expect(stages?[0]?.text == #"{"status":"DRAFT","count":1,"referredCount":0}"#)
        #expect(stages?[1]?.text == #"{"status":"APPLIED","count":0,"referredCount":0}"#)
        #expect(stages?[4]?.text == #"{"status":"OFFER","count":3,"referredCount":2}"#)
        let his = try api.value("{ pipeline { count referredCount } }", as: carl)["data"]?["pipeline"]?[4]
        #expect(his?.text == #"{"count":1,"referredCount":0}"#)
    }
}
