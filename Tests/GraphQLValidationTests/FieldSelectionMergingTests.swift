import Testing

@Suite("5.3.2 Field Selection Merging")
struct FieldSelectionMergingTests {
    private static let advice = "Use different aliases on the fields to fetch both if this was intentional."

    @Test(arguments: [
        "{ dog { name name } }",
        "{ dog { x: name x: name } }",
        "{ dog { knows(command: SIT) knows(command: SIT) } }",
        "{ dog { name @skip(if: true) name @include(if: true) } }",
        "{ any(value: {a: 1, b: 2}) any(value: {b: 2, a: 1}) }",
        "{ dog { owner { name } owner { dog { name } } } }",
        "{ dog { owner { ...F } ...G } } fragment F on Human { name } fragment G on Dog { owner { name } }",
        // On different object types other fields may have the same key, if they look alike.
        "{ pet { ... on Dog { x: name } ... on Cat { x: nickname } } }",
        "{ pet { ... on Dog { knows: knows(command: SIT) } ... on Dog { knows(command: SIT) } } }",
        "{ catOrDog { ... on Dog { x: owner { name } } ... on Cat { x: owner { y: name } } } }",
    ])
    func `fields can be merged`(_ document: String) throws {
        #expect(try faults(document) == [])
    }

    @Test(arguments: [
        Example(
            "{ dog { x: name x: nickname } }",
            "1:9 1:17 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. \(advice)"),
        Example(
            "{ dog { knows(command: SIT) knows(command: HEEL) } }",
            "1:9 1:29 Fields \"knows\" conflict because they have differing arguments. \(advice)"),
        Example(
            "{ dog { name name(surname: true) } }",
            "1:9 1:14 Fields \"name\" conflict because they have differing arguments. \(advice)"),
        Example(
            "{ any(value: \"a\") any(value: \"\"\"a\"\"\") }",
            "1:3 1:19 Fields \"any\" conflict because they have differing arguments. \(advice)"),
        Example(
            "{ pet { ... on Dog { x: barkVolume } ... on Cat { x: meowVolume } } }",
            "1:22 1:51 Fields \"x\" conflict because they return conflicting types \"Int\" and \"Float\". \(advice)"),
        Example(
            "{ pet { ... on Dog { nickname } ... on Cat { nickname } } }",
            "1:22 1:46 Fields \"nickname\" conflict because they return conflicting types"
                + " \"String\" and \"String!\". \(advice)"),
        Example(
            "{ x: human { pets { name } } x: dog { name } }",
            "1:3 1:30 Fields \"x\" conflict because \"human\" and \"dog\" are different fields. \(advice)"),
        // A conflict below is reported where it can be repaired.
        Example(
            "{ dog { x: name } dog { x: nickname } }",
            "1:3 1:9 1:19 1:25 Fields \"dog\" conflict because subfields \"x\" conflict because"
                + " \"name\" and \"nickname\" are different fields. \(advice)"),
        Example(
            "{ dog { ...A ...B } } fragment A on Dog { x: name } fragment B on Dog { x: nickname }",
            "1:43 1:73 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. \(advice)"),
        // An interface may stand for either type.
        Example(
            "{ pet { x: name ... on Cat { x: nickname } } }",
            "1:9 1:30 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. \(advice)"),
        // Below different object types only the shape counts, but it counts all the way down.
        Example(
            "{ catOrDog { ... on Dog { x: owner { y: name } } ... on Cat { x: owner { y: pets { name } } } } }",
            "1:27 1:38 1:63 1:74 Fields \"x\" conflict because subfields \"y\" conflict because they return"
                + " conflicting types \"String!\" and \"[Pet!]\". \(advice)"),
    ])
    func `fields conflict`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test func `each pair of fields that conflict is reported`() throws {
        #expect(try faults("{ dog { x: name x: name x: nickname } }").count == 2)
    }
}
