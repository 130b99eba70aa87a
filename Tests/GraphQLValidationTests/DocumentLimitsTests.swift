import GraphQLLanguage
import GraphQLValidation
import Testing

/// Each limit from both sides.
@Suite("Limits of documents")
struct DocumentLimitsTests {
    private func nested(_ depth: Int) -> String {
        String(repeating: "{ owner { dog ", count: depth / 2 - 1) + "{ owner { name } }"
            + String(repeating: "} }", count: depth / 2 - 1)
    }

    @Test func `fields nest twenty levels deep`() throws {
        #expect(try faults("{ dog \(nested(19 - 1)) human { name } }") == [])
        let deepest = "{ human { dog \(nested(18)) } }"
        #expect(try faults(deepest) == [])
        #expect(
            try faults("{ human { dog { owner { dog \(nested(18)) } } } }") == [
                "1:1 Fields are nested 22 levels deep; at most 20 are allowed."
            ])
    }

    @Test func `depth counts through fragments`() throws {
        let document = "{ human { dog { ...F } } } fragment F on Dog { owner { dog \(nested(18)) } }"
        #expect(try faults(document) == ["1:1 Fields are nested 22 levels deep; at most 20 are allowed."])
    }

    @Test func `an operation selects five thousand fields`() throws {
        let fields = String(repeating: " name", count: 998)
        let document = "{ dog { ...A } dog { ...A } dog { ...A } dog { ...A } dog { ...A } }"
        #expect(try faults("\(document) fragment A on Dog { \(fields) name }") == [])
        #expect(
            try faults("\(document) fragment A on Dog { \(fields) name name }") == [
                "1:1 The operation selects 5005 fields, with those of fragments; at most 5000 are allowed."
            ])
    }

    @Test func `fragments that multiply are counted, not expanded`() throws {
        let chain = (0..<100).map { "fragment F\($0) on Dog { ...F\($0 + 1) ...F\($0 + 1) }" }.joined(separator: " ")
        let document = "{ dog { ...F0 } } \(chain) fragment F100 on Dog { name }"
        #expect(
            try faults(document) == [
                "1:1 The operation selects 1000000000 fields, with those of fragments; at most 5000 are allowed."
            ])
    }

    @Test func `one scope selects a field under a hundred aliases`() throws {
        func document(_ count: Int) -> String {
            let aliases = (0..<count).map { "a\($0): name" }.joined(separator: " ")
            return "{ dog { ... { \(aliases) } ...F } cat { b: name } } fragment F on Dog { last: name }"
        }
        #expect(try faults(document(99)) == [])
        let found = try faults(document(100))
        #expect(
            found == [
                "1:1052 One field is selected 101 times under an alias; at most 100 are allowed."
            ])
    }

    @Test func `a location has eight directives`() throws {
        let eight = String(repeating: "@many ", count: 8)
        #expect(try faults("query \(eight) { dog \(eight) { name } }") == [])
        #expect(
            try faults("{ dog \(eight) @many { name } }") == [
                "1:7 There are 9 directives at one location; at most 8 are allowed."
            ])
    }

    @Test func `a document has fifty operations`() throws {
        func document(_ count: Int) -> String {
            (0..<count).map { "query Q\($0) { dog { name } }" }.joined(separator: " ")
        }
        #expect(try faults(document(50)) == [])
        #expect(try faults(document(51)) == [" The document has 51 operations; at most 50 are allowed."])
    }

    @Test func `a document has five hundred fragments`() throws {
        func document(_ count: Int) -> String {
            let spreads = (0..<count).map { "...F\($0)" }.joined(separator: " ")
            return "{ dog { \(spreads) } } "
                + (0..<count).map { "fragment F\($0) on Dog { name }" }.joined(separator: " ")
        }
        #expect(try faults(document(500)) == [])
        #expect(try faults(document(501)) == [" The document has 501 fragments; at most 500 are allowed."])
    }

    @Test func `an operation has five hundred variables`() throws {
        func document(_ count: Int) -> String {
            let definitions = (0..<count).map { "$v\($0): Int" }.joined(separator: " ")
            let usages = (0..<count).map { "$v\($0)" }.joined(separator: " ")
            return "query (\(definitions)) { any(value: {list: [\(usages)]}) }"
        }
        #expect(try faults(document(500)) == [])
        #expect(try faults(document(501)) == ["1:1 The operation has 501 variables; at most 500 are allowed."])
    }

    @Test func `selections nest two hundred levels deep, whatever the limits`() throws {
        func document(_ fragments: Int) -> String {
            "{ ...F0 } " + (0..<fragments).map { "fragment F\($0) on Query { ...F\($0 + 1) }" }.joined(separator: " ")
                + " fragment F\(fragments) on Query { __typename }"
        }
        #expect(try faults(document(198), limits: .none) == [])
        #expect(
            try faults(document(199), limits: .none) == [
                " Selections are nested more than 200 levels deep, with those of fragments."
            ])
        let inline = String(repeating: "{ ... ", count: 900) + "{ __typename" + String(repeating: " }", count: 901)
        #expect(
            try faults(inline, limits: .none) == [
                " Selections are nested more than 200 levels deep, with those of fragments."
            ])
    }

    @Test func `a hundred errors are reported`() throws {
        let fields = (0..<100).map { "x\($0)" }.joined(separator: " ")
        #expect(try faults("{ \(fields) }").count == 100)
        let all = try faults("{ \(fields) y z }")
        #expect(all.count == 101)
        #expect(all.last == " There are more than 100 errors; validation stopped.")
        #expect(try faults("{ \(fields) y z }", limits: .none).count == 102)
    }

    @Test func `an error shows ten places`() throws {
        let arguments = (0..<1_000).map { _ in "first: 1" }.joined(separator: " ")
        let document = try Document.parse("{ dog { friends(\(arguments)) { name } } }")
        let errors = #expect(throws: ValidationErrors.self) { try validate(document, against: PetSchema.schema) }
        #expect(errors?.errors.map(\.locations.count) == [10])
    }

    @Test func `an error says the limit and the value`() throws {
        var limits = DocumentLimits.standard
        limits.selectionDepth = 1
        let document = try Document.parse("{ dog { name } }")
        let errors = #expect(throws: ValidationErrors.self) {
            try validate(document, against: PetSchema.schema, limits: limits)
        }
        #expect(
            errors?.requestErrors == [
                RequestError(
                    message: "Fields are nested 2 levels deep; at most 1 are allowed.",
                    locations: [SourceLocation(line: 1, column: 1)], code: .limitExceeded,
                    details: [.init(name: "limit", value: 1), .init(name: "depth", value: 2)])
            ])
    }

    @Test func `what people send passes`() throws {
        let aliases = (0..<30).map { "a\($0): dog { name }" }.joined(separator: " ")
        #expect(try faults("{ \(aliases) }") == [])
        let fragments = String(repeating: "... on Dog { name } ", count: 8)
        #expect(try faults("{ pet { \(fragments) } }") == [])
        #expect(try faults(introspectionQuery) == [])
    }

    /// What GraphiQL asks first.
    private let introspectionQuery = """
        query IntrospectionQuery {
          __schema {
            queryType { name }
            mutationType { name }
            subscriptionType { name }
            types { ...FullType }
            directives { name description locations args { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description
          fields(includeDeprecated: true) {
            name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
          }
          inputFields { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType {
            kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } }
          } } } } } } }
        }
        """
}
