import GraphQLExecution
import HTTPServer
import Testing

@testable import GraphQLOverHTTP

@Suite("From a request to an operation")
struct ServiceTests {
    private func prepare(
        _ text: String, named name: String? = nil, _ accepted: OperationTypes = .all
    ) throws -> PreparedOperation {
        let service = try GraphQLService(Counter())
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBytes {
            var request = GraphQLRequest(query: QueryText(bytes: $0, isValidated: true))
            request.operationName = name
            return try service.prepare(request, accepted)
        }
    }

    @Test func `an operation knows its name, its type, its cost and the hash of its document`() throws {
        let operation = try prepare("mutation Add { add(amount: 1) { value } }")
        #expect(operation.identity.name == "Add")
        #expect(operation.identity.operationType == .mutation)
        #expect(operation.cost == 1)
        #expect(
            operation.identity.documentHash.description
                == "8f0b44f3c4222dfef9630b2a94f324234d4c5337221eddf8c64b2af9270f2842")
        #expect(try prepare("{ hello }").identity.name == nil)
    }

    @Test func `only the types of operation that are accepted are prepared`() throws {
        #expect(throws: RequestFailure.self) { try prepare("mutation { reset }", .safe) }
        #expect(throws: RequestFailure.self) { try prepare("subscription { totals }", .answeredOnce) }
        #expect(try prepare("subscription { totals }").identity.operationType == .subscription)
        #expect(
            try prepare("query Read { hello } mutation Write { reset }", named: "Read", .safe).identity.name == "Read")
    }

    @Test func `a client that has used up what it may use is told so before anything is read`() throws {
        let server = try TestServer()
        let answer = try server.run("{ hello }", token: "token-exhausted")
        #expect(answer.status == 429)
        #expect(
            answer.body == #"{"errors":[{"message":"Try again later.","extensions":{"code":"RATE_LIMITED"}}]}"#)
    }
}
