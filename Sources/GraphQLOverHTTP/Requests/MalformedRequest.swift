import JSON

/// Why a request is not a well-formed GraphQL-over-HTTP request.
enum MalformedRequest: Error, Hashable, Sendable {
    case missingBody
    case invalidJSON(JSONError)
    /// An array: operations are sent one by one here, so that limits count what they mean.
    case batch
    case notAnObject
    case missingQuery
    /// A parameter of another type than its own.
    case wrongType(RequestParameter)
    /// A parameter given twice: which one counts is anybody's guess.
    case repeated(RequestParameter)
    /// A parameter of a query string that holds no JSON.
    case invalidJSONParameter(RequestParameter, JSONError)
    /// A percent sign without two hexadecimal digits.
    case invalidPercentEncoding
    /// A parameter of a query string that is not UTF-8.
    case invalidUTF8(RequestParameter)
}

extension MalformedRequest {
    /// What was wrong, for the person who wrote the client.
    var message: String {
        switch self {
        case .missingBody: "The request has no body; a JSON object with \"query\" is expected."
        case .invalidJSON(let error): error.description
        case .batch: "Batches are not supported; send one operation per request."
        case .notAnObject: "The body must be a JSON object."
        case .missingQuery: "The parameter \"query\" is missing."
        case .wrongType(let parameter): "The parameter \"\(parameter.rawValue)\" must be \(parameter.typeInWords)."
        case .repeated(let parameter): "The parameter \"\(parameter.rawValue)\" is given more than once."
        case .invalidJSONParameter(let parameter, let error): "\(parameter.rawValue): \(error.description)"
        case .invalidPercentEncoding: "The query string has a percent sign without two hexadecimal digits."
        case .invalidUTF8(let parameter): "The parameter \"\(parameter.rawValue)\" is not UTF-8."
        }
    }
}
