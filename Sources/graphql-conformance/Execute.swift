import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

/// `{"op":"execute","sdl","document","root","variables","operationName"}`: the response to a request.
func execute(_ request: JSONValue) -> [JSONValue.Member] {
    let out = JSONWriter()
    do throws(RequestErrors) {
        try execute(request, into: out)
    } catch {
        out.count = 0
        out.write(responseWith: error.errors.map { ResponseError($0) })
    }
    let response = try? JSONParser.parse(out.string, maximumDepth: 2000)
    return [JSONValue.Member("response", response ?? .string("The response is not JSON: " + out.string))]
}

private func execute(_ request: JSONValue, into out: JSONWriter) throws(RequestErrors) {
    let schema = try schema(request["sdl"]?.stringValue ?? "")
    let validated = try validated(request["document"]?.stringValue ?? "", against: schema)
    let operation: OperationDefinition
    switch validated.operation(named: request["operationName"]?.stringValue) {
    case .success(let found): operation = found
    case .failure(let error): throw RequestErrors([error])
    }
    let provided = (request["variables"]?.members ?? []).map { InputValue.Field($0) }
    let variables = try schema.coerceVariables(of: operation, from: provided).get()
    let plan: Plan
    do throws(RequestError) {
        plan = try Planner(schema: schema, resolvers: JSONResolvers.table(for: schema))
            .plan(operation, of: validated, variables: variables)
    } catch {
        throw RequestErrors([error])
    }
    let context = JSONContext(root: request["root"] ?? .null)
    _ = Execution.start(plan, variables: variables, context: context, into: out)
}

private func schema(_ sdl: String) throws(RequestErrors) -> Schema {
    do throws(SchemaErrors) {
        return try Schema.build(sdl: sdl)
    } catch {
        throw RequestErrors(error.errors.map(\.requestError))
    }
}

private func validated(_ text: String, against schema: Schema) throws(RequestErrors) -> ValidatedDocument {
    let document: Document
    do throws(SyntaxError) {
        document = try Document.parse(text, limits: .none)
    } catch {
        throw RequestErrors([error.requestError])
    }
    do throws(ValidationErrors) {
        return try validate(document, against: schema, limits: .none)
    } catch {
        throw RequestErrors(error.requestErrors)
    }
}
