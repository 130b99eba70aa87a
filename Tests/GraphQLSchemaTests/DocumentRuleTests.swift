import GraphQLLanguage
import GraphQLSchema
import Testing

@Suite("Rules for type system documents")
struct DocumentRuleTests {
    @Test(arguments: cases)
    func `a document that breaks a rule is told where and why`(example: SchemaRuleCase) {
        example.check()
    }

    static let cases: [SchemaRuleCase] = [
        SchemaRuleCase(
            "only type system definitions",
            valid: "type Query { q: Int }",
            invalid: "type Query { q: Int } { q }",
            errors: "1:23 A schema has no operations and no fragments."),
        SchemaRuleCase(
            "one schema definition",
            valid: "schema { query: Q } type Q { q: Int }",
            invalid: "schema { query: Q } schema { query: Q } type Q { q: Int }",
            errors: "1:21 There is more than one schema definition."),
        SchemaRuleCase(
            "one type for each kind of operation",
            valid: "schema { query: Q } extend schema { mutation: M } type Q { q: Int } type M { q: Int }",
            invalid: "schema { query: Q } extend schema { query: M } type Q { q: Int } type M { q: Int }",
            errors: "1:10 There is more than one query type in the schema."),
        SchemaRuleCase(
            "unique type names",
            valid: "type A { a: Int } type B { a: Int }",
            invalid: "type A { a: Int } enum A { B }",
            errors: "1:6 \"A\" is defined more than once."),
        SchemaRuleCase(
            "unique directive names",
            valid: "directive @a on FIELD directive @b on FIELD",
            invalid: "directive @a on FIELD directive @a on QUERY",
            errors: "1:34 \"@a\" is defined more than once."),
        SchemaRuleCase(
            "unique field names",
            valid: "type A { a: Int b: Int }",
            invalid: "type A { a: Int } extend type A { a: String }",
            errors: "1:10 \"A.a\" is defined more than once."),
        SchemaRuleCase(
            "unique argument names",
            valid: "type A { a(x: Int, y: Int): Int }",
            invalid: "type A { a(x: Int, x: Int): Int }",
            errors: "1:12 \"A.a(x:)\" is defined more than once."),
        SchemaRuleCase(
            "unique argument names of directives",
            valid: "directive @d(x: Int, y: Int) on FIELD",
            invalid: "directive @d(x: Int, x: Int) on FIELD",
            errors: "1:14 \"@d(x:)\" is defined more than once."),
        SchemaRuleCase(
            "unique enum values",
            valid: "enum E { A B }",
            invalid: "enum E { A B A }",
            errors: "1:10 \"E.A\" is defined more than once."),
        SchemaRuleCase(
            "unique input fields",
            valid: "input I { a: Int b: Int }",
            invalid: "input I { a: Int a: Int }",
            errors: "1:11 \"I.a\" is defined more than once."),
        SchemaRuleCase(
            "known types",
            valid: "type A { a: [A!] b: Float }",
            invalid: "type A implements N { a(x: I): [B!] } union U = C",
            errors: "1:19 The type \"N\" is not defined.", "1:28 The type \"I\" is not defined.",
            "1:33 The type \"B\" is not defined.", "1:49 The type \"C\" is not defined."),
        SchemaRuleCase(
            "extensions of defined types",
            valid: "type A { a: Int } extend type A { b: Int }",
            invalid: "extend type A { b: Int }",
            errors: "1:13 The type \"A\" cannot be extended, because it is not defined."),
        SchemaRuleCase(
            "extensions of the same kind",
            valid: "enum A { B } extend enum A { C }",
            invalid: "enum A { B } extend type A { c: Int }",
            errors: "1:26 The type \"A\" is extended as another kind of type than it is."),
        SchemaRuleCase(
            "known directives",
            valid: "directive @d on OBJECT type A @d { a: Int }",
            invalid: "type A @d { a: Int }",
            errors: "1:8 The directive \"@d\" is not defined."),
        SchemaRuleCase(
            "directives in their places",
            valid: "directive @d on ENUM enum E @d { A }",
            invalid: "directive @d on ENUM enum E { A @d }",
            errors: "1:33 The directive \"@d\" must not be used on ENUM_VALUE."),
        SchemaRuleCase(
            "directives repeated only if they may be",
            valid: "directive @d repeatable on OBJECT type A @d @d { a: Int } extend type A @d",
            invalid: "directive @d on OBJECT type A @d { a: Int } extend type A @d",
            errors: "1:59 The directive \"@d\" is not repeatable."),
        SchemaRuleCase(
            "known arguments of directives",
            valid: "type A { a: Int @deprecated(reason: \"r\") }",
            invalid: "type A { a: Int @deprecated(why: \"r\") }",
            errors: "1:29 The directive \"@deprecated\" has no argument \"why\"."),
        SchemaRuleCase(
            "required arguments of directives",
            valid: "scalar S @specifiedBy(url: \"u\")",
            invalid: "scalar S @specifiedBy",
            errors: "1:10 The argument \"@specifiedBy(url:)\" is required."),
        SchemaRuleCase(
            "arguments of directives given once",
            valid: "scalar S @specifiedBy(url: \"u\")",
            invalid: "scalar S @specifiedBy(url: \"u\", url: \"v\")",
            errors: "1:23 The argument \"url\" is given more than once."),
        SchemaRuleCase(
            "fields of an object value given once",
            valid: "input I { a: I = {a: null} }",
            invalid: "input I { a: I = {a: null, a: null} }",
            errors: "1:19 The field \"a\" is given more than once."),
    ]

    @Test func `a text that is no document is one error`() {
        let error = #expect(throws: SchemaErrors.self) { try Schema.build(sdl: "type Query { a }") }
        #expect(error?.errors.map(\.text) == ["1:16 Expected \":\", found \"}\"."])
    }

    @Test func `a repetition shows both places`() {
        let error = #expect(throws: SchemaErrors.self) { try Schema.build(sdl: "type Query { a: Int\n a: Int }") }
        #expect(
            error?.errors.map(\.locations) == [
                [SourceLocation(line: 1, column: 14), SourceLocation(line: 2, column: 2)]
            ])
    }
}
