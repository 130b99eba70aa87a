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
        #expect(message([]) == "a command is missing: serve, schema or user (see rapport --help)")
        #expect(message(["sevre"]) == "unknown command 'sevre' (see rapport --help)")
        #expect(message(["schema", "--xml"]) == "unknown flag '--xml' (see rapport --help)")
        #expect(message(["user"]) == "unknown command 'user' (see rapport --help)")
        #expect(message(["user", "rename"]) == "unknown command 'user rename' (see rapport --help)")
    }

    @Test func `a password is reset for an address`() throws {
        let reset = ["user", "reset-password"]
        #expect(message(reset) == "user reset-password needs EMAIL (see rapport --help)")
        #expect(message(reset + ["--database", "x"]) == "user reset-password needs EMAIL (see rapport --help)")
        #expect(message(reset + ["anna"]) == "EMAIL must be an email address, not 'anna'")
        #expect(message(reset + ["anna@example.com", "--colour"]) == "unknown flag '--colour' (see rapport --help)")
        let command = try Command(reset + ["anna@example.com", "--database", "x.db"], environment: [:])
        guard case .resetPassword(let email, let settings) = command else {
            Issue.record("\(command)")
            return
        }
        #expect(email.text == "anna@example.com")
        #expect(settings.database == "x.db")
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
