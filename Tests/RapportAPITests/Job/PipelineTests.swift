import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("pipeline")
struct PipelineTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    private func apply(at company: String, _ status: String, on day: String? = nil) throws {
        let appliedAt = day.map { #", appliedAt: "2026-11-\#($0)T10:00:00Z""# } ?? ""
        try api.jobApplication(at: company, "status: \(status)\(appliedAt)", as: anna)
    }

    @Test func `every status has its place in the process, with how many are there`() throws {
        try apply(at: "A", "APPLIED")
        try apply(at: "B", "WITHDRAWN")
        try apply(at: "C", "APPLIED")
        let carl = try api.signUp("carl@example.com")
        try api.jobApplication(at: "D", "status: OFFER", as: carl)
        #expect(
            try api.run("{ pipeline { status count } }", as: anna)
                == #"{"data":{"pipeline":[{"status":"DRAFT","count":0},{"status":"APPLIED","count":2},{"status":"SCREENING","count":0},{"status":"INTERVIEWING","count":0},{"status":"OFFER","count":0},{"status":"ACCEPTED","count":0},{"status":"REJECTED","count":0},{"status":"WITHDRAWN","count":1}]}}"#
        )
        #expect(try api.errorCode("{ pipeline { count } }", as: nil) == "UNAUTHENTICATED")
    }

    @Test func `each stage has its own applications, newest first`() throws {
        try apply(at: "A", "OFFER", on: "02")
        try apply(at: "B", "OFFER", on: "04")
        try apply(at: "C", "DRAFT")
        try apply(at: "D", "OFFER", on: "03")
        let carl = try api.signUp("carl@example.com")
        try api.jobApplication(at: "E", "status: OFFER", as: carl)
        let stages = try api.value(
            """
            { pipeline { status applications(first: 2) {
                totalCount pageInfo { hasNextPage hasPreviousPage } nodes { status jobListing { company } } } } }
            """, as: anna)["data"]?["pipeline"]?.elements
        #expect(
            stages?[0].text
                == #"{"status":"DRAFT","applications":{"totalCount":1,"pageInfo":{"hasNextPage":false,"hasPreviousPage":false},"nodes":[{"status":"DRAFT","jobListing":{"company":"C"}}]}}"#
        )
        #expect(
            stages?[4].text
                == #"{"status":"OFFER","applications":{"totalCount":3,"pageInfo":{"hasNextPage":true,"hasPreviousPage":false},"nodes":[{"status":"OFFER","jobListing":{"company":"B"}},{"status":"OFFER","jobListing":{"company":"D"}}]}}"#
        )
        #expect(
            stages?[7].text
                == #"{"status":"WITHDRAWN","applications":{"totalCount":0,"pageInfo":{"hasNextPage":false,"hasPreviousPage":false},"nodes":[]}}"#
        )
    }

    @Test func `of applications of the same day the latest made comes first`() throws {
        for (company, day) in [("A", "02"), ("B", "03"), ("C", "03"), ("D", "05")] {
            try apply(at: company, "OFFER", on: day)
            try apply(at: company + "2", "APPLIED", on: day)
        }
        let stages = try api.value(
            "{ pipeline { applications { nodes { jobListing { company } } } } }", as: anna)["data"]?["pipeline"]
        let offers = stages?[4]?["applications"]?["nodes"]?.elements
        #expect(offers?.map { $0["jobListing"]!["company"]!.stringValue! } == ["D", "C", "B", "A"])
    }

    @Test func `all stages together cost one statement, their pages one, and their totals one`() throws {
        for number in 1...30 { try apply(at: "Company \(number)", ["APPLIED", "OFFER", "DRAFT"][number % 3]) }
        #expect(try api.statements("{ pipeline { status count } }", as: anna).count == 1)
        #expect(try api.statements("{ pipeline { applications { nodes { status } } } }", as: anna).count == 2)
        #expect(
            try api.statements(
                "{ pipeline { applications { totalCount nodes { jobListing { company } } } } }", as: anna
            ).count == 4)
    }

    @Test func `two pipelines in one request have their own pages`() throws {
        try apply(at: "A", "OFFER", on: "02")
        try apply(at: "B", "OFFER", on: "03")
        #expect(
            try api.value(
                """
                { newest: pipeline { applications(first: 1) { nodes { jobListing { company } } } }
                  oldest: pipeline { applications(last: 1) { nodes { jobListing { company } } } } }
                """, as: anna)["data"].map { data in
                    ["newest", "oldest"].map { data[$0]?.elements?[4].text }
                } == [
                    #"{"applications":{"nodes":[{"jobListing":{"company":"B"}}]}}"#,
                    #"{"applications":{"nodes":[{"jobListing":{"company":"A"}}]}}"#,
                ])
    }
}
