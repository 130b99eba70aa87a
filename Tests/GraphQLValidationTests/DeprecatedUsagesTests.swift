import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLValidation

@Suite("Deprecated usages")
struct DeprecatedUsagesTests {
    private let schema = try! Schema.build(
        sdl: """
            type Query {
                old: Int @deprecated(reason: "Use new.")
                new: Thing
                find(by: Int @deprecated(reason: "Use filter."), filter: Filter, kind: Kind = NEW): [Thing]
            }
            type Thing { name: String, title: String @deprecated(reason: "Use name."), self: Thing }
            input Filter { name: String, label: String @deprecated(reason: "Use name."), and: [Filter!] }
            enum Kind { NEW OLD @deprecated(reason: "Nobody has it.") }
            """)

    private func usages(_ text: String) throws -> [String] {
        try validate(Document.parse(text), against: schema).deprecatedUsages
            .map { "\($0.location.line):\($0.location.column) \($0.coordinate): \($0.reason)" }
    }

    @Test func `fields are found wherever they are selected`() throws {
        #expect(
            try usages(
                "{ old new { title self { ... on Thing { title } } ...Named } }\nfragment Named on Thing { t: title }")
                == [
                    "1:3 Query.old: Use new.", "1:13 Thing.title: Use name.", "1:41 Thing.title: Use name.",
                    "2:27 Thing.title: Use name.",
                ])
    }

    @Test func `arguments, input fields and enum values are found`() throws {
        #expect(
            try usages("{ find(by: 1, filter: {and: [{label: \"a\"}]}, kind: OLD) { name __typename } }")
                == [
                    "1:8 Query.find(by:): Use filter.", "1:31 Filter.label: Use name.", "1:52 Kind.OLD: Nobody has it.",
                ])
    }

    @Test func `defaults of variables count, their values are not known`() throws {
        #expect(
            try usages("query($k: Kind = OLD, $f: Filter) { find(kind: $k, filter: $f) { name } }")
                == ["1:18 Kind.OLD: Nobody has it."])
    }

    @Test func `what is not deprecated is not told of`() throws {
        #expect(
            try usages("{ new { name } find(filter: {name: \"a\"}, kind: NEW) { name } __schema { types { name } } }")
                .isEmpty)
    }
}
