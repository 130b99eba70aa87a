import Testing

@testable import SchemaCompiler

private let clinic = """
    directive @group(name: String!) repeatable on OBJECT

    "Columns of a row under another type."
    directive @embedded on OBJECT

    type Query @group(name: "Service") { version: String! }
    interface Node { id: ID! }
    type Dog implements Node {
      id: ID!
      "How it went."
      operation: Operation
      pedigree: Pedigree!
    }
    "How an operation went."
    type Operation @embedded {
      "When it ended."
      endedAt: Date!
      surgeon: Dog
      helpers: [Dog!]!
      anaesthesia: Anaesthesia
    }
    type Anaesthesia @embedded { agent: String! }
    type Pedigree @embedded { breed: String }
    scalar Date
    """

@Suite("Embedded values")
struct EmbeddedTests {
    @Test func `the entity says which column tells that there is one, and non-null ones are always there`() throws {
        let text = try SchemaModel(source: clinic).resolverProtocolFile()
        #expect(
            text.contains(
                """
                protocol DogResolvers: SendableMetatype {
                    /// How it went.
                    static var operation: Embedded<Operation> { get }
                    /// One row for each id that exists and is the viewer's, in any order.
                """))
    }

    @Test func `its fields are those of a row that others load`() throws {
        let text = try SchemaModel(source: clinic).resolverProtocolFile()
        #expect(
            text.contains(
                """
                /// How an operation went.
                protocol OperationResolvers: SendableMetatype {
                    /// When it ended.
                    static var endedAt: Leaf<CalendarDate> { get }
                    static var surgeon: Leaf<Key<Dog>?> { get }
                    static func helpers(
                        of parents: Batch<Operation>, _ columns: ColumnSet, in context: RequestContext
                    ) throws -> Column<[Dog]>
                    /// The columns that `helpers` reads of its parents, besides their ids.
                    static var helpersNeeds: [NeededColumn] { get }
                    static var anaesthesia: Embedded<Anaesthesia> { get }
                }

                extension OperationResolvers {
                    static var helpersNeeds: [NeededColumn] { [] }
                }
                """))
    }

    @Test func `the field is the same row, the type one without instances`() throws {
        let model = try SchemaModel(source: clinic)
        let table = model.resolverTableFile()
        #expect(table.contains("    forms[\"operation\"] = .sameRow(present: R.operation.present)\n"))
        #expect(table.contains("    forms[\"pedigree\"] = .sameRow(present: nil)\n"))
        #expect(table.contains("    forms[\"surgeon\"] = .reference(R.surgeon)\n"))
        #expect(table.contains("    table.fields[\"Operation\"] = formsOperation(OperationFields.self)\n"))
        #expect(!table.contains("loadOperation"))
        #expect(
            model.objectFile().contains(
                """
                /// How an operation went.
                public enum Operation: Batches.EmbeddedObject {
                    public static let index = TypeIndex(3)
                }
                """))
    }

    @Test func `the served text does not show it`() throws {
        let text = try SchemaModel(source: clinic).schemaDocumentFile()
        #expect(text.contains("public static let sdl = #\"\"\"\ntype Query { version: String! }\n"))
        #expect(text.contains("type Operation {\n"))
        #expect(!text.contains("@"))
    }
}
