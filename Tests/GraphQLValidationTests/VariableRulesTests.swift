import Testing

@Suite("5.8 Variables")
struct VariableRulesTests {
    @Test(arguments: [
        Example("query ($a: Int, $b: Int) { int(value: $a) b: int(value: $b) }"),
        Example(
            "query ($a: Int, $a: Int) { int(value: $a) }",
            "1:9 1:18 There can be only one variable named \"$a\"."),
    ])
    func `variables are defined once`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("query ($a: [[Filter!]!], $b: DogCommand) { any(value: {a: $a, b: $b}) }"),
        Example(
            "query ($a: [Pet!]) { any(value: {a: $a}) }",
            "1:12 Variable \"$a\" cannot be of type \"[Pet!]\", which is not an input type."),
    ])
    func `variables are of input types`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("query A($a: Int) { ...F } fragment F on Query { int(value: $a) }"),
        Example(
            "{ int(value: $a) any(value: {b: [$b]}) }",
            "1:14 1:1 Variable \"$a\" is not defined.", "1:34 1:1 Variable \"$b\" is not defined."),
        // The same usage is right in one operation, and wrong in another.
        Example(
            "query A($a: Int) { ...F } query B { ...F } fragment F on Query { int(value: $a) }",
            "1:77 1:27 Variable \"$a\" is not defined by operation \"B\"."),
        Example("{ dog @skip(if: $a) { name } }", "1:17 1:1 Variable \"$a\" is not defined."),
    ])
    func `variables that are used are defined`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("query ($a: Boolean!) { dog { name @skip(if: $a) } }"),
        Example("query ($a: Int) { dog { name } }", "1:8 Variable \"$a\" is never used."),
        Example(
            "query A($a: Int) { int(value: $a) } query B($a: Int) { dog { name } }",
            "1:45 Variable \"$a\" is never used in operation \"B\"."),
    ])
    func `variables that are defined are used`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("query ($a: Int!) { int(value: $a) }"),
        Example("query ($a: ID = 1) { node(id: $a) { name } }"),
        Example("query ($a: Boolean) { dog { isTrained(atOtherHomes: $a) } }"),
        Example("query ($a: [Int!]!) { ints(value: $a) matrix(value: [$a]) }"),
        Example("query ($a: Anything) { any(value: $a) b: any(value: {x: $a}) }"),
        Example("query ($a: Int) { any(value: {x: $a}) }"),
        Example(
            "query ($a: ID) { node(id: $a) { name } }",
            "1:8 1:27 Variable \"$a\" of type \"ID\" used in position expecting type \"ID!\"."),
        Example(
            "query ($a: ID = null) { node(id: $a) { name } }",
            "1:8 1:34 Variable \"$a\" of type \"ID\" used in position expecting type \"ID!\"."),
        Example(
            "query ($a: Int) { float(value: $a) }",
            "1:8 1:32 Variable \"$a\" of type \"Int\" used in position expecting type \"Float\"."),
        // A variable is no list of itself, and a list that may contain null is none of non-nulls.
        Example(
            "query ($a: Int!) { ints(value: $a) }",
            "1:8 1:32 Variable \"$a\" of type \"Int!\" used in position expecting type \"[Int!]\"."),
        Example(
            "query ($a: [Int]) { ints(value: $a) }",
            "1:8 1:33 Variable \"$a\" of type \"[Int]\" used in position expecting type \"[Int!]\"."),
        Example(
            "query ($a: Int) { ints(value: [$a]) }",
            "1:8 1:32 Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\"."),
        Example(
            "query ($a: String) { find(filter: {name: $a}) { name } }",
            "1:8 1:42 Variable \"$a\" of type \"String\" used in position expecting type \"String!\"."),
        Example(
            "query ($a: Boolean) { dog { name @skip(if: $a) } }",
            "1:8 1:44 Variable \"$a\" of type \"Boolean\" used in position expecting type \"Boolean!\"."),
    ])
    func `variables stand where their values fit`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }
}
