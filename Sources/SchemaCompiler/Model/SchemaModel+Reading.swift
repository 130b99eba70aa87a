import GraphQLLanguage
import GraphQLSchema

extension SchemaModel {
    /// Reads a schema and sorts it.
    ///
    /// - Throws: the faults of the text, or of the schema, or the first thing in it that has no form in Swift.
    init(source: String) throws(SchemaFaults) {
        let (document, schema) = try SchemaModel.read(source)
        do throws(SchemaFault) {
            self.init(
                schema: schema, source: source, groups: try schema.groups(of: document),
                roles: try schema.roles(Markers(of: document)))
            try checkFields()
        } catch {
            throw SchemaFaults([error])
        }
    }

    private static func read(_ source: String) throws(SchemaFaults) -> (Document, Schema) {
        let document: Document
        do throws(SyntaxError) {
            document = try Document.parse(source, limits: .none)
        } catch {
            throw SchemaFaults([SchemaFault(error.message, at: error.location)])
        }
        do throws(SchemaErrors) {
            return (document, try Schema.build(document))
        } catch {
            throw SchemaFaults(error.errors.map { SchemaFault($0.message, at: $0.locations.first) })
        }
    }
}
