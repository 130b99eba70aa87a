import Testing

@Suite("The API")
struct TestAPITests {
    @Test func `what needs no token answers without one`() throws {
        #expect(try TestAPI().run("{ apiVersion }", as: nil) == #"{"data":{"apiVersion":"2026.11"}}"#)
    }

    @Test func `the viewer is who asks`() throws {
        let api = try TestAPI()
        let anna = try api.signUp()
        #expect(
            try api.run("{ viewer { email name timeZone version } }", as: anna)
                == #"{"data":{"viewer":{"email":"anna@example.com","name":"Anna","timeZone":"Europe/Berlin","version":1}}}"#
        )
    }

    @Test func `what is written is in the response`() throws {
        let api = try TestAPI()
        let anna = try api.signUp()
        #expect(
            try api.run(#"mutation { updateViewer(input: {name: "Anne"}) { viewer { name version } } }"#, as: anna)
                == #"{"data":{"updateViewer":{"viewer":{"name":"Anne","version":2}}}}"#)
    }
}
