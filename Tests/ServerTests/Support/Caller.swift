import Foundation
import LoopbackHTTP

/// Somebody who uses the API of a server, over one connection.
final class Caller {
    private let client: HTTPClient
    private let token: String?

    init(port: UInt16, token: String? = nil) throws {
        client = try HTTPClient(port: port)
        self.token = token
    }

    /// Sends an operation and waits for its answer.
    func run(_ query: String, _ variables: [String: Any] = [:]) throws -> String {
        try client.send("POST", "/graphql", fields, body: Caller.body(query, variables)).body
    }

    /// Sends an operation and does not wait.
    func begin(_ query: String, _ variables: [String: Any] = [:]) throws {
        try client.begin("POST", "/graphql", fields, body: Caller.body(query, variables))
    }

    /// The answer to what was begun.
    func finish() throws -> String { try client.finish().body }

    private var fields: [String: String] {
        var fields = ["Content-Type": "application/json"]
        if let token { fields["Authorization"] = "Bearer " + token }
        return fields
    }

    private static func body(_ query: String, _ variables: [String: Any]) throws -> String {
        let members: [String: Any] = ["query": query, "variables": variables]
        return String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self)
    }
}

extension Caller {
    /// Makes an account.
    ///
    /// - Returns: The token of its session.
    static func signUp(port: UInt16, email: String = "anna@example.com") throws -> String {
        let answer = try Caller(port: port).run(
            """
            mutation($email: EmailAddress!) {
              signUp(input: {email: $email, password: "a long password", name: "Anna", timeZone: "Europe/Berlin"}) {
                session { accessToken }
              }
            }
            """, ["email": email])
        guard let token = answer.firstMatch(of: /rps_[A-Za-z0-9_-]+/) else { throw UnexpectedAnswer(text: answer) }
        return String(token.output)
    }

    /// Makes a contact.
    ///
    /// - Parameter key: By which a repetition is told from another call.
    /// - Returns: Whether it was acknowledged.
    func createContact(_ name: String, key: UUID? = nil, notes: String? = nil) throws -> Bool {
        var input: [String: Any] = ["name": name]
        input["idempotencyKey"] = key?.uuidString.lowercased()
        input["notes"] = notes
        return try run(
            "mutation($input: CreateContactInput!) { createContact(input: $input) { contact { name } } }",
            ["input": input]) == Caller.created(name)
    }

    static func created(_ name: String) -> String {
        #"{"data":{"createContact":{"contact":{"name":"\#(name)"}}}}"#
    }
}

struct UnexpectedAnswer: Error {
    let text: String
}
