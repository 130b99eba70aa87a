import Batches
import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON
import Testing

/// Documents that are nested as deeply as any limit allows, in every way that a document can nest, on a schema in
/// which they are valid or nearly so.
enum DeepDocuments {
    static let depth = DocumentLimits.maximumNesting

    static let schema: Schema = {
        do {
            return try Schema.build(
                sdl: """
                    type Query implements Node {
                      node: Node! self: Query! lists: [[Query!]!]! text(of: Text, in: [Text]): String any(of: Any): String
                    }
                    interface Node { node: Node! self: Query! lists: [[Query!]!]! }
                    input Text { text: Text number: Int }
                    scalar Any
                    """)
        } catch {
            fatalError("\(error)")
        }
    }()

    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        /// What becomes of it: `data`, or how the message begins.
        let outcome: String

        init(_ name: String, _ text: String, _ outcome: String = "data") {
            testDescription = name
            self.text = text
            self.outcome = outcome
        }
    }

    static let all: [Example] = [
        Example("fields", nested("{ self ", "{ __typename }", "}", depth - 1)),
        Example("lists of objects", nested("{ lists ", "{ __typename }", "}", depth - 1)),
        Example("abstract fields", nested("{ node ", "{ __typename }", "}", depth - 1)),
        Example("inline fragments", nested("{ ... on Query ", "{ __typename }", "}", depth - 1)),
        Example("fragments", fragments(depth - 2) { "{ ...F\($0 + 1) }" }),
        Example("fields in fragments", fragments(depth / 2 - 1) { "{ self { ...F\($0 + 1) } }" }),
        Example("objects", "{ text(of: \(nested("{ text: ", "null", "}", depth - 2))) }"),
        Example("default values", "query ($a: Text = \(nested("{ text: ", "null", "}", depth - 2))) { text(of: $a) }"),
        Example("lists", "{ text(in: \(nested("[", "null", "]", depth - 2))) }", "Expected value of type \"Text\""),
        Example("custom scalars", "{ any(of: \(nested("[{ a: ", "null", "}]", depth / 2 - 2))) }"),
        Example("types", "query ($a: \(nested("[", "Text", "]", depth - 2))) { text(of: $a) }", "Variable \"$a\""),
        Example("a conflict", "{ \(conflicting("__typename")) \(conflicting("text")) }", "Fields \"self\" conflict"),
        Example("a conflict in fragments", conflictingFragments, "Fields \"self\" conflict"),
        Example("a cycle", cycle(depth - 2), "Cannot spread fragment"),
        Example("a long cycle", cycle(5 * depth), "Selections are nested more than 200 levels deep"),
    ]

    private static func nested(_ open: String, _ inside: String, _ close: String, _ depth: Int) -> String {
        String(repeating: open, count: depth) + inside + String(repeating: close, count: depth)
    }

    private static func fragments(_ count: Int, _ selections: (Int) -> String) -> String {
        "{ ...F0 }" + (0..<count).map { " fragment F\($0) on Query \(selections($0))" }.joined()
            + " fragment F\(count) on Query { x: __typename }"
    }

    /// Two of these with different fields conflict at their innermost fields only.
    private static func conflicting(_ field: String) -> String {
        "self " + nested("{ self ", "{ x: \(field) }", "}", depth - 3)
    }

    /// Two chains of fragments side by side, whose ends conflict.
    private static let conflictingFragments =
        fragments(depth / 2 - 2) { "{ self { ...F\($0 + 1) } self { ...G\($0 + 1) } }" }
        + (1..<depth / 2 - 2).map { " fragment G\($0) on Query { self { ...G\($0 + 1) } }" }.joined()
        + " fragment G\(depth / 2 - 2) on Query { x: text }"

    private static func cycle(_ length: Int) -> String {
        "{ ...F0 }" + (0..<length).map { " fragment F\($0) on Query { ...F\(($0 + 1) % length) }" }.joined()
    }

    /// Everything that is done with a document, as far as it gets: how far it got.
    static func outcome(of text: String) -> String {
        do throws(SyntaxError) {
            let document = try Document.parse(text)
            _ = document.printed()
            return outcome(of: document)
        } catch {
            return error.message
        }
    }

    private static func outcome(of document: Document) -> String {
        do throws(ValidationErrors) {
            let validated = try validate(document, against: schema, limits: .none)
            return outcome(of: validated)
        } catch {
            return error.errors[0].message
        }
    }

    private static func outcome(of document: ValidatedDocument) -> String {
        let planner = Planner(schema: schema, resolvers: resolvers)
        do {
            let variables = try schema.coerceVariables(of: document.operations[0], from: []).get()
            let plan = try planner.plan(document.operations[0], of: document, variables: variables)
            let out = JSONWriter()
            _ = Execution.start(plan, variables: variables, context: Nothing(), into: out)
            return out.string.contains("errors") ? "errors" : "data"
        } catch {
            return "\(error)"
        }
    }

    private final class Nothing: ExecutionContext {}

    /// One object everywhere, one in every list.
    private static let resolvers: ResolverTable = {
        var table = ResolverTable()
        table.fallback = { _, field in
            .batch(needs: []) { _ in
                { parents, _, _ in
                    let answers = RowBatch(type: parents.type, width: 1)
                    for row in 0..<parents.count {
                        answers.appendRow()
                        answers[row, 0] = cell(of: field.type, in: answers)
                    }
                    return answers
                }
            }
        }
        return table
    }()

    private static func cell(of type: TypeReference, in answers: RowBatch) -> Cell {
        switch type {
        case .nonNull(let inner): return cell(of: inner, in: answers)
        case .list(let inner): return answers.list([cell(of: inner, in: answers)])
        case .named(let index):
            guard schema.types[index].isComposite else { return .null }
            let (child, rows) = answers.child(of: TypeIndex(schema.queryType), width: 0)
            return .object(child: child, row: rows.appendRow())
        }
    }
}
