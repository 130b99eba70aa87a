import Foundation
import GraphQLSchema
import RapportAPI
import Testing

@testable import rapport

@Suite("rapport schema diff")
struct SchemaDiffTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
        let program = try Program(["schema", "diff"] + arguments, in: folder)
        let output = program.outputText()
        let errors = program.errorText()
        return (program.status(), output, errors)
    }

    @Test func `a schema does not differ from itself, as the server gives it to clients`() throws {
        try folder.write(SchemaCommand.text(.sdl), to: "old.graphql")
        let answer = try run("old.graphql")
        #expect(answer.output == "0 breaking, 0 dangerous, 0 safe\n")
        #expect(answer.status == 0)
    }

    @Test func `what breaks clients fails, what does not is told when it is asked for`() throws {
        try folder.write("type Query { a: Int b: Int } enum E { X }", to: "old.graphql")
        try folder.write("type Query { a: Int c: Int } enum E { X Y }", to: "new.graphql")
        let answer = try run("old.graphql", "new.graphql", "--all")
        #expect(
            answer.output == """
                breaking: Query.b was removed. [FIELD_REMOVED]
                dangerous: E.Y was added. [VALUE_ADDED_TO_ENUM]
                safe: Query.c was added. [FIELD_ADDED]
                1 breaking, 1 dangerous, 1 safe

                """)
        #expect(answer.status == 1)
        #expect(try run("new.graphql", "new.graphql").status == 0)
        #expect(try !run("old.graphql", "new.graphql").output.contains("safe: "))
    }

    @Test func `what is no schema is named with its place`() throws {
        try folder.write("type Query {\n  a: Nothing\n}", to: "old.graphql")
        let answer = try run("old.graphql")
        #expect(answer.status == 2)
        #expect(answer.errors.hasPrefix("rapport: old.graphql:2:6: "))
        #expect(
            try run("missing.graphql").errors == "rapport: missing.graphql cannot be read: No such file or directory\n")
    }

    @Test(
        .enabled(
            if: Python.finds("graphql"), "python3 with graphql-core is missing: scripts/install-test-tools"))
    func `the reference implementation finds the same`() throws {
        let old = """
            directive @gone on FIELD
            directive @less(a: Int, b: Int) repeatable on FIELD | QUERY
            interface Named { name: String }
            interface Aged { age: Int }
            type Query { a(x: Int = 1, y: Int, z: Int!): [Int!] b: Int! c: Pet d: Int e(old: Int): Int f: Scalar }
            type Dog implements Named & Aged { name: String age: Int }
            type Cat implements Named { name: String }
            union Pet = Dog | Cat
            enum Mood { GOOD BAD }
            input Filter { a: Int b: Int! c: [Int!]! d: String }
            type Gone { a: Int }
            type Changed { a: Int }
            scalar Scalar
            """
        let new = """
            directive @less(a: Int, c: Int!) on FIELD
            interface Named { name: String! }
            interface Aged { age: Int }
            type Query { a(x: Int = 2, y: Int!, z: Int, w: Int): [Int!]! b: Int c: Pet e(new: Int!): Int f: Scalar g: Int }
            type Dog implements Named { name: String! age: Int }
            type Cat implements Named & Aged { name: String! age: Int }
            type Bird { name: String }
            union Pet = Dog | Bird
            enum Mood { GOOD SO_SO }
            input Filter { a: Int! b: Int c: [Int!] e: Int f: Int! }
            input Changed { a: Int }
            scalar Scalar
            """
        try folder.write(old, to: "old.graphql")
        try folder.write(new, to: "new.graphql")
        try folder.write(
            """
            from graphql import build_schema
            from graphql.utilities import find_breaking_changes, find_dangerous_changes
            old, new = (build_schema(open(name).read()) for name in ("old.graphql", "new.graphql"))
            for change in find_breaking_changes(old, new) + find_dangerous_changes(old, new):
                print(change.type.name)
            """, to: "changes.py")
        let answer = try Python.run(["changes.py"], in: folder.url)
        #expect(answer.status == 0, "\(answer.output)")
        let ours = try Schema.build(sdl: new).changes(since: Schema.build(sdl: old)).filter { $0.severity != .safe }
        #expect(ours.map(\.kind.rawValue).sorted() == answer.output.split(separator: "\n").map(String.init).sorted())
    }
}
