import GraphQLLanguage
import JSON

extension RequestError {
    /// The error as a response has it.
    var json: JSONValue {
        let locations = locations.map { location -> JSONValue in
            ["line": .int(location.line), "column": .int(location.column)]
        }
        return ["message": .string(message), "locations": .array(locations)]
    }
}

/// The answer to a request that found errors, or none.
func verdict(_ errors: [RequestError]) -> [JSONValue.Member] {
    if errors.isEmpty { return [JSONValue.Member("ok", true)] }
    return [JSONValue.Member("ok", false), JSONValue.Member("errors", .array(errors.map(\.json)))]
}
