import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import RapportAPI
import Testing

/// What frontends ask for stays possible: the operations of `Tests/Clients` against the schema of this build.
@Suite("Client operations")
struct ClientOperationsTests {
    private let files: ClientOperations

    init() throws { files = try ClientOperations() }

    @Test func `every operation is valid as it is sent`() throws {
        let schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: RapportScalars.coercions)
        #expect(files.operations.count >= 25)
        for operation in files.operations { #expect(faults(operation.document, schema) == [], "\(operation.name)") }
    }

    @Test func `an operation that has rotted is found`() throws {
        let schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: RapportScalars.coercions)
        #expect(
            faults("query Q { contacts { nodes { shoeSize } } }", schema)
                == [#"Cannot query field "shoeSize" on type "Contact"."#])
    }

    @Test func `names are unique over all files, and no fragment is left over`() {
        let names = files.operations.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(!names.contains(""))
        let used = files.operations.reduce(into: Set<String>()) { $0.formUnion($1.fragments) }
        #expect(used == Set(files.fragments.keys))
    }

    @Test func `every mutation asks what there is to correct`() {
        for operation in files.operations where operation.type == .mutation {
            #expect(operation.fragments.contains("UserErrorFields"), "\(operation.name)")
        }
    }

    private func faults(_ document: String, _ schema: Schema) -> [String] {
        do {
            _ = try validate(Document.parse(document), against: schema, scalars: RapportScalars.coercions)
            return []
        } catch let errors as ValidationErrors {
            return errors.requestErrors.map(\.message)
        } catch {
            return ["\(error)"]
        }
    }
}
