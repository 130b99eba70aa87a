import Foundation
import Testing

/// Spec: 6.4.3 Value Completion, 6.4.4 Handling Execution Errors.
@Suite("Completing values")
struct CompleteValueTests {
    private let animals = """
        type Query { animals: [Animal] first: Animal! pair: [[Animal!]!] }
        interface Animal { name: String! friend: Animal }
        interface Pet implements Animal { name: String! friend: Animal owner: Any }
        type Dog implements Pet & Animal { name: String! friend: Animal owner: Any barks: Boolean }
        type Cat implements Pet & Animal { name: String! friend: Animal owner: Any lives: Int }
        type Wolf implements Animal { name: String! friend: Animal }
        type Person { pets: [Pet!]! }
        union Any = Person | Dog
        """

    @Test func `abstract types at several levels are answered by their own fields`() throws {
        let world = try JSONWorld(
            animals,
            #"""
            {"animals": [
                {"__typename": "Dog", "name": "Rex", "barks": true, "friend": {"__typename": "Wolf", "name": "Grey"},
                 "owner": {"__typename": "Person", "pets": [{"__typename": "Cat", "name": "Tom", "lives": 9}]}},
                {"__typename": "Cat", "name": "Kit", "lives": 7, "owner": {"__typename": "Dog", "name": "Max"}},
                null,
                {"__typename": "Wolf", "name": "White", "friend": {"__typename": "Cat", "name": "Mia", "lives": 1}}
            ]}
            """#)
        let response = try world.run(
            """
            { animals {
                __typename
                name
                ... on Dog { barks }
                ... on Pet { owner { __typename ... on Person { pets { __typename ... on Cat { lives } } } ... on Animal { name } } }
                friend { __typename ... on Cat { lives } ... on Wolf { howls: name } }
            } }
            """)
        #expect(
            response
                == #"{"data":{"animals":[{"__typename":"Dog","name":"Rex","barks":true,"owner":{"__typename":"Person","pets":[{"__typename":"Cat","lives":9}]},"friend":{"__typename":"Wolf","howls":"Grey"}},{"__typename":"Cat","name":"Kit","owner":{"__typename":"Dog","name":"Max"},"friend":null},null,{"__typename":"Wolf","name":"White","friend":{"__typename":"Cat","lives":1}}]}}"#
        )
    }

    @Test func `a value of a type that the field cannot have is an error`() throws {
        let world = try JSONWorld(
            animals, #"{"animals": [{"__typename": "Person"}, {"__typename": "Dog", "name": "Rex"}]}"#)
        #expect(
            try world.run("{ animals { name } }")
                == #"{"data":{"animals":[null,{"name":"Rex"}]},"errors":[{"message":"The value of \"Query.animals\" is not of the field's type.","locations":[{"line":1,"column":3}],"path":["animals",0],"extensions":{"code":"INTERNAL"}}]}"#
        )
    }

    @Test(arguments: [
        (#""text""#, #"{"data":{"o":null}"#), ("5", #"{"data":{"o":null}"#), ("[]", #"{"data":{"o":null}"#),
        (#"[{"l": "text"}]"#, #"{"data":{"o":null}"#), (#"{"l": {"s": "a"}}"#, #"{"data":{"o":{"l":null}}"#),
        (#"{"l": [["a"]]}"#, #"{"data":{"o":{"l":[null]}}"#), (#"{"l": "a"}"#, #"{"data":{"o":{"l":null}}"#),
    ])
    func `a value of the wrong kind is an error`(object: String, data: String) throws {
        let world = try JSONWorld("type Query { o: O } type O { l: [String] }", #"{"o": \#(object)}"#)
        let response = try world.run("{ o { l } }")
        #expect(response.hasPrefix(data + #","errors":[{"message":"The value of \""#), "\(response)")
    }

    /// The type, its value, what is answered, and the paths of the errors.
    @Test(arguments: [
        ("[[Int]]", "[[1, null], null, []]", "[[1,null],null,[]]", []),
        ("[[Int!]]", "[[1, null], null, [2]]", "[null,null,[2]]", [#"["v",0,1]"#]),
        ("[[Int]!]", "[[1], null]", "null", [#"["v",1]"#]),
        ("[[Int!]!]", "[[1], [2, null]]", "null", [#"["v",1,1]"#]),
        ("[[Int!]!]!", "[[1], [2, null]]", nil, [#"["v",1,1]"#]),
        ("[[Int]]", #"[[{"__error": "a"}, 1], {"__error": "b"}]"#, "[[null,1],null]", [#"["v",0,0]"#, #"["v",1]"#]),
        ("[[Int!]]", #"[[{"__error": "a"}, 1], [2]]"#, "[null,[2]]", [#"["v",0,0]"#]),
        ("[[[Int!]!]]!", "[[[1], [null]], null, [[2]]]", "[null,null,[[2]]]", [#"["v",0,1,0]"#]),
    ])
    func `null goes up through lists of lists to the next place for it`(
        type: String, value: String, answer: String?, paths: [String]
    ) throws {
        let response = try JSONWorld("type Query { v: \(type) }", #"{"v": \#(value)}"#).run("{ v }")
        let data = answer.map { #"{"v":\#($0)}"# } ?? "null"
        #expect(response.hasPrefix(#"{"data":\#(data)"#))
        #expect(response.components(separatedBy: #""path":"#).count == paths.count + 1)
        for path in paths { #expect(response.contains(#""path":\#(path)"#)) }
    }

    @Test func `an error inside lists of objects says where it is`() throws {
        let world = try JSONWorld(
            animals,
            #"""
            {"pair": [[{"__typename": "Dog", "name": "Rex"}], [{"__typename": "Cat", "name": "Tom"},
                {"__typename": "Dog", "name": {"__error": "It has no name."}}]]}
            """#)
        #expect(
            try world.run("{ pair { n: name } }")
                == #"{"data":{"pair":null},"errors":[{"message":"It has no name.","locations":[{"line":1,"column":10}],"path":["pair",1,1,"n"]}]}"#
        )
    }

    @Test func `typename is everywhere`() throws {
        let world = try JSONWorld(animals, #"{"first": {"__typename": "Wolf", "name": "Grey"}}"#)
        #expect(
            try world.run(
                "{ __typename a: __typename first { __typename name b: __typename } __schema { __typename } }")
                == #"{"data":{"__typename":"Query","a":"Query","first":{"__typename":"Wolf","name":"Grey","b":"Wolf"},"__schema":{"__typename":"__Schema"}}}"#
        )
    }

    @Test func `an empty list asks nothing of what is below`() throws {
        let world = try JSONWorld(animals, #"{"animals": [], "pair": [[], []]}"#)
        #expect(
            try world.run("{ animals { name friend { name } } pair { name } }")
                == #"{"data":{"animals":[],"pair":[[],[]]}}"#)
        #expect(world.calls == ["Query.animals(1)", "Query.pair(1)"])
    }
}
