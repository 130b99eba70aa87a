import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

/// `execute`: parses, validates and executes a document, and answers with the response.
struct Execute {
    let sdl: String
    let document: String
    let root: JSONValue
    let variables: JSONValue?
    let operationName: String?

    /// The response as JSON text.
    func response() -> String {
        let out = JSONBuffer()
        do {
            try execute(into: out)
        } catch {
            out.count = 0
            out.write("{")
            out.write(errors: error.errors.map { ResponseError($0) })
            out.write("}")
        }
        return out.string
    }

    private func execute(into out: JSONBuffer) throws(RequestErrors) {
        let schema = try Conformance.schema(sdl)
        let validated = try Conformance.validated(document, against: schema)
        let operation = try validated.operation(named: operationName).mapError { RequestErrors([$0]) }.get()
        let provided = variables?.members?.map { InputValue.Field(name: $0.name, value: InputValue($0.value)) } ?? []
        let values = try schema.coerceVariables(of: operation, from: provided).get()
        let planner = Planner(schema: schema, resolvers: JSONResolvers.table(for: schema))
        do throws(RequestError) {
            let plan = try planner.plan(operation, of: validated, variables: values)
            _ = Execution.start(plan, variables: values, context: JSONContext(root: root), into: out)
        } catch {
            throw RequestErrors([error])
        }
    }
}
