import Testing

@Suite("Methods")
struct MethodTests {
    @Test func `a query can be sent with GET`() throws {
        let answer = try TestServer().send("GET", "/graphql?query=%7Bhello(name%3A%22G%C3%ABrt%22)%7D&unknown=1")
        #expect(answer.status == 200)
        #expect(answer.body == #"{"data":{"hello":"Hello, Gërt!"}}"#)
    }

    @Test func `HEAD has the head of GET`() throws {
        let answer = try TestServer().send("HEAD", "/graphql?query=%7Bhello%7D")
        #expect(answer.status == 200)
        #expect(answer["Content-Length"] == "34")
        #expect(answer.body == "")
    }

    @Test func `a mutation with GET is answered with 405 and not executed`() throws {
        let server = try TestServer()
        let answer = try server.send(
            "GET", "/graphql?query=mutation%7Badd(amount:1)%7Bvalue%7D%7D", ["Authorization": "Bearer token-ann"])
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "POST")
        #expect(answer.body == #"{"errors":[{"message":"Mutations are sent with POST."}]}"#)
        #expect(try server.run("{ total }").body == #"{"data":{"total":0}}"#)
    }

    @Test func `a mutation that operationName chooses is one too`() throws {
        let target = "/graphql?query=query+Q%7Bhello%7D+mutation+M%7Breset%7D&operationName="
        let server = try TestServer()
        #expect(try server.send("GET", target + "Q").status == 200)
        #expect(try server.send("GET", target + "M").status == 405)
    }

    @Test func `a subscription is refused by plain requests`() throws {
        let server = try TestServer()
        let refusal =
            #"{"errors":[{"message":"Subscriptions are not served by plain requests.","locations":[{"line":1,"column":1}],"extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}]}"#
        #expect(try server.run("subscription { totals }").body == refusal)
        #expect(try server.send("GET", "/graphql?query=subscription%7Btotals%7D").body == refusal)
    }

    @Test func `a POST that does not say how long its body is is answered with 411`() throws {
        let client = try TestServer().connect()
        try client.write("POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n\r\n")
        let answer = try client.finish()
        #expect(answer.status == 411)
        #expect(answer.body == #"{"errors":[{"message":"A POST needs a Content-Length, or chunks."}]}"#)
    }

    @Test(arguments: ["PUT", "DELETE", "PATCH", "BREW"])
    func `other methods are answered with 405`(method: String) throws {
        let answer = try TestServer().send(method, "/graphql")
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "GET, HEAD, POST, OPTIONS")
    }

    @Test func `OPTIONS says what is allowed`() throws {
        let answer = try TestServer().send("OPTIONS", "/graphql")
        #expect(answer.status == 204)
        #expect(answer["Allow"] == "GET, HEAD, POST, OPTIONS")
    }
}
