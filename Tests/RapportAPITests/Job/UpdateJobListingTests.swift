import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("updateJobListing and deleteJobListing")
struct UpdateJobListingTests: MutationSuite {
    static let names = (mutation: "updateJobListing", record: "jobListing")

    let api: TestAPI
    let anna: Viewer
    let listing: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        listing = try api.jobListing(
            """
            title: "Engineer", company: "Acme", location: "Berlin", url: "https://acme.example/1", source: "LinkedIn",
            description: "Text.", salary: {minimum: 1, maximum: 2, currency: "EUR"}, postedOn: "2026-11-01",
            closesOn: "2026-12-31"
            """, as: anna)
        api.clock.move(minutes: 60)
    }

    private let everything = """
        title company location url source description salary { minimum maximum currency } status postedOn closesOn
        updatedAt version
        """

    private func update(
        _ changes: String, _ selection: String = "version", id: String? = nil, as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { updateJobListing(input: {id: "\(id ?? listing)" \(changes)}) {
                jobListing { \(selection) }
                userErrors { __typename code path ... on ConflictError { current { version } } } } }
            """, as: viewer ?? anna)
    }

    // MARK: Changing

    @Test func `what is left out stays`() throws {
        #expect(
            try update("status: CLOSED", everything)
                == done(
                    #"{"title":"Engineer","company":"Acme","location":"Berlin","url":"https://acme.example/1","source":"LinkedIn","description":"Text.","salary":{"minimum":1,"maximum":2,"currency":"EUR"},"status":"CLOSED","postedOn":"2026-11-01","closesOn":"2026-12-31","updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
    }

    @Test func `null clears`() throws {
        #expect(
            try update(
                """
                location: null, url: null, source: null, description: null, salary: null, postedOn: null,
                closesOn: null
                """, everything)
                == done(
                    #"{"title":"Engineer","company":"Acme","location":null,"url":null,"source":null,"description":null,"salary":null,"status":"OPEN","postedOn":null,"closesOn":null,"updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
    }

    @Test func `everything can be changed at once, and a salary as a whole`() throws {
        #expect(
            try update(
                """
                title: "Lead", company: "Bolt", location: "Paris", url: "https://bolt.example/2", source: "Friend",
                description: "More.", salary: {maximum: 9, currency: "USD"}, status: CLOSED, postedOn: "2026-10-01",
                closesOn: "2026-11-30"
                """, everything)
                == done(
                    #"{"title":"Lead","company":"Bolt","location":"Paris","url":"https://bolt.example/2","source":"Friend","description":"More.","salary":{"minimum":null,"maximum":9,"currency":"USD"},"status":"CLOSED","postedOn":"2026-10-01","closesOn":"2026-11-30","updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
    }

    @Test func `a change that changes nothing raises no version`() throws {
        let unchanged = done(#"{"updatedAt":"2026-11-20T10:00:00.000Z","version":1}"#)
        #expect(try update("", "updatedAt version") == unchanged)
        #expect(
            try update(
                #"title: " Engineer ", salary: {minimum: 1, maximum: 2, currency: "EUR"}, status: OPEN"#,
                "updatedAt version") == unchanged)
    }

    @Test func `title, company and status cannot be cleared`() throws {
        #expect(
            try update("title: null, company: null, status: null")
                == refused(
                    #"{"__typename":"ValidationError","code":"REQUIRED","path":["input","title"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","company"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","status"]}"#
                ))
        #expect(
            try update(#"title: " ""#)
                == refused(#"{"__typename":"ValidationError","code":"REQUIRED","path":["input","title"]}"#))
    }

    @Test func `all faults come at once, the version with them`() throws {
        let long = String(repeating: "x", count: 101)
        #expect(
            try update(
                #"expectedVersion: 7, source: "\#(long)", salary: {minimum: 2, maximum: 1, currency: "EUR"}"#)
                == refused(
                    #"{"__typename":"ValidationError","code":"TOO_LONG","path":["input","source"]},{"__typename":"ValidationError","code":"OUT_OF_RANGE","path":["input","salary","maximum"]},{"__typename":"ConflictError","code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":1}}"#
                ))
        #expect(try update(#"expectedVersion: 1, source: "x""#) == done(#"{"version":2}"#))
    }

    @Test func `a listing of somebody else is as unknown as one of nobody`() throws {
        let carl = try api.signUp("carl@example.com")
        let unknown = refused(#"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]}"#)
        #expect(try update(#"title: "Mine""#, as: carl) == unknown)
        for id in ["0190163d-8694-739b-aea5-966c26f8ad91", "nothing"] {
            #expect(try update(#"title: "Mine""#, id: id) == unknown)
        }
        #expect(try api.listingTitles(as: anna) == ["Engineer"])
    }

    // MARK: Deleting

    private func delete(_ id: String? = nil, as viewer: Viewer? = nil) throws -> String {
        try api.run(
            """
            mutation { deleteJobListing(input: {id: "\(id ?? listing)"}) {
                deletedJobListingId userErrors { __typename code message path } } }
            """, as: viewer ?? anna)
    }

    @Test func `a deleted listing is gone`() throws {
        #expect(
            try delete() == #"{"data":{"deleteJobListing":{"deletedJobListingId":"\#(listing)","userErrors":[]}}}"#)
        #expect(try api.listingTitles(as: anna) == [])
        let unknown =
            #"{"data":{"deleteJobListing":{"deletedJobListingId":null,"userErrors":[{"__typename":"NotFoundError","code":"NOT_FOUND","message":"There is nothing with this id.","path":["input","id"]}]}}}"#
        #expect(try delete() == unknown)
    }

    @Test func `nobody else deletes it`() throws {
        let carl = try api.signUp("carl@example.com")
        #expect(
            try delete(as: carl)
                == #"{"data":{"deleteJobListing":{"deletedJobListingId":null,"userErrors":[{"__typename":"NotFoundError","code":"NOT_FOUND","message":"There is nothing with this id.","path":["input","id"]}]}}}"#
        )
        #expect(try api.listingTitles(as: anna) == ["Engineer"])
    }

    @Test func `a listing is kept while an application refers to it`() throws {
        let application = try api.jobApplication(for: listing, as: anna)
        #expect(
            try delete()
                == #"{"data":{"deleteJobListing":{"deletedJobListingId":null,"userErrors":[{"__typename":"ValidationError","code":"INVALID_STATE","message":"An application refers to this job listing.","path":["input","id"]}]}}}"#
        )
        _ = try api.run(
            #"mutation { deleteJobApplication(input: {id: "\#(application)"}) { deletedApplicationId } }"#, as: anna)
        #expect(
            try delete() == #"{"data":{"deleteJobListing":{"deletedJobListingId":"\#(listing)","userErrors":[]}}}"#)
    }

    @Test(arguments: [
        (#"closesOn: "2026-11-01""#, nil), (#"closesOn: "2026-10-31""#, "closesOn"),
        (#"postedOn: "2026-12-31""#, nil), (#"postedOn: "2027-01-01""#, "postedOn"),
        (#"postedOn: "2027-02-02", closesOn: "2027-02-01""#, "closesOn"), ("postedOn: null", nil),
        (#"postedOn: "2027-01-01", closesOn: null"#, nil),
    ])
    func `another date has to be in order with the one that stays`(changes: String, field: String?) throws {
        #expect(
            try update(changes)
                == field.map {
                    refused(#"{"__typename":"ValidationError","code":"OUT_OF_RANGE","path":["input","\#($0)"]}"#)
                } ?? done(#"{"version":2}"#))
    }
}
