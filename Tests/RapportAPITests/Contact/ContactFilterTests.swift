import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("Filtering contacts")
struct ContactFilterTests {
    let api: TestAPI
    let anna: Viewer

    /// Ada, Ben and Zoë, and a stranger's Ada.
    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        try api.contact(
            """
            name: "Ada Álvarez", title: "Ingénieure", company: "Acme", email: "Ada@example.com",
            relationship: MENTOR, notes: "Met at the Lovelace conference.", tags: ["Swift", "Madrid"],
            lastContactedAt: "2026-11-10T00:00:00Z", keepInTouchEveryDays: 5
            """, as: anna)
        api.clock.move(minutes: 60)
        try api.contact(
            """
            name: "Ben Smith", company: "acme labs", email: "ben@sample.org", relationship: FRIEND, tags: ["swift"],
            lastContactedAt: "2026-11-01T00:00:00Z"
            """, as: anna)
        api.clock.move(minutes: 60)
        try api.contact(#"name: "Zoë""#, as: anna)
        try api.contact(
            #"name: "Ada Stranger", company: "Acme", email: "ada@example.com", notes: "Lovelace", tags: ["Swift"]"#,
            as: try api.signUp("stranger@example.com"))
    }

    static let cases: [(filter: String, names: [String])] = [
        ("", ["Ada Álvarez", "Ben Smith", "Zoë"]),
        // Text
        (#"name: {eq: "ada alvarez"}"#, ["Ada Álvarez"]),
        (#"name: {eq: "ada"}"#, []),
        (#"name: {in: ["ZOE", "BEN SMITH"]}"#, ["Ben Smith", "Zoë"]),
        (#"name: {in: []}"#, []),
        (#"name: {contains: "ÁLV"}"#, ["Ada Álvarez"]),
        (#"name: {contains: ""}"#, ["Ada Álvarez", "Ben Smith", "Zoë"]),
        (#"name: {startsWith: "zo"}"#, ["Zoë"]),
        (#"name: {startsWith: "b", contains: "z"}"#, []),
        (#"name: {isNull: true}"#, []),
        (#"company: {startsWith: "ACME"}"#, ["Ada Álvarez", "Ben Smith"]),
        (#"company: {isNull: true}"#, ["Zoë"]),
        (#"company: {isNull: false}"#, ["Ada Álvarez", "Ben Smith"]),
        (#"title: {contains: "inge"}"#, ["Ada Álvarez"]),
        (#"title: {contains: "%"}"#, []),
        // Email, which is sealed
        (#"email: {eq: "ADA@EXAMPLE.COM"}"#, ["Ada Álvarez"]),
        (#"email: {in: ["ada@example.com", "Ben@Sample.org", "no@body.com"]}"#, ["Ada Álvarez", "Ben Smith"]),
        (#"email: {contains: "SAMPLE"}"#, ["Ben Smith"]),
        (#"email: {startsWith: "ada@"}"#, ["Ada Álvarez"]),
        (#"email: {isNull: true}"#, ["Zoë"]),
        (#"email: {isNull: false, contains: "@"}"#, ["Ada Álvarez", "Ben Smith"]),
        // Choices
        (#"relationship: {eq: MENTOR}"#, ["Ada Álvarez"]),
        (#"relationship: {in: [MENTOR, OTHER]}"#, ["Ada Álvarez", "Zoë"]),
        (#"relationship: {notIn: [MENTOR, OTHER]}"#, ["Ben Smith"]),
        (#"isFavorite: true"#, []),
        (#"isFavorite: false"#, ["Ada Álvarez", "Ben Smith", "Zoë"]),
        // Tags
        (#"tags: {anyOf: ["SWIFT"]}"#, ["Ada Álvarez", "Ben Smith"]),
        (#"tags: {anyOf: ["madrid", "paris"]}"#, ["Ada Álvarez"]),
        (#"tags: {anyOf: []}"#, []),
        (#"tags: {allOf: ["swift", "Swift", "madrid"]}"#, ["Ada Álvarez"]),
        (#"tags: {allOf: []}"#, ["Ada Álvarez", "Ben Smith", "Zoë"]),
        (#"tags: {noneOf: ["madrid"]}"#, ["Ben Smith", "Zoë"]),
        (#"tags: {anyOf: ["swift"], noneOf: ["madrid"]}"#, ["Ben Smith"]),
        // Times
        (#"lastContactedAt: {gte: "2026-11-10T00:00:00Z"}"#, ["Ada Álvarez"]),
        (#"lastContactedAt: {gt: "2026-11-10T00:00:00Z"}"#, []),
        (#"lastContactedAt: {lt: "2026-11-10T00:00:00Z"}"#, ["Ben Smith"]),
        (#"lastContactedAt: {lte: "2026-11-10T01:00:00+01:00"}"#, ["Ada Álvarez", "Ben Smith"]),
        (#"lastContactedAt: {isNull: true}"#, ["Zoë"]),
        (#"nextContactDueAt: {isNull: false}"#, ["Ada Álvarez"]),
        (#"nextContactDueAt: {lt: "2026-11-15T00:00:00.001Z"}"#, ["Ada Álvarez"]),
        (#"createdAt: {gte: "2026-11-20T10:00:00Z", lt: "2026-11-20T12:00:00Z"}"#, ["Ada Álvarez", "Ben Smith"]),
        // Words
        (#"search: "smi""#, ["Ben Smith"]),
        (#"search: "smi ben""#, []),
        (#"search: "smith ben""#, ["Ben Smith"]),
        (#"search: "ALVAREZ ingen""#, ["Ada Álvarez"]),
        (#"search: "mith""#, []),
        (#"search: "acme lab""#, ["Ben Smith"]),
        (#"search: "lovelace""#, ["Ada Álvarez"]),
        (#"search: "ben@sample.org""#, ["Ben Smith"]),
        (#"search: "madr""#, ["Ada Álvarez"]),
        (#"search: "OR ben""#, []),
        (#"search: "!!!""#, []),
        (#"search: "  ""#, ["Ada Álvarez", "Ben Smith", "Zoë"]),
        (#"search: "\"* NEAR(""#, []),
        // Combinations
        (#"and: [{name: {contains: "a"}}, {name: {contains: "l"}}]"#, ["Ada Álvarez"]),
        (#"and: []"#, ["Ada Álvarez", "Ben Smith", "Zoë"]),
        (#"or: [{name: {eq: "zoe"}}, {relationship: {eq: FRIEND}}]"#, ["Ben Smith", "Zoë"]),
        (#"or: []"#, []),
        (#"not: {company: {eq: "acme"}}"#, ["Ben Smith", "Zoë"]),
        (#"not: {or: [{company: {isNull: true}}, {tags: {anyOf: ["madrid"]}}]}"#, ["Ben Smith"]),
        (#"name: {contains: "e"}, or: [{email: {isNull: true}}, {email: {contains: "org"}}]"#, ["Ben Smith", "Zoë"]),
        // No conditions
        (
            #"name: null, email: {eq: null}, tags: {anyOf: null}, search: null, and: null, or: null, not: null"#,
            ["Ada Álvarez", "Ben Smith", "Zoë"]
        ),
        (#"not: {name: {eq: null}}"#, ["Ada Álvarez", "Ben Smith", "Zoë"]),
        (#"or: [{name: {eq: null}}, {name: {eq: "zoe"}}]"#, ["Ada Álvarez", "Ben Smith", "Zoë"]),
    ]

    @Test(arguments: cases)
    func `a filter lets through what fits`(_ filter: String, _ names: [String]) throws {
        #expect(try api.names(where: filter, as: anna) == names)
    }

    @Test func `ids that name nothing of the viewer's let nothing through`() throws {
        let ada = try api.value(#"{ contacts(filter: {name: {startsWith: "ada"}}) { nodes { id } } }"#, as: anna)[
            "data"]!["contacts"]!["nodes"]![0]!["id"]!.stringValue!
        #expect(try api.names(where: #"id: {eq: "\#(ada)"}"#, as: anna) == ["Ada Álvarez"])
        #expect(
            try api.names(where: #"id: {in: ["\#(ada)", "no-id", "0190163d-8694-739b-aea5-966c26f8ad91"]}"#, as: anna)
                == ["Ada Álvarez"])
        #expect(try api.names(where: #"id: {eq: "no-id"}"#, as: anna) == [])
        let ben = try api.signUp("ben@example.com")
        #expect(try api.names(where: #"id: {eq: "\#(ada)"}"#, as: ben) == [])
    }

    @Test func `variables that are left out are no conditions`() throws {
        let document =
            "query($name: String, $type: RelationshipType) { contacts(filter: {name: {eq: $name}, relationship: {eq: $type}}) { totalCount } }"
        #expect(try api.run(document, as: anna) == #"{"data":{"contacts":{"totalCount":3}}}"#)
        #expect(
            try api.run(document, .object([.init("name", .null), .init("type", .string("FRIEND"))]), as: anna)
                == #"{"data":{"contacts":{"totalCount":1}}}"#)
    }

    // MARK: Archived contacts

    static let archivedCases: [(arguments: String, names: [String])] = [
        ("", ["Ada Álvarez", "Ben Smith"]),
        ("(filter: null)", ["Ada Álvarez", "Ben Smith"]),
        ("(filter: {})", ["Ada Álvarez", "Ben Smith"]),
        ("(filter: {isArchived: false})", ["Ada Álvarez", "Ben Smith"]),
        ("(filter: {isArchived: true})", ["Zoë"]),
        ("(filter: {isArchived: null})", ["Ada Álvarez", "Ben Smith", "Zoë"]),
        ("(filter: {or: [{isArchived: true}, {name: {startsWith: \"b\"}}]})", ["Ben Smith"]),
        ("(filter: {isArchived: null, or: [{isArchived: true}, {name: {startsWith: \"b\"}}]})", ["Ben Smith", "Zoë"]),
        ("(filter: {isArchived: null, not: {isArchived: true}})", ["Ada Álvarez", "Ben Smith"]),
        ("(filter: {isArchived: null, and: [{isArchived: null}]})", ["Ada Álvarez", "Ben Smith", "Zoë"]),
    ]

    @Test(arguments: archivedCases)
    func `archived contacts are left out unless the top of the filter speaks of them`(
        _ arguments: String, _ names: [String]
    ) throws {
        let zoe = try api.value(#"{ contacts(filter: {name: {eq: "zoe"}}) { nodes { id } } }"#, as: anna)[
            "data"]!["contacts"]!["nodes"]![0]!["id"]!.stringValue!
        _ = try api.run(
            #"mutation { updateContact(input: {id: "\#(zoe)", isArchived: true}) { contact { id } } }"#, as: anna)
        #expect(try api.names(arguments, as: anna) == names)
    }

    // MARK: Limits

    @Test func `and, or and not can be three levels deep`() throws {
        #expect(
            try api.names(where: #"not: {or: [{and: [{name: {eq: "zoe"}}]}]}"#, as: anna) == [
                "Ada Álvarez", "Ben Smith",
            ])
        #expect(
            try api.run(
                #"{ contacts(filter: {not: {or: [{and: [{not: {name: {eq: "zoe"}}}]}]}}) { totalCount } }"#, as: anna)
                == #"{"data":null,"errors":[{"message":"\"and\", \"or\" and \"not\" can be at most 3 levels deep in a filter.","locations":[{"line":1,"column":3}],"path":["contacts"],"extensions":{"code":"LIMIT_EXCEEDED","limit":3}}]}"#
        )
    }

    /// Those that ask for nothing count, too, although they are no conditions.
    @Test(arguments: ["or", "and"])
    func `and, as or, can have a hundred members`(name: String) throws {
        func filter(_ count: Int) -> String {
            "\(name): [" + Array(repeating: "{not: {or: []}}", count: count).joined(separator: ",") + "]"
        }
        #expect(try api.names(where: filter(100), as: anna).count == 3)
        #expect(
            try api.run("{ contacts(filter: {\(filter(101))}) { totalCount } }", as: anna)
                == #"{"data":null,"errors":[{"message":"A list in a filter can have at most 100 items.","locations":[{"line":1,"column":3}],"path":["contacts"],"extensions":{"code":"BAD_USER_INPUT"}}]}"#
        )
    }

    @Test func `fifty words can be searched for with one condition`() throws {
        func filter(_ count: Int) -> String { "search: \"\(repeatElement("a", count: count).joined(separator: " "))\"" }
        #expect(try api.names(where: filter(50), as: anna) == [])
        #expect(
            try api.run("{ contacts(filter: {\(filter(51))}) { totalCount } }", as: anna)
                == #"{"data":null,"errors":[{"message":"At most 50 words can be searched for.","locations":[{"line":1,"column":3}],"path":["contacts"],"extensions":{"code":"LIMIT_EXCEEDED","limit":50}}]}"#
        )
    }

    @Test func `a filter can have twenty conditions`() throws {
        func filter(_ count: Int) -> String {
            "or: [" + (0..<count).map { #"{name: {eq: "\#($0)"}}"# }.joined(separator: ",") + "]"
        }
        #expect(try api.names(where: filter(20), as: anna) == [])
        #expect(
            try api.run("{ contacts(filter: {\(filter(21))}) { totalCount } }", as: anna)
                == #"{"data":null,"errors":[{"message":"A filter can have at most 20 conditions.","locations":[{"line":1,"column":3}],"path":["contacts"],"extensions":{"code":"LIMIT_EXCEEDED","limit":20}}]}"#
        )
    }

    @Test(arguments: [
        ("name: {in: LIST}", 100), ("email: {in: LIST}", 100), ("id: {in: LIST}", 100),
        ("tags: {anyOf: LIST}", 1000), ("tags: {allOf: LIST}", 1000),
    ])
    func `a list in a filter can have so many items`(member: String, maximum: Int) throws {
        func filter(_ count: Int) -> String {
            member.replacing("LIST", with: "[" + (0..<count).map { #""\#($0)""# }.joined(separator: ",") + "]")
        }
        #expect(try api.names(where: filter(maximum), as: anna) == [])
        #expect(
            try api.run("{ contacts(filter: {\(filter(maximum + 1))}) { totalCount } }", as: anna)
                == #"{"data":null,"errors":[{"message":"A list in a filter can have at most \#(maximum) items.","locations":[{"line":1,"column":3}],"path":["contacts"],"extensions":{"code":"BAD_USER_INPUT"}}]}"#
        )
    }
}
