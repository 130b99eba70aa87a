import GraphQLSchema
import Testing

/// Spec: 6.3.2 Field Collection.
@Suite("Merged selections")
struct MergedSelectionTests {
    private func run(_ document: String, _ isIncluded: Bool) throws -> String {
        let world = try JSONWorld(
            "type Query { o: O } type O { a: Int b: Int c: Int o: O }",
            #"{"o": {"a": 1, "b": 2, "c": 3, "o": {"a": 4, "b": 5, "c": 6}}}"#)
        return try world.run(document, variables: [InputValue.Field(name: "x", value: .boolean(isIncluded))])
    }

    /// The document, and what is answered when the condition holds and when it does not.
    @Test(arguments: [
        (
            "a condition on one of two fields leaves the field there",
            "query ($x: Boolean!) { o { a b @include(if: $x) ... { c b } } }",
            #"{"a":1,"b":2,"c":3}"#, #"{"a":1,"c":3,"b":2}"#
        ),
        (
            "a condition on one of two objects takes its own fields only",
            "query ($x: Boolean!) { o { a } o @include(if: $x) { b o { c } } o { o { a } } }",
            #"{"a":1,"b":2,"o":{"c":6,"a":4}}"#, #"{"a":1,"o":{"a":4}}"#
        ),
        (
            "a fragment that is spread twice is there once, at the first place that counts",
            "query ($x: Boolean!) { o { ...F @include(if: $x) c ...F } } fragment F on O { b a }",
            #"{"b":2,"a":1,"c":3}"#, #"{"c":3,"b":2,"a":1}"#
        ),
        (
            "a condition inside of a fragment counts wherever it is spread",
            "query ($x: Boolean!) { o { ...F o { ...F } } } fragment F on O { a @skip(if: $x) b }",
            #"{"b":2,"o":{"b":5}}"#, #"{"a":1,"b":2,"o":{"a":4,"b":5}}"#
        ),
        (
            "skip and include both have to allow it",
            "query ($x: Boolean!) { o { a @include(if: $x) @skip(if: $x) b @include(if: true) @skip(if: $x) c } }",
            #"{"c":3}"#, #"{"b":2,"c":3}"#
        ),
        (
            "of an object nothing may be left",
            "query ($x: Boolean!) { o { ... @include(if: $x) { a } ... @skip(if: true) { b } } }",
            #"{"a":1}"#, "{}"
        ),
    ])
    func conditions(name: String, document: String, included: String, excluded: String) throws {
        #expect(try run(document, true) == #"{"data":{"o":\#(included)}}"#, "\(name)")
        #expect(try run(document, false) == #"{"data":{"o":\#(excluded)}}"#, "\(name)")
    }
}
