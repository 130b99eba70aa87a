import GraphQLLanguage
import GraphQLSchema
import Testing

/// A schema that keeps a rule, beside one that breaks it, with what is said of that one.
struct SchemaRuleCase: CustomTestStringConvertible, Sendable {
    let rule: String
    let valid: String
    let invalid: String
    /// Each as `line:column message`, the line and column of its first location.
    let errors: [String]

    init(_ rule: String, valid: String, invalid: String, errors: String...) {
        self.rule = rule
        self.valid = valid
        self.invalid = invalid
        self.errors = errors
    }

    var testDescription: String { rule }

    /// Builds both, with a query type after what the case has if it has none.
    func check() {
        #expect(errorsOf(valid) == [])
        #expect(errorsOf(invalid) == errors)
    }

    private func errorsOf(_ sdl: String) -> [String] {
        let hasRoot = sdl.contains("type Query") || sdl.contains("schema") || sdl.contains("type Mutation")
        do {
            _ = try Schema.build(sdl: hasRoot ? sdl : sdl + "\ntype Query { q: Int }")
            return []
        } catch {
            return error.errors.map(\.text)
        }
    }
}

extension SchemaError {
    /// The first location and the message.
    var text: String {
        guard let first = locations.first else { return "- \(message)" }
        return "\(first.line):\(first.column) \(message)"
    }
}
