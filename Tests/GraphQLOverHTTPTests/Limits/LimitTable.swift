import GraphQLOverHTTP
import Testing

/// An operation as a client has it in hand, however it sends it.
struct SentOperation: Sendable {
    let query: String
    /// JSON.
    var variables = "null"
    var operationName: String?

    init(_ query: String, variables: String = "null", operationName: String? = nil) {
        self.query = query
        self.variables = variables
        self.operationName = operationName
    }

    /// The body of a request.
    var json: String {
        let name = operationName.map { "\"\($0)\"" } ?? "null"
        return
            #"{"query":"\#(query.replacing("\"", with: "\\\""))","variables":\#(variables),"operationName":\#(name)}"#
    }
}

/// A limit of operations: set so that one is at it and another one is over it.
struct LimitCase: Sendable, CustomTestStringConvertible {
    let name: String
    let limits: @Sendable (inout GraphQLLimits) -> Void
    let within: SentOperation
    let over: SentOperation
    /// What the response to the second one says.
    let expected: String
    /// Where both are the same operation, this is what makes the difference.
    var lower: (@Sendable (inout GraphQLLimits) -> Void)?

    var testDescription: String { name }
}

extension LimitCase {
    static let all: [LimitCase] = documents + selections + values

    private static let documents = [
        LimitCase(
            name: "text", limits: { $0.queryText = 9 }, within: SentOperation("{ hello }"),
            over: SentOperation("{ hello  }"), expected: #""code":"LIMIT_EXCEEDED","limit":9"#),
        LimitCase(
            name: "tokens", limits: { $0.parser.maximumTokens = 3 }, within: SentOperation("{ hello }"),
            over: SentOperation("{ hello total }"), expected: #""code":"LIMIT_EXCEEDED","limit":3"#),
        LimitCase(
            name: "parser depth", limits: { $0.parser.maximumDepth = 2 }, within: SentOperation("{ sum { value } }"),
            over: SentOperation("{ sum { ... { value } } }"), expected: #""code":"GRAPHQL_PARSE_FAILED""#),
        LimitCase(
            name: "operations", limits: { $0.document.operations = 1 }, within: SentOperation("query A { hello }"),
            over: SentOperation("query A { hello } query B { hello }", operationName: "A"),
            expected: #""code":"LIMIT_EXCEEDED","limit":1,"operations":2"#),
        LimitCase(
            name: "fragments", limits: { $0.document.fragments = 1 },
            within: SentOperation("{ ...F } fragment F on Query { hello }"),
            over: SentOperation("{ ...F ...G } fragment F on Query { hello } fragment G on Query { hello }"),
            expected: #""code":"LIMIT_EXCEEDED","limit":1,"fragments":2"#),
        LimitCase(
            name: "variables", limits: { $0.document.variables = 1 },
            within: SentOperation("query($a: String!) { hello(name: $a) }", variables: #"{"a":"x"}"#),
            over: SentOperation(
                "query($a: String!, $b: String!) { hello(name: $a) b: hello(name: $b) }",
                variables: #"{"a":"x","b":"y"}"#),
            expected: #""code":"LIMIT_EXCEEDED","limit":1,"variables":2"#),
        LimitCase(
            name: "directives", limits: { $0.document.directivesPerLocation = 1 },
            within: SentOperation("{ hello @skip(if: false) }"),
            over: SentOperation("{ hello @skip(if: false) @include(if: true) }"),
            expected: #""code":"LIMIT_EXCEEDED","limit":1,"directives":2"#),
    ]

    private static let selections = [
        LimitCase(
            name: "selection depth", limits: { $0.document.selectionDepth = 2 },
            within: SentOperation("{ sum { value } __schema { description } }"),
            over: SentOperation("{ __schema { queryType { name } } }"),
            expected: #""code":"LIMIT_EXCEEDED","limit":2,"depth":3"#),
        LimitCase(
            name: "fields", limits: { $0.document.expandedFields = 3 },
            within: SentOperation("{ ...F a: hello } fragment F on Query { hello total }"),
            over: SentOperation("{ ...F ...F } fragment F on Query { hello total }"),
            expected: #""code":"LIMIT_EXCEEDED","limit":3,"fields":4"#),
        LimitCase(
            name: "aliases", limits: { $0.document.aliasesOfOneField = 2 },
            within: SentOperation("{ a: hello b: hello hello }"),
            over: SentOperation("{ a: hello ... { b: hello c: hello } }"),
            expected: #""code":"LIMIT_EXCEEDED","limit":2,"aliases":3"#),
        LimitCase(
            name: "cost", limits: { $0.cost = 1 }, within: SentOperation("{ sum { value } }"),
            over: SentOperation("{ a: sum { value } b: sum { value } }"),
            expected: #""code":"LIMIT_EXCEEDED","limit":1,"cost":2"#),
    ]

    private static let values = [
        LimitCase(
            name: "length of the answer", limits: { ($0.anonymousAnswer, $0.answer) = (60, 60) },
            within: SentOperation("{ hello }"),
            over: SentOperation("{ a: hello b: hello c: hello }"),
            expected: #"{"code":"LIMIT_EXCEEDED","limit":60}"#),
        LimitCase(
            name: "items of a list", limits: { $0.listItems = 2 }, within: SentOperation("{ count(of: [1, 2]) }"),
            over: SentOperation("{ count(of: [1, 2, 3]) }"),
            expected:
                #"A list has at most 2 items here, found 3.","locations":[{"line":1,"column":3}],"path":["count"],"extensions":{"code":"BAD_USER_INPUT"}"#
        ),
        LimitCase(
            name: "items of a list in a variable", limits: { $0.listItems = 2 },
            within: SentOperation("query($of: [Int!]!) { count(of: $of) }", variables: #"{"of":[1,2]}"#),
            over: SentOperation("query($of: [Int!]!) { count(of: $of) }", variables: #"{"of":[1,2,3]}"#),
            expected: #""code":"BAD_USER_INPUT""#),
        LimitCase(
            name: "JSON nesting", limits: { $0.jsonDepth = 4 },
            within: SentOperation("{ hello }", variables: #"{"other":[[1]]}"#),
            over: SentOperation("{ hello }", variables: #"{"other":[[[1]]]}"#), expected: "nested deeper than"),
        LimitCase(
            name: "time", limits: { _ in }, within: SentOperation("{ total }"), over: SentOperation("{ total }"),
            expected: #""code":"TIMEOUT""#, lower: { $0.execution = .zero }),
        LimitCase(
            name: "errors", limits: { $0.errors = 4 },
            within: SentOperation("query($ok: Boolean = true) { total @include(if: $ok) }"),
            over: SentOperation(
                "{ a: broken b: broken c: broken d: broken e: broken f: broken }"),
            expected: #"{"message":"2 more errors are not shown."}]"#),
    ]
}
