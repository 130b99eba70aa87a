import JSON
import Testing

@testable import rapport

@Suite("Commands")
struct CommandTests {
    private func message(_ arguments: [String]) -> String? {
        do {
            let (command, rest) = try Command.find(in: arguments)
            _ = try Invocation(of: command, rest, environment: [:])
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `unknown commands and flags are named`() {
        #expect(message([]) == "a command is missing, for example serve (see rapport --help)")
        #expect(message(["sevre"]) == "unknown command 'sevre' (see rapport --help)")
        #expect(message(["schema", "--xml"]) == "unknown flag '--xml' (see rapport --help)")
        #expect(message(["schema", "--port", "1"]) == "unknown flag '--port' (see rapport --help)")
        #expect(message(["user"]) == "unknown command 'user' (see rapport --help)")
        #expect(message(["user", "rename"]) == "unknown command 'user rename' (see rapport --help)")
    }

    @Test func `arguments that are missing or too many are named`() {
        let reset = ["user", "reset-password"]
        #expect(message(reset) == "user reset-password needs EMAIL (see rapport --help)")
        #expect(message(reset + ["--database", "x"]) == "user reset-password needs EMAIL (see rapport --help)")
        #expect(message(reset + ["a@example.com", "b"]) == "unexpected argument 'b' (see rapport --help)")
        #expect(message(reset + ["a@example.com", "--colour"]) == "unknown flag '--colour' (see rapport --help)")
        #expect(message(reset + ["a@example.com", "--database"]) == "--database needs a value")
    }

    @Test func `operands and flags come in any order`() throws {
        let arguments = ["--database", "x.db", "anna@example.com", "--max-page-size=3"]
        let invocation = try Invocation(of: .userResetPassword, arguments[...], environment: [:])
        #expect(try invocation.email(0).text == "anna@example.com")
        #expect(invocation.settings.database == "x.db")
        #expect(invocation.settings.api.pageSize == 3)
    }

    @Test func `what is no address is said`() throws {
        let invocation = try Invocation(of: .userResetPassword, ["anna"], environment: [:])
        let fault = #expect(throws: CommandLineFault.self) { try invocation.email(0) }
        #expect(fault?.description == "EMAIL must be an email address, not 'anna'")
    }

    @Test(arguments: [["--help"], ["-h"], ["help"], ["user", "--help"], ["user", "-h"]])
    func `help is asked for in three ways, also of commands that begin alike`(arguments: [String]) throws {
        #expect(try Command.find(in: arguments).command.name == "help")
        #expect(try Command.find(in: ["--version"]).command.name == "version")
    }

    @Test(arguments: Command.all.map(\.name))
    func `every command is found by its name, is in the help, and has help of its own`(name: String) throws {
        let words = name.split(separator: " ").map(String.init)
        let (command, rest) = try Command.find(in: words + ["x"])
        #expect(command.name == name)
        #expect(rest == ["x"])
        #expect(HelpText.whole.contains("  rapport \(name)"))
        #expect(HelpText.of(command).hasPrefix("rapport \(name)"))
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
