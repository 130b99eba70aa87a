import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON
import RapportAPI

extension Command {
    static let schema = Command(
        name: "schema",
        options: [CommandOption(flag: "--json", help: "The answer to an introspection query instead.")],
        help: "prints the schema"
    ) { invocation in
        Terminal.write(try SchemaCommand.text(invocation.has("--json") ? .json : .sdl))
        return .done
    }
}

/// The schema for tools that do not ask a server.
enum SchemaCommand {
    enum Format { case sdl, json }

    static func text(_ format: Format) throws -> String {
        let schema = try Schema.build(sdl: SchemaDocument.sdl)
        return switch format {
        case .sdl: schema.document
        case .json: try introspection(of: schema) + "\n"
        }
    }

    /// The answer to the query that code generators and editors send.
    private static func introspection(of schema: Schema) throws -> String {
        let document = try validate(Document.parse(IntrospectionQuery.text), against: schema)
        // Nothing but the schema is asked for, so no other field needs a resolver.
        let plan = try Planner(schema: schema, resolvers: ResolverTable())
            .plan(document.operations[0], of: document, variables: VariableValues())
        let out = JSONWriter()
        _ = Execution.start(plan, variables: VariableValues(), context: NoContext(), into: out)
        return out.string
    }

    private final class NoContext: ExecutionContext {}
}

extension Schema {
    /// What clients are given to read: every type in one piece, because not all generators follow extensions.
    var document: String { printed() + "\n" }
}

/// Everything that introspection tells.
enum IntrospectionQuery {
    static let text = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name }
            mutationType { name }
            subscriptionType { name }
            types { ...FullType }
            directives {
              name description isRepeatable locations
              args(includeDeprecated: true) { ...InputValue }
            }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description
            args(includeDeprecated: true) { ...InputValue }
            type { ...TypeRef }
            isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue {
          name description
          type { ...TypeRef }
          defaultValue isDeprecated deprecationReason
        }
        fragment TypeRef on __Type {
          kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        }
        """
}
