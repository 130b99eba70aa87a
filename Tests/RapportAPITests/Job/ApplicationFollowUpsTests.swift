import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("JobApplication.followUps")
struct ApplicationFollowUpsTests {
    @Test func `a follow-up can come from an application, concerns nobody, and goes with it`() throws {
        let api = try TestAPI()
        let anna = try api.signUp()
        let made = try api.value(
            """
            mutation { createJobApplication(
                input: {jobListing: {create: {title: "Engineer", company: "Acme"}}}) { application { id } } }
            """, as: anna)
        let id = try #require(made["data"]?["createJobApplication"]?["application"]?["id"]?.stringValue)
        _ = try api.run(
            #"mutation { createFollowUp(input: {title: "Ask", subjectId: "\#(id)"}) { userErrors { code } } }"#,
            as: anna)
        #expect(
            try api.run(
                """
                { jobApplication(id: "\(id)") { followUps { title contact { id } subject { ... on JobApplication {
                    jobListing { title } } } } } }
                """, as: anna)
                == #"{"data":{"jobApplication":{"followUps":[{"title":"Ask","contact":null,"subject":{"jobListing":{"title":"Engineer"}}}]}}}"#
        )
        _ = try api.run(#"mutation { deleteJobApplication(input: {id: "\#(id)"}) { userErrors { code } } }"#, as: anna)
        #expect(
            try api.run("{ followUps { totalCount } }", as: anna) == #"{"data":{"followUps":{"totalCount":0}}}"#)
    }
}
