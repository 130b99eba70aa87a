import JSON
import Testing

@testable import rapport

@Suite("Commands")
struct CommandTests {
    private func message(_ arguments: [String]) -> String? {
        do {
            _ = try Command(arguments, environment: [:])
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `unknown commands and flags are named`() {
        #expect(message([]) == "a command is missing: serve or schema (see rapport --help)")
        #expect(message(["sevre"]) == "unknown command 'sevre' (see rapport --help)")
        #expect(message(["schema", "--xml"]) == "unknown flag '--xml' (see rapport --help)")
    }

    @Test(arguments: [["--help"], ["-h"], ["help"], ["serve", "--help"], ["schema", "--json", "--help"]])
    func `help is help everywhere`(arguments: [String]) throws {
        guard case .help = try Command(arguments, environment: [:]) else {
            Issue.record("\(arguments) is not help")
            return
        }
    }

    @Test func `what is wrong ends the program with status 2`() {
        #expect(Rapport.run(["serve", "--port", "x"], environment: [:]) == 2)
        #expect(Rapport.run(["serve", "--database", "/nowhere/at/all.db", "--port", "0"], environment: [:]) == 2)
    }

    @Test func `the schema is printed as a document`() throws {
        let text = try SchemaCommand.text(.sdl)
        #expect(text.contains("type Contact implements Node & Entity {"))
        #expect(!text.contains("@group"))
    }

    @Test func `the schema is printed as the answer to an introspection query`() throws {
        let schema = try JSONParser.parse(SchemaCommand.text(.json))["data"]?["__schema"]
        #expect(schema?["queryType"]?["name"] == "Query")
        #expect(schema?["mutationType"]?["name"] == "Mutation")
        let names = schema?["types"]?.elements?.compactMap { $0["name"]?.stringValue } ?? []
        #expect(names.contains("Contact"))
        #expect(names.contains("__Type"))
    }
}
