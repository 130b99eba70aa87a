import GraphQLSchema
import LoopbackHTTP
import RapportAPI
import Testing

@testable import rapport

/// The schema as code generators read it.
@Suite("The schema for clients")
struct ClientSchemaTests {
    private let text: String

    init() throws { text = try SchemaCommand.text(.sdl) }

    @Test func `it has nothing that only the compiler reads`() {
        for own in ["@group", "@embedded", "@value", "directive @"] { #expect(!text.contains(own), "\(own)") }
    }

    @Test func `every type is in one piece`() {
        #expect(text.contains("\ntype Query {\n"))
        #expect(text.contains("\n  timeline(\n"))
        #expect(!text.contains("\nextend "))
    }

    @Test func `it is the schema that is served, with everything that introspection tells`() throws {
        let served = try Schema.build(sdl: SchemaDocument.sdl).printed()
        #expect(text == served + "\n")
        #expect(try Schema.build(sdl: text).printed() == served)
    }

    @Test func `the server gives it to whoever asks`() throws {
        let program = try Program(["serve", "--port", "0"])
        let answer = try HTTPClient(port: program.port()).send("GET", "/schema.graphql")
        #expect(answer.status == 200)
        #expect(answer.body == text)
    }
}
