import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("createJobListing")
struct CreateJobListingTests: MutationSuite {
    static let names = (mutation: "createJobListing", record: "jobListing")

    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    private func create(
        _ input: String, _ selection: String = "version", as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { createJobListing(input: {\(input)}) {
                jobListing { \(selection) }
                userErrors { code path ... on ValidationError { minimum maximum } } } }
            """, as: viewer ?? anna)
    }

    private let valid = #"title: "Engineer", company: "Acme""#
    private let created = #"{"data":{"createJobListing":{"jobListing":{"version":1},"userErrors":[]}}}"#

    // MARK: What is kept

    @Test func `a listing has what was said of it`() throws {
        #expect(
            try create(
                #"""
                title: " Staff Engineer ", company: "Acme", location: "Berlin", url: "https://acme.example/jobs/1",
                source: "LinkedIn", description: "You build.\n\nWe pay.",
                salary: {minimum: 90000, maximum: 120000, currency: "EUR"},
                postedOn: "2026-11-01", closesOn: "2026-12-31"
                """#,
                """
                title company location url source description salary { minimum maximum currency } status postedOn
                closesOn application { id } createdAt updatedAt version
                """)
                == #"{"data":{"createJobListing":{"jobListing":{"title":"Staff Engineer","company":"Acme","location":"Berlin","url":"https://acme.example/jobs/1","source":"LinkedIn","description":"You build.\n\nWe pay.","salary":{"minimum":90000,"maximum":120000,"currency":"EUR"},"status":"OPEN","postedOn":"2026-11-01","closesOn":"2026-12-31","application":null,"createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T10:00:00.000Z","version":1},"userErrors":[]}}}"#
        )
    }

    @Test func `title and company are enough, and what is blank is missing`() throws {
        #expect(
            try create(
                valid + #", location: " ", source: null, description: "\n""#,
                "location url source description salary { currency } status postedOn closesOn")
                == #"{"data":{"createJobListing":{"jobListing":{"location":null,"url":null,"source":null,"description":null,"salary":null,"status":"OPEN","postedOn":null,"closesOn":null},"userErrors":[]}}}"#
        )
    }

    @Test func `it is found by its id and by nobody else`() throws {
        let id = try api.jobListing(valid, as: anna)
        let carl = try api.signUp("carl@example.com")
        let query = #"{ jobListing(id: "\#(id)") { id title } node(id: "\#(id)") { __typename } }"#
        #expect(
            try api.run(query, as: anna)
                == #"{"data":{"jobListing":{"id":"\#(id)","title":"Engineer"},"node":{"__typename":"JobListing"}}}"#)
        #expect(try api.run(query, as: carl) == #"{"data":{"jobListing":null,"node":null}}"#)
        #expect(try api.errorCode(query, as: nil) == "UNAUTHENTICATED")
        #expect(try api.run(#"{ jobListing(id: "nothing") { id } }"#, as: anna) == #"{"data":{"jobListing":null}}"#)
    }

    // MARK: Limits, on both sides

    @Test(arguments: [("title", 200), ("company", 200), ("location", 200), ("source", 100), ("description", 50_000)])
    func `texts have a longest length, counted in characters after trimming`(field: String, maximum: Int) throws {
        func input(_ text: String) -> String {
            ["title", "company"].filter { $0 != field }.map { #"\#($0): "x", "# }.joined() + #"\#(field): "\#(text)""#
        }
        let longest = String(repeating: "é", count: maximum)
        #expect(try create(input(" \(longest) ")) == created)
        #expect(
            try create(input(longest + "x"))
                == refused(#"{"code":"TOO_LONG","path":["input","\#(field)"],"minimum":null,"maximum":\#(maximum).0}"#))
    }

    @Test func `only the description has line breaks`() throws {
        for field in ["location", "source"] {
            #expect(
                try create(valid + #", \#(field): "a\nb""#)
                    == refused(#"{"code":"INVALID_FORMAT","path":["input","\#(field)"],"minimum":null,"maximum":null}"#)
            )
        }
        #expect(
            try create(valid + #", description: "a\u0007b""#)
                == refused(#"{"code":"INVALID_FORMAT","path":["input","description"],"minimum":null,"maximum":null}"#))
        #expect(try create(valid + #", description: "a\n\tb""#) == created)
    }

    @Test(
        arguments: [
            ("minimum: 0", nil), ("maximum: 0", nil), ("minimum: 5, maximum: 5", nil), ("minimum: null", nil),
            ("minimum: -1", #""minimum"],"minimum":0.0"#), ("maximum: -1", #""maximum"],"minimum":0.0"#),
            ("minimum: 5, maximum: 4", #""maximum"],"minimum":5.0"#),
            ("minimum: -2, maximum: 0", #""minimum"],"minimum":0.0"#),
        ] as [(String, String?)])
    func `no bound of a salary is negative, and the upper one is not below the lower one`(
        bounds: String, fault: String?
    ) throws {
        let answer = try create(valid + #", salary: {\#(bounds), currency: "EUR"}"#)
        guard let fault else {
            #expect(answer == created)
            return
        }
        #expect(answer == refused(#"{"code":"OUT_OF_RANGE","path":["input","salary",\#(fault),"maximum":null}"#))
    }

    @Test func `a salary may have one bound or none`() throws {
        for (bounds, salary) in [
            ("minimum: 5, ", #"{"minimum":5,"maximum":null,"currency":"USD"}"#),
            ("maximum: 5, ", #"{"minimum":null,"maximum":5,"currency":"USD"}"#),
            ("", #"{"minimum":null,"maximum":null,"currency":"USD"}"#),
        ] {
            #expect(
                try create(
                    valid + #", salary: {\#(bounds)currency: "USD"}"#, "salary { minimum maximum currency }")
                    == #"{"data":{"createJobListing":{"jobListing":{"salary":\#(salary)},"userErrors":[]}}}"#)
        }
    }

    @Test func `all faults come at once`() throws {
        #expect(
            try create(#"title: " ", company: "a\nb", source: "\u0000", salary: {minimum: -1, currency: "EUR"}"#)
                == refused(
                    #"{"code":"REQUIRED","path":["input","title"],"minimum":null,"maximum":null},{"code":"INVALID_FORMAT","path":["input","company"],"minimum":null,"maximum":null},{"code":"INVALID_FORMAT","path":["input","source"],"minimum":null,"maximum":null},{"code":"OUT_OF_RANGE","path":["input","salary","minimum"],"minimum":0.0,"maximum":null}"#
                ))
        #expect(try api.listingTitles(as: anna) == [])
    }

    @Test func `days, addresses and currencies that are none are errors of the request`() throws {
        for input in [#"postedOn: "2026-02-30""#, #"url: "acme""#, #"salary: {currency: "XYZ"}"#] {
            let document = "mutation { createJobListing(input: {\(valid), \(input)}) { userErrors { code } } }"
            #expect(throws: (any Error).self) { try api.run(document, as: anna) }
        }
    }

    // MARK: Repetition

    @Test func `the same call with the same key keeps one listing, and another call is refused`() throws {
        let key = #", idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#
        let first = try create(valid + key, "id title")
        #expect(try create(valid + key, "id title") == first)
        #expect(try api.listingTitles(as: anna) == ["Engineer"])
        #expect(
            try create(#"title: "Other", company: "Acme""# + key)
                == refused(#"{"code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"]}"#))
    }

    @Test func `a job may close on the day on which it is advertised, and not before`() throws {
        #expect(try create(valid + #", postedOn: "2026-11-02", closesOn: "2026-11-02""#) == created)
        #expect(
            try create(valid + #", postedOn: "2026-11-02", closesOn: "2026-11-01""#)
                == refused(#"{"code":"OUT_OF_RANGE","path":["input","closesOn"],"minimum":null,"maximum":null}"#))
    }
}
