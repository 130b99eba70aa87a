import Testing

/// The checks of the audit suite of graphql-http, by their codes.
@Suite("Audits of graphql-http")
struct AuditTests {
    private static let json = "application/json"
    private static let graphQL = "application/graphql-response+json"

    struct Audit: Sendable, CustomTestStringConvertible {
        let code: String
        var method = "POST"
        var target = "/graphql"
        var contentType: String? = "application/json"
        var accept: String?
        var body = ""
        let statuses: ClosedRange<Int>
        var answerType: String?
        var hasErrors: Bool?
        var hasNoData = false

        var testDescription: String { code }
    }

    private static let works: [Audit] = [
        Audit(code: "22EB", accept: graphQL, body: typename, statuses: 200...200, answerType: graphQL),
        Audit(code: "4655", accept: json, body: typename, statuses: 200...200, answerType: json),
        Audit(code: "47DE", accept: "*/*", body: typename, statuses: 200...200, answerType: json),
        Audit(code: "80D8", body: typename, statuses: 200...200, answerType: json),
        Audit(code: "82A3", body: typename, statuses: 200...200),
        Audit(
            code: "BF61", contentType: "application/json; charset=utf-8",
            body: #"{"query":"{ __type(name: \"Run🏃Swim🏊\") { name } }"}"#, statuses: 200...200, hasErrors: false),
        Audit(code: "78D5, 2C94, 03D4", body: typename, statuses: 200...200),
        Audit(
            code: "5A70", method: "GET", target: "/graphql?query=%7B+__typename+%7D", contentType: nil,
            statuses: 200...200, hasErrors: false),
        Audit(code: "34A2", accept: graphQL, body: typename, statuses: 200...200),
        Audit(code: "13EE", accept: json, body: typename, statuses: 200...200, hasErrors: false),
        Audit(code: "8161", accept: graphQL, body: named, statuses: 200...200),
        Audit(code: "B8B3", accept: json, body: named, statuses: 200...200, hasErrors: false),
        Audit(code: "2EA1", accept: graphQL, body: withVariables, statuses: 200...200),
        Audit(code: "28B9", accept: json, body: withVariables, statuses: 200...200, hasErrors: false),
        Audit(
            code: "D6D5", method: "GET", target: variablesTarget, accept: graphQL, statuses: 200...200, hasErrors: false
        ),
        Audit(
            code: "6A70", method: "GET", target: variablesTarget, accept: json, statuses: 200...200, hasErrors: false),
        Audit(code: "428F", accept: graphQL, body: withExtensions, statuses: 200...200),
        Audit(code: "1B7A", accept: json, body: withExtensions, statuses: 200...200, hasErrors: false),
    ]

    private static let allowsNull: [Audit] = ["variables", "operationName", "extensions"].enumerated().flatMap {
        index, parameter in
        let body = #"{"query":"{ __typename }","\#(parameter)":null}"#
        return [
            Audit(code: "94B\(index)", accept: graphQL, body: body, statuses: 200...200, hasErrors: false),
            Audit(code: "022\(index)", accept: json, body: body, statuses: 200...200, hasErrors: false),
        ]
    }

    private static let refuses: [Audit] = [
        Audit(
            code: "9C48", method: "GET", target: "/graphql?query=mutation+%7B+__typename+%7D", contentType: nil,
            accept: graphQL, statuses: 405...405),
        Audit(code: "9ABE", contentType: nil, statuses: 400...499),
        Audit(code: "A5BF", statuses: 400...400),
        Audit(code: "423L", accept: graphQL, body: #"{"notquery":"{ __typename }"}"#, statuses: 400...400),
        Audit(code: "B6DC, BCF8", body: #"{ "not a JSON"#, statuses: 400...400),
        Audit(code: "8764, 3E3A", body: #"{"qeury":"{ __typename }"}"#, statuses: 400...400),
    ]

    private static let refusesTypes: [Audit] = [
        ("LKJ", "query", [#"{"obj":"ect"}"#, "0", "false", #"["array"]"#]),
        ("6C0", "operationName", [#"{"obj":"ect"}"#, "0", "false", #"["array"]"#]),
        ("476", "variables", [#""string""#, "0", "false", #"["array"]"#]),
        ("58B", "extensions", [#""string""#, "0", "false", #"["array"]"#]),
    ].flatMap { code, parameter, values in
        values.enumerated().map { index, value in
            let query = parameter == "query" ? "" : #""query":"{ __typename }","#
            return Audit(
                code: code + String(index), body: "{\(query)\"\(parameter)\":\(value)}", statuses: 400...400,
                hasErrors: true)
        }
    }

    private static let cannotExecute: [Audit] = [
        ("572B", "865D, 556A, D586", #"{"query":"{"}"#),
        ("FDE2", "51FE, 74FF, 5E5B", #"{"query":"{ 8f31403dfe404bccbb0e835f2629c6a7 }"}"#),
        ("7B9B", "86EE", #"{"query":"query CoerceFailure($id: ID!){ __typename }","variables":{"id":null}}"#),
    ].flatMap { code, other, body in
        [
            Audit(code: code, accept: json, body: body, statuses: 200...200, hasErrors: true, hasNoData: true),
            Audit(code: other, accept: graphQL, body: body, statuses: 400...400, hasErrors: true, hasNoData: true),
        ]
    }

    private static let typename = #"{"query":"{ __typename }"}"#
    private static let named = #"{"operationName":"Query","query":"query Query { __typename }"}"#
    private static let withVariables =
        #"{"query":"query Type($name: String!) { __type(name: $name) { name } }","variables":{"name":"sometype"}}"#
    private static let withExtensions = #"{"query":"{ __typename }","extensions":{"some":"value"}}"#
    private static let variablesTarget =
        "/graphql?query=query+Type%28%24name%3A+String%21%29+%7B+__type%28name%3A+%24name%29+%7B+name+%7D+%7D"
        + "&variables=%7B%22name%22%3A%22sometype%22%7D"

    @Test(arguments: works + allowsNull + refuses + refusesTypes + cannotExecute)
    func `every audit passes`(audit: Audit) throws {
        var fields: [String: String] = [:]
        fields["Content-Type"] = audit.contentType
        fields["Accept"] = audit.accept
        let answer = try TestServer().send(audit.method, audit.target, fields, body: audit.body)
        #expect(audit.statuses.contains(answer.status))
        if let type = audit.answerType { #expect(answer.contentType == "\(type); charset=utf-8") }
        if let hasErrors = audit.hasErrors { #expect(answer.body.contains(#""errors":[{"message""#) == hasErrors) }
        if audit.hasNoData { #expect(!answer.body.contains(#""data""#)) }
    }

    /// The codes of all server audits in the source of the suite.
    private static let codes = """
        22EB 4655 47DE 80D8 82A3 BF61 78D5 2C94 5A70 9C48 9ABE 03D4 A5BF 423L LKJ0 LKJ1 LKJ2 LKJ3 34A2
        13EE 6C00 6C01 6C02 6C03 8161 B8B3 94B0 94B1 94B2 0220 0221 0222 4760 4761 4762 4763 2EA1 28B9
        D6D5 6A70 58B0 58B1 58B2 58B3 428F 1B7A B6DC BCF8 8764 3E3A 572B FDE2 7B9B 865D 556A D586 51FE
        74FF 5E5B 86EE
        """

    @Test func `no check of the suite is left out`() {
        let covered = Self.works + Self.allowsNull + Self.refuses + Self.refusesTypes + Self.cannotExecute
        #expect(
            Set(covered.flatMap { $0.code.split { $0 == "," || $0 == " " } })
                == Set(Self.codes.split { $0 == " " || $0 == "\n" }))
    }
}
