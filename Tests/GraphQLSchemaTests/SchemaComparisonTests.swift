import Testing

@testable import GraphQLSchema

@Suite("Changes of a schema")
struct SchemaComparisonTests {
    private func changes(_ old: String, _ new: String) throws -> [String] {
        let root = "type Query { a: Int } "
        return try Schema.build(sdl: root + new).changes(since: Schema.build(sdl: root + old))
            .map { "\($0.severity) \($0.kind.rawValue): \($0.message)" }
    }

    @Test(arguments: [
        ("type A { a: Int }", "", "breaking TYPE_REMOVED: A was removed."),
        (
            "type A { a: Int }", "input A { a: Int }",
            "breaking TYPE_CHANGED_KIND: A changed from an object type to an input object type."
        ),
        ("type A { a: Int b: Int }", "type A { a: Int }", "breaking FIELD_REMOVED: A.b was removed."),
        ("input A { a: Int b: Int }", "input A { a: Int }", "breaking FIELD_REMOVED: A.b was removed."),
        (
            "type A { a: Int! }", "type A { a: Int }", "breaking FIELD_CHANGED_KIND: A.a changed from Int! to Int."
        ),
        (
            "type A { a: [Int] }", "type A { a: Int }", "breaking FIELD_CHANGED_KIND: A.a changed from [Int] to Int."
        ),
        (
            "type A { a: [Int!] }", "type A { a: [Int] }",
            "breaking FIELD_CHANGED_KIND: A.a changed from [Int!] to [Int]."
        ),
        (
            "input A { a: Int }", "input A { a: Int! }", "breaking FIELD_CHANGED_KIND: A.a changed from Int to Int!."
        ),
        (
            "input A { a: Int }", "input A { a: Int b: Int! }",
            "breaking REQUIRED_INPUT_FIELD_ADDED: A.b was added, and is required."
        ),
        (
            "type A { a(b: Int): Int }", "type A { a: Int }", "breaking ARG_REMOVED: A.a(b:) was removed."
        ),
        (
            "type A { a(b: Int): Int }", "type A { a(b: String): Int }",
            "breaking ARG_CHANGED_KIND: A.a(b:) changed from Int to String."
        ),
        (
            "type A { a: Int }", "type A { a(b: Int!): Int }",
            "breaking REQUIRED_ARG_ADDED: A.a(b:) was added, and is required."
        ),
        ("enum A { B C }", "enum A { B }", "breaking VALUE_REMOVED_FROM_ENUM: A.C was removed."),
        (
            "type B { b: Int } type C { c: Int } union A = B | C", "type B { b: Int } type C { c: Int } union A = B",
            "breaking TYPE_REMOVED_FROM_UNION: C was removed from A."
        ),
        (
            "interface I { a: Int } type A implements I { a: Int }", "interface I { a: Int } type A { a: Int }",
            "breaking IMPLEMENTED_INTERFACE_REMOVED: A no longer implements I."
        ),
        ("directive @d on FIELD", "", "breaking DIRECTIVE_REMOVED: @d was removed."),
        (
            "directive @d(a: Int) on FIELD", "directive @d on FIELD",
            "breaking DIRECTIVE_ARG_REMOVED: @d(a:) was removed."
        ),
        (
            "directive @d on FIELD", "directive @d(a: Int!) on FIELD",
            "breaking REQUIRED_DIRECTIVE_ARG_ADDED: @d(a:) was added, and is required."
        ),
        (
            "directive @d repeatable on FIELD", "directive @d on FIELD",
            "breaking DIRECTIVE_REPEATABLE_REMOVED: @d can no longer be repeated."
        ),
        (
            "directive @d on FIELD | QUERY", "directive @d on FIELD",
            "breaking DIRECTIVE_LOCATION_REMOVED: @d can no longer stand at QUERY."
        ),
        (
            "input A { a: Int b: Int }", "input A @oneOf { a: Int b: Int }",
            "breaking ONE_OF_ADDED: A takes exactly one of its fields now."
        ),
    ])
    func `what breaks clients is found`(old: String, new: String, expected: String) throws {
        #expect(try changes(old, new) == [expected])
    }

    @Test(arguments: [
        ("enum A { B }", "enum A { B C }", "dangerous VALUE_ADDED_TO_ENUM: A.C was added."),
        (
            "type B { b: Int } type C { c: Int } union A = B", "type B { b: Int } type C { c: Int } union A = B | C",
            "dangerous TYPE_ADDED_TO_UNION: C was added to A."
        ),
        (
            "input A { a: Int }", "input A { a: Int b: Int }",
            "dangerous OPTIONAL_INPUT_FIELD_ADDED: A.b was added, optional."
        ),
        (
            "input A { a: Int }", "input A { a: Int b: Int! = 1 }",
            "dangerous OPTIONAL_INPUT_FIELD_ADDED: A.b was added, optional."
        ),
        (
            "type A { a: Int }", "type A { a(b: Int): Int }",
            "dangerous OPTIONAL_ARG_ADDED: A.a(b:) was added, optional."
        ),
        (
            "interface I { a: Int } type A { a: Int }", "interface I { a: Int } type A implements I { a: Int }",
            "dangerous IMPLEMENTED_INTERFACE_ADDED: A implements I now."
        ),
        (
            "type A { a(b: Int = 1): Int }", "type A { a(b: Int = 2): Int }",
            "dangerous ARG_DEFAULT_VALUE_CHANGE: A.a(b:) changed its default from 1 to 2."
        ),
        (
            "type A { a(b: Int = 1): Int }", "type A { a(b: Int): Int }",
            "dangerous ARG_DEFAULT_VALUE_CHANGE: A.a(b:) has no default any more; it was 1."
        ),
    ])
    func `what may surprise clients is found`(old: String, new: String, expected: String) throws {
        #expect(try changes(old, new) == [expected])
    }

    @Test(arguments: [
        ("", "type A { a: Int }", "safe TYPE_ADDED: A was added."),
        ("type A { a: Int }", "type A { a: Int b: Int }", "safe FIELD_ADDED: A.b was added."),
        ("type A { a: Int }", "type A { a: Int! }", "safe FIELD_TYPE_NARROWED: A.a changed from Int to Int!."),
        (
            "type A { a: [Int] }", "type A { a: [Int!]! }",
            "safe FIELD_TYPE_NARROWED: A.a changed from [Int] to [Int!]!."
        ),
        (
            "type A { a(b: Int!): Int }", "type A { a(b: Int): Int }",
            "safe ARG_TYPE_WIDENED: A.a(b:) changed from Int! to Int."
        ),
        (
            "type A { a: Int }", "type A { a: Int @deprecated(reason: \"Old.\") }",
            "safe DEPRECATED: A.a is deprecated: Old."
        ),
        (
            "enum A { B @deprecated }", "enum A { B }", "safe DEPRECATION_REMOVED: A.B is no longer deprecated."
        ),
        ("", "directive @d on FIELD", "safe DIRECTIVE_ADDED: @d was added."),
    ])
    func `what is safe is told as such`(old: String, new: String, expected: String) throws {
        #expect(try changes(old, new) == [expected])
    }

    @Test func `a schema that only reads differently has not changed`() throws {
        #expect(
            try changes(
                "\"What it is.\" type A { a: Int b: Int } enum E { X Y }",
                "enum E { Y X } type A { b: Int \"The first.\" a: Int }"
            ).isEmpty)
    }

    @Test func `the worst comes first`() throws {
        let severities = try changes("type A { a: Int b: Int } enum E { X }", "type A { a: Int c: Int } enum E { X Y }")
            .map { $0.split(separator: " ")[0] }
        #expect(severities == ["breaking", "dangerous", "safe"])
    }
}
