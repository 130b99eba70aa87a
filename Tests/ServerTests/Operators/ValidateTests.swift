import Foundation
import Testing

@testable import rapport

@Suite("rapport validate")
struct ValidateTests {
    private func report(_ files: [(String, String)], _ settings: Settings = Settings(), costs: Bool = false) throws
        -> String
    {
        let documents = ClientDocuments(files.map { ClientDocuments.File(path: $0, text: $1) })
        return try ClientCheck(settings).report(on: documents).text(withCosts: costs)
    }

    @Test func `operations that are right are counted`() throws {
        #expect(
            try report([("a.graphql", "query Version { apiVersion }\nquery Mine { contacts { nodes { name } } }")])
                == "2 operations, 0 errors, 0 warnings\n")
    }

    @Test func `errors stand where they are in their file`() throws {
        #expect(
            try report([
                ("a.graphql", "query A { apiVersion }\n\n  query B {\n    nothing\n  }\n"), ("b.graphql", "query C {"),
                ("c.graphql", "type T { a: Int }"),
            ]) == """
                b.graphql:1:10: error: Expected a selection, found <EOF>.
                c.graphql:1:1: error: Only operations and fragments can be sent, no definitions of types.
                a.graphql:4:5: error: Cannot query field "nothing" on type "Query".
                2 operations, 3 errors, 0 warnings

                """)
    }

    @Test func `fragments may be in other files, and their errors are told once`() throws {
        #expect(
            try report([
                ("a.graphql", "query A { contacts { nodes { ...Card } } }\nquery B { contacts { nodes { ...Card } } }"),
                ("b.graphql", "# A card.\nfragment Card on Contact { ...Name wrong }"),
                ("c.graphql", "fragment Name on Contact { name }\nfragment Alone on Contact { name }"),
            ]) == """
                b.graphql:2:36: error: Cannot query field "wrong" on type "Contact". Did you mean "phone"?
                c.graphql:2:1: warning: Fragment "Alone" is not used.
                2 operations, 1 error, 1 warning

                """)
    }

    @Test func `names that come twice are told of, and operations without one`() throws {
        #expect(
            try report([
                ("a.graphql", "query A { apiVersion } query A { apiVersion }"), ("b.graphql", "query A { apiVersion }"),
                ("c.graphql", "{ apiVersion }"),
            ]) == """
                a.graphql:1:24: error: Operation "A" is defined in a.graphql:1 already.
                b.graphql:1:1: warning: Operation "A" is defined in a.graphql:1 already.
                c.graphql:1:1: warning: The operation has no name.
                4 operations, 1 error, 2 warnings

                """)
    }

    @Test func `what an operation can cost depends on its page sizes`() throws {
        let query =
            "query A($n: Int = 2) { contacts(first: $n) { nodes { interactions(first: 10) { nodes { id } } } } }"
        // The connections, the contacts, and their interactions, as many as a page has.
        #expect(
            try report([("a.graphql", query)], costs: true)
                == "a.graphql:1:1: cost: A 25 to 1201\n1 operation, 0 errors, 0 warnings\n"
        )
        var settings = Settings()
        settings.graphQL.cost = 1000
        #expect(
            try report([("a.graphql", query)], settings) == """
                a.graphql:1:1: warning: With pages of 100 the operation can return 1201 objects; the limit is 1000.
                1 operation, 0 errors, 1 warning

                """)
        settings.graphQL.cost = 24
        #expect(
            try report([("a.graphql", query)], settings) == """
                a.graphql:1:1: error: The operation can return 25 objects; the limit is 24.
                1 operation, 1 error, 0 warnings

                """)
    }

    @Test func `what is over the server's limits is an error`() throws {
        var settings = Settings()
        settings.graphQL.document.selectionDepth = 2
        let report = try report(
            [("a.graphql", "query A { apiVersion }\nquery B { contacts { nodes { id } } }")], settings)
        #expect(report.contains("a.graphql:2:"))
        #expect(report.hasSuffix("2 operations, 1 error, 0 warnings\n"))
    }

    @Test func `files, patterns and folders are found`() throws {
        let folder = try TemporaryFolder()
        try folder.write("query A { apiVersion }", to: "a.graphql")
        try folder.write("query B { apiVersion }", to: "b.gql")
        try folder.write("no GraphQL", to: "c.txt")
        let path = folder.url.path
        #expect(try DocumentFiles.find([path]) == ["\(path)/a.graphql", "\(path)/b.gql"])
        #expect(try DocumentFiles.find(["\(path)/*.graphql", path][...]) == ["\(path)/a.graphql", "\(path)/b.gql"])
        #expect(throws: UnreadableFile.self) { try DocumentFiles.find(["\(path)/*.none"]) }
    }

    @Test func `two stars are folders of any depth, and braces a choice`() throws {
        let folder = try TemporaryFolder()
        for name in ["a.graphql", "b.gql", "c.txt"] { try folder.write("", to: name) }
        let path = folder.url.path
        try FileManager.default.createDirectory(atPath: "\(path)/q/r", withIntermediateDirectories: true)
        for name in ["q/d.graphql", "q/r/e.graphql"] { try folder.write("", to: name) }
        func find(_ pattern: String) throws -> [String] {
            try DocumentFiles.find(["\(path)/\(pattern)"]).map { String($0.dropFirst(path.count + 1)) }
        }
        #expect(try find("**/*.graphql") == ["a.graphql", "q/d.graphql", "q/r/e.graphql"])
        #expect(try find("q/**/*.graphql") == ["q/d.graphql", "q/r/e.graphql"])
        #expect(try find("**/r/*.graphql") == ["q/r/e.graphql"])
        #expect(try find("*.{graphql,gql}") == ["a.graphql", "b.gql"])
        #expect(try find("**/*.{gql,graphql}") == ["b.gql", "a.graphql", "q/d.graphql", "q/r/e.graphql"])
        #expect(throws: UnreadableFile.self) { try find("**/*.none") }
    }

    @Test func `links lead to each file once, also in circles`() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path
        try FileManager.default.createDirectory(atPath: "\(path)/src/z", withIntermediateDirectories: true)
        for name in ["src/a.graphql", "src/z/b.graphql"] { try folder.write("", to: name) }
        for (link, target) in [
            ("src/l1", "."), ("src/l2", "."), ("src/b", "z"), ("src/z/up", ".."), ("src/0.graphql", "a.graphql"),
        ] {
            try FileManager.default.createSymbolicLink(atPath: "\(path)/\(link)", withDestinationPath: target)
        }
        let found = ["\(path)/src/a.graphql", "\(path)/src/z/b.graphql"]
        #expect(try DocumentFiles.find(["\(path)/src"]) == found)
        #expect(try DocumentFiles.find(["\(path)/src/**/*.graphql", "\(path)/src/0.graphql"]) == found)
    }

    @Test func `the exit status tells a build server`() throws {
        let folder = try TemporaryFolder()
        func status(_ arguments: String...) throws -> Int32 {
            try Program(["validate"] + arguments, in: folder).status()
        }
        try folder.write("{ apiVersion }", to: "warning.graphql")
        try folder.write("query A { nothing }", to: "wrong.graphql")
        #expect(try status("warning.graphql") == 0)
        #expect(try status("warning.graphql", "--strict") == 1)
        #expect(try status("wrong.graphql") == 1)
        #expect(try status("missing.graphql") == 2)
    }
}
