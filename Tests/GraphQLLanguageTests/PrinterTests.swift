import GraphQLLanguage
import Testing

@Suite("Printing")
struct PrinterTests {
    @Test func `everything is printed in its canonical form`() throws {
        let expected = #"""
            """What the query is for."""
            query Everything(
            "How many."
            $first: Int! = 10 @limit(to: [1, 100])
            $tags: [[String!]!]
            ) @live {
              short: contacts(
                first: $first
                filter: { tags: $tags, name: "A\nB \"😀\"", at: null }
              ) @include(if: true) {
                ...Parts @defer(label: "parts", if: false)
                ... on Person @skip(if: false) {
                  name(order: NAME_DESC, weight: -1.5e3, note: """ block """)
                }
                ... {
                  id
                }
              }
            }

            mutation {
              remove(id: 0)
            }

            subscription S {
              events {
                at
              }
            }

            fragment Parts on Contact @cached {
              id
            }

            "The schema."
            schema @link {
              query: Query
              mutation: Mutation
              subscription: Subscription
            }

            "An instant."
            scalar DateTime @specifiedBy(url: "https://example.org")

            "A person."
            type Person implements Node & Named @key {
              "The name."
              name(
                "The order."
                order: Order = NAME_ASC
                length: Int = 10 @deprecated
              ): String! @cost(weight: 1)
              tags: [String!]!
            }

            interface Named implements Node {
              name: String!
            }

            union Anything @tagged = Person | Company

            enum Order {
              "A to Z."
              NAME_ASC
              NAME_DESC @deprecated(reason: "Slow")
            }

            input Filter @oneOf {
              "Exactly."
              name: String = "a"
              tags: [String!] = ["x", { y: 1 }] @hidden
            }

            "How often."
            directive @limit(
              "From, to."
              to: [Int!]!
              per: Int = 1
            ) repeatable on FIELD | VARIABLE_DEFINITION

            extend schema @more {
              query: Query
            }

            extend scalar DateTime @more

            extend type Person implements Owned @more {
              age: Int
            }

            extend interface Named implements Owned

            extend union Anything = Thing

            extend enum Order {
              AGE
            }

            extend input Filter {
              age: Int
            }
            """#
        #expect(try Document.parse(everything).printed() == expected)
        #expect(try Document.parse(expected).printed() == expected)
    }

    @Test(arguments: [
        ("query { a }", "{\n  a\n}"),
        ("query A { a }", "query A {\n  a\n}"),
        ("query @a { a }", "query @a {\n  a\n}"),
        ("query($a: B) { a }", "query ($a: B) {\n  a\n}"),
        ("\"why\" query { a }", "\"why\"\nquery {\n  a\n}"),
        ("mutation { a }", "mutation {\n  a\n}"),
    ])
    func `only a query without anything is printed as shorthand`(text: String, expected: String) throws {
        #expect(try Document.parse(text).printed() == expected)
    }

    @Test func `arguments are broken when alias, name and arguments have more than 80 characters`() throws {
        // `a: b(c: "` and `")` are 11 characters.
        let fits = "a: b(c: \"" + String(repeating: "ü", count: 69) + "\")"
        #expect(try Document.parse("{ x { \(fits) @d } }").printed() == "{\n  x {\n    \(fits) @d\n  }\n}")
        let string = "\"" + String(repeating: "ü", count: 70) + "\""
        #expect(
            try Document.parse("{ x { a: b(c: \(string), e: 1) { f } } }").printed()
                == "{\n  x {\n    a: b(\n      c: \(string)\n      e: 1\n    ) {\n      f\n    }\n  }\n}")
    }

    @Test func `lists and objects are broken when they have more than 80 characters`() throws {
        // `[` and `1, "` and `"]` are 7 characters.
        let fits = "[1, \"" + String(repeating: "a", count: 73) + "\"]"
        #expect(try printed(value(fits)) == fits)
        let string = "\"" + String(repeating: "a", count: 74) + "\""
        #expect(try printed(value("[1, \(string)]")) == "[\n  1\n  \(string)\n]")
        #expect(
            try printed(value("{ a: [1, 2], b: { c: \(string) } }"))
                == "{\n  a: [1, 2]\n  b: {\n    c: \(string)\n  }\n}")
    }

    @Test func `what is broken breaks what is around it`() throws {
        let string = "\"" + String(repeating: "a", count: 78) + "\""
        #expect(try printed(value("[[[\(string)]]]")) == "[\n  [\n    [\n      \(string)\n    ]\n  ]\n]")
    }

    @Test(arguments: [
        ("", #""""#),
        ("\"\\/", #""\"\\/""#),
        ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
        ("\u{0}\u{1F}\u{7F}\u{80}\u{9F}\u{A0}", "\"\\u0000\\u001F\\u007F\\u0080\\u009F\u{A0}\""),
        ("ü😀", "\"ü😀\""),
    ])
    func `strings escape what is not seen`(text: String, expected: String) {
        #expect(StringValue.printed(text) == expected)
    }

    @Test(arguments: [
        ("", "\"\"\"\"\"\""),
        ("a", "\"\"\"a\"\"\""),
        (" a", "\"\"\" a\"\"\""),
        ("a\"", "\"\"\"\na\"\n\"\"\""),
        (" a\"", "\"\"\" a\"\n\"\"\""),
        ("a\\", "\"\"\"\na\\\n\"\"\""),
        ("a\"\"\"b", "\"\"\"a\\\"\"\"b\"\"\""),
        ("a\n\n b", "\"\"\"\na\n\n b\n\"\"\""),
        (String(repeating: "a", count: 70), "\"\"\"" + String(repeating: "a", count: 70) + "\"\"\""),
        (String(repeating: "a", count: 71), "\"\"\"\n" + String(repeating: "a", count: 71) + "\n\"\"\""),
    ])
    func `block strings stand on lines of their own when that is easier to read`(text: String, expected: String) {
        #expect(StringValue.printed(text, asBlock: true) == expected)
    }

    @Test func `parts can be printed alone`() throws {
        let document = try Document.parse("query($a: [B!]! = [1]) { c { d } } type E { f: G }")
        #expect(try printed(#require(document.operations[0].variableDefinitions.first).type) == "[B!]!")
        #expect(printed(document.operations[0].selectionSet) == "{\n  c {\n    d\n  }\n}")
        #expect(document.definitions.map { printed($0) }.last == "type E {\n  f: G\n}")
    }

    @Test(.timeLimit(.minutes(1)))
    func `deep lists with long strings are printed in reasonable time`() throws {
        let string = "\"" + String(repeating: "a", count: 50_000) + "\""
        let text = "{a(b:" + String(repeating: "[1,{c:", count: 90) + string + String(repeating: "}]", count: 90) + ")}"
        let printed = try Document.parse(text).printed()
        #expect(try Document.parse(printed).printed() == printed)
    }

    @Test(arguments: [
        ("type T query { a }", "type T\n\nquery {\n  a\n}"),
        ("interface T implements A @d query { a }", "interface T implements A @d\n\nquery {\n  a\n}"),
        ("enum E query { A }", "enum E\n\nquery {\n  A\n}"),
        ("input I query { a }", "input I\n\nquery {\n  a\n}"),
        ("extend schema @d query { query }", "extend schema @d\n\nquery {\n  query\n}"),
        ("scalar S query { a }", "scalar S\n\n{\n  a\n}"),
        ("type T { a: B } query { a }", "type T {\n  a: B\n}\n\n{\n  a\n}"),
    ])
    func `the shorthand does not follow a type that would swallow it`(source: String, expected: String) throws {
        let printed = try Document.parse(source).printed()
        #expect(printed == expected)
        #expect(try Document.parse(printed).printed() == expected)
    }
}
