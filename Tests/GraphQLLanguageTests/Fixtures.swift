import GraphQLLanguage
import Testing

/// The value that `text` is, read as an argument.
func value(_ text: String) throws -> Value {
    let document = try Document.parse("{ field(argument: \(text)) }")
    return try #require(field(document).arguments.first).value
}

/// The first field of the first operation.
func field(_ document: Document) throws -> Field {
    let selections = try #require(document.operations.first).selectionSet.selections
    guard case .field(let field)? = selections.first else { throw NotThere() }
    return field
}

/// The first definition.
func definition(_ text: String) throws -> Definition {
    try #require(Document.parse(text).definitions.first)
}

/// The error of a text that is no document, nil if it is one.
func syntaxError(_ text: String, limits: ParserLimits = .standard) -> SyntaxError? {
    syntaxError(Array(text.utf8), limits: limits)
}

func syntaxError(_ text: [UInt8], limits: ParserLimits = .standard) -> SyntaxError? {
    do {
        _ = try Document.parse(text, limits: limits)
        return nil
    } catch {
        return error
    }
}

/// Something that the test expects is not in the document.
struct NotThere: Error {}

/// Every production of the grammar at least once.
let everything = #"""
    """
    What the query is for.
    """
    query Everything("How many." $first: Int! = 10 @limit(to: [1, 100]), $tags: [[String!]!]) @live {
      short: contacts(first: $first, filter: { tags: $tags, name: "A\nB \"\u{1F600}\"", at: null }) @include(if: true) {
        ...Parts @defer(label: "parts", if: false)
        ... on Person @skip(if: false) { name(order: NAME_DESC, weight: -1.5e3, note: """ block """) }
        ... { id }
      }
    }
    mutation { remove(id: 0) }
    subscription S { events { at } }
    fragment Parts on Contact @cached { id }
    "The schema." schema @link { query: Query mutation: Mutation subscription: Subscription }
    "An instant." scalar DateTime @specifiedBy(url: "https://example.org")
    "A person." type Person implements & Node & Named @key {
      "The name." name("The order." order: Order = NAME_ASC, length: Int = 10 @deprecated): String! @cost(weight: 1)
      tags: [String!]!
    }
    interface Named implements Node { name: String! }
    union Anything @tagged = | Person | Company
    enum Order { "A to Z." NAME_ASC NAME_DESC @deprecated(reason: "Slow") }
    input Filter @oneOf { "Exactly." name: String = "a" tags: [String!] = ["x", { y: 1 }] @hidden }
    "How often." directive @limit("From, to." to: [Int!]!, per: Int = 1) repeatable on | FIELD | VARIABLE_DEFINITION
    extend schema @more { query: Query }
    extend scalar DateTime @more
    extend type Person implements Owned @more { age: Int }
    extend interface Named implements Owned
    extend union Anything = Thing
    extend enum Order { AGE }
    extend input Filter { age: Int }
    """#
