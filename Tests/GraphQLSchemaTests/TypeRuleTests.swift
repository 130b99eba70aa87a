import Testing

@Suite("Rules for types")
struct TypeRuleTests {
    @Test(arguments: rootsAndNames + fieldsAndMembers + interfaces + inputs)
    func `a schema that breaks a rule is told where and why`(example: SchemaRuleCase) {
        example.check()
    }

    static let rootsAndNames: [SchemaRuleCase] = [
        SchemaRuleCase(
            "a query type",
            valid: "type Query { q: Int } type Mutation { m: Int }",
            invalid: "type Mutation { m: Int }",
            errors: "- There is no query type."),
        SchemaRuleCase(
            "root types are objects",
            valid: "schema { query: Q mutation: M } type Q { q: Int } type M { m: Int }",
            invalid: "schema { query: Q mutation: M } type Q { q: Int } enum M { A }",
            errors: "1:29 The mutation type must be an object type, \"M\" is none."),
        SchemaRuleCase(
            "root types differ",
            valid: "schema { query: Q mutation: M } type Q { q: Int } type M { m: Int }",
            invalid: "schema { query: Q mutation: Q } type Q { q: Int }",
            errors: "1:29 \"Q\" is the type of more than one kind of operation."),
        SchemaRuleCase(
            "reserved names",
            valid: "type _A { _a(_x: Int): Int } enum E { _B } directive @_d(_y: Int) on FIELD",
            invalid: "type __A { __a(__x: Int): Int } enum E { __B } directive @__d(__y: Int) on FIELD",
            errors: "1:6 \"__A\" must not begin with \"__\", which introspection uses.",
            "1:12 \"__A.__a\" must not begin with \"__\", which introspection uses.",
            "1:42 \"E.__B\" must not begin with \"__\", which introspection uses.",
            "1:59 \"@__d\" must not begin with \"__\", which introspection uses.",
            "1:16 \"__A.__a(__x:)\" must not begin with \"__\", which introspection uses.",
            "1:63 \"@__d(__y:)\" must not begin with \"__\", which introspection uses."),
        SchemaRuleCase(
            "directives without themselves",
            valid: "directive @a on ARGUMENT_DEFINITION directive @b(x: Int @a) on ARGUMENT_DEFINITION",
            invalid: "directive @a(x: Int @b) on ARGUMENT_DEFINITION directive @b(x: Int @a) on ARGUMENT_DEFINITION",
            errors: "1:12 The directive \"@a\" uses itself in its definition.",
            "1:59 The directive \"@b\" uses itself in its definition."),
    ]

    static let fieldsAndMembers: [SchemaRuleCase] = [
        SchemaRuleCase(
            "objects have fields",
            valid: "type A extend type A { a: Int }",
            invalid: "type A",
            errors: "1:6 The type \"A\" has no fields."),
        SchemaRuleCase(
            "unions have members", valid: "union U extend union U = Query type Query { q: Int }", invalid: "union U",
            errors: "1:7 The type \"U\" has no members."),
        SchemaRuleCase(
            "enums have values", valid: "enum E extend enum E { A }", invalid: "enum E",
            errors: "1:6 The type \"E\" has no values."),
        SchemaRuleCase(
            "input objects have fields", valid: "input I extend input I { a: Int }", invalid: "input I",
            errors: "1:7 The type \"I\" has no fields."),
        SchemaRuleCase(
            "fields have output types",
            valid: "type A { a: [A!]! }",
            invalid: "type A { a: [I!]! } input I { a: Int }",
            errors: "1:13 \"A.a\" must have an output type, \"[I!]!\" is none."),
        SchemaRuleCase(
            "arguments have input types",
            valid: "type A { a(x: I): Int } input I { a: [I] }",
            invalid: "type A { a(x: A): Int } input I { a: [A] } directive @d(x: A!) on FIELD",
            errors: "1:15 \"A.a(x:)\" must have an input type, \"A\" is none.",
            "1:38 \"I.a\" must have an input type, \"[A]\" is none.",
            "1:60 \"@d(x:)\" must have an input type, \"A!\" is none."),
        SchemaRuleCase(
            "unions consist of objects",
            valid: "union U = A type A { a: Int }",
            invalid: "union U = A | U interface A { a: Int }",
            errors: "1:11 The union \"U\" consists of object types, \"A\" is none.",
            "1:15 The union \"U\" consists of object types, \"U\" is none."),
        SchemaRuleCase(
            "unions name each member once",
            valid: "union U = A | B type A { a: Int } type B { a: Int }",
            invalid: "union U = A | A type A { a: Int }",
            errors: "1:15 The union \"U\" names \"A\" more than once."),
        SchemaRuleCase(
            "what is required is not deprecated",
            valid: "type A { a(x: Int! = 1 @deprecated, y: Int @deprecated): Int }",
            invalid: "type A { a(x: Int! @deprecated): Int } input I { a: Int! @deprecated }",
            errors: "1:12 \"A.a(x:)\" is required and cannot be deprecated.",
            "1:50 \"I.a\" is required and cannot be deprecated."),
        SchemaRuleCase(
            "arguments of directives have values of their types",
            valid: "type A { a: Int @deprecated(reason: \"r\") }",
            invalid: "type A { a: Int @deprecated(reason: 1) }",
            errors: "1:37 \"@deprecated(reason:)\" got an invalid value: Expected a value of type \"String\", found 1."),
    ]

    static let interfaces: [SchemaRuleCase] = [
        SchemaRuleCase(
            "interfaces are interfaces",
            valid: "interface N { a: Int } type A implements N { a: Int }",
            invalid: "type N { a: Int } type A implements N { a: Int }",
            errors: "1:37 \"A\" can implement interfaces only, \"N\" is none."),
        SchemaRuleCase(
            "interfaces are implemented once",
            valid: "interface N { a: Int } type A implements N { a: Int }",
            invalid: "interface N { a: Int } type A implements N & N { a: Int }",
            errors: "1:46 \"A\" implements \"N\" more than once."),
        SchemaRuleCase(
            "interfaces do not implement themselves",
            valid: "interface N { a: Int } interface M implements N { a: Int }",
            invalid: "interface N implements M { a: Int } interface M implements N { a: Int }",
            errors: "1:24 The interface \"N\" cannot implement itself.",
            "1:60 The interface \"M\" cannot implement itself."),
        SchemaRuleCase(
            "interfaces of interfaces are named",
            valid: """
                interface N { a: Int } interface M implements N { a: Int }
                type A implements M & N { a: Int }
                """,
            invalid: """
                interface N { a: Int } interface M implements N { a: Int }
                type A implements M { a: Int }
                """,
            errors: "2:19 \"A\" must implement \"N\", because \"M\" does."),
        SchemaRuleCase(
            "fields of interfaces exist",
            valid: "interface N { a: Int } type A implements N { a: Int b: Int }",
            invalid: "interface N { a: Int } type A implements N { b: Int }",
            errors: "1:29 \"A\" lacks the field \"N.a\"."),
        SchemaRuleCase(
            "fields of interfaces may be narrower",
            valid: "interface N { a: [N] } type A implements N { a: [A!]! }",
            invalid: "interface N { a: [N!] } type A implements N { a: [A] }",
            errors: "1:50 \"A.a\" has the type \"[A]\", which is no subtype of \"[N!]\" of \"N.a\"."),
        SchemaRuleCase(
            "arguments of interfaces exist",
            valid: "interface N { a(x: Int): Int } type A implements N { a(x: Int): Int }",
            invalid: "interface N { a(x: Int): Int } type A implements N { a: Int }",
            errors: "1:54 The argument \"A.a(x:)\" is missing, which \"N.a(x:)\" asks for."),
        SchemaRuleCase(
            "arguments of interfaces have the same type",
            valid: "interface N { a(x: Int): Int } type A implements N { a(x: Int = 1): Int }",
            invalid: "interface N { a(x: Int): Int } type A implements N { a(x: Int!): Int }",
            errors: "1:59 \"A.a(x:)\" has the type \"Int!\", but \"N.a(x:)\" has \"Int\"."),
        SchemaRuleCase(
            "further arguments are optional",
            valid: "interface N { a: Int } type A implements N { a(x: Int, y: Int! = 1): Int }",
            invalid: "interface N { a: Int } type A implements N { a(x: Int!): Int }",
            errors: "1:48 \"A.a(x:)\" must not be required, because \"N.a\" does not have it."),
        SchemaRuleCase(
            "the interface is deprecated first",
            valid: "interface N { a: Int @deprecated } type A implements N { a: Int @deprecated }",
            invalid: "interface N { a: Int } type A implements N { a: Int @deprecated }",
            errors: "1:46 \"A.a\" cannot be deprecated, because \"N.a\" is not."),
    ]

    static let inputs: [SchemaRuleCase] = [
        SchemaRuleCase(
            "OneOf fields are nullable",
            valid: "input I @oneOf { a: Int b: [Int!] }",
            invalid: "input I @oneOf { a: Int } extend input I { b: Int! }",
            errors: "1:47 \"I.b\" belongs to a OneOf input object and must be nullable."),
        SchemaRuleCase(
            "OneOf fields have no default values",
            valid: "input I @oneOf { a: Int }",
            invalid: "input I @oneOf { a: Int = null }",
            errors: "1:27 \"I.a\" belongs to a OneOf input object and cannot have a default value."),
        SchemaRuleCase(
            "input objects do not require themselves",
            valid: "input A { b: B! } input B { a: A c: [A!]! }",
            invalid: "input A { b: B! } input B { a: A! }",
            errors: "1:11 No value is possible: \"A.b\", \"B.a\" require each other."),
        SchemaRuleCase(
            "default values do not need themselves",
            valid: "input A { b: B = {a: null} } input B { a: A = {} }",
            invalid: "input A { b: B = {} } input B { a: [A] = [{}] }",
            errors: "1:18 No default value is possible: those of \"A.b\", \"B.a\" need each other."),
        SchemaRuleCase(
            "default values are values of their types",
            valid: "input I { a: Int = 1 b: [E!]! = A c: ID = 2 d: I = {d: null} } enum E { A }",
            invalid: "input I { a: Int = 1.5 b: [E!]! = [A, B] c: ID = A d: I = {d: null, x: 2} } enum E { A }",
            errors: "1:20 \"I.a\" has an invalid default value: Expected a value of type \"Int\", found 1.5.",
            "1:39 \"I.b\" has an invalid default value: The enum \"E\" has no value \"B\".",
            "1:50 \"I.c\" has an invalid default value: Expected a value of type \"ID\", found A.",
            "1:69 \"I.d\" has an invalid default value: The input object \"I\" has no field \"x\"."),
        SchemaRuleCase(
            "default values are complete",
            valid: "type A { a(x: I = {a: 1}): Int } input I { a: Int! b: Int! = 2 }",
            invalid: "type A { a(x: I = {b: 1}, y: Int! = null): Int } input I { a: Int! b: Int! = 2 }",
            errors:
                "1:19 \"A.a(x:)\" has an invalid default value: The field \"a\" of type \"Int!\" of the input object \"I\" is required.",
            "1:37 \"A.a(y:)\" has an invalid default value: Expected a value of type \"Int!\", found null."),
    ]
}
