import GraphQLLanguage
import JSON

/// Why a request is not a well-formed GraphQL-over-HTTP request.
enum MalformedRequest: Error, Hashable, Sendable {
    case missingBody
    case invalidJSON(JSONError)
    /// An array where batches are not allowed.
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
    /// `extensions.persistedQuery` in another form than Apollo's.
    case invalidPersistedQuery
    /// A document came together with a name that is another one's.
    case wrongDocumentHash
    /// More requests in a batch than the limit.
    case batchTooLarge(limit: Int)
    case emptyBatch
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
        case .batchTooLarge(let limit): "A batch has at most \(limit) requests here."
        case .emptyBatch: "The batch is empty."
        case .missingQuery: "The parameter \"query\" is missing."
        case .wrongType(let parameter): "The parameter \"\(parameter.rawValue)\" must be \(parameter.typeInWords)."
        case .repeated(let parameter): "The parameter \"\(parameter.rawValue)\" is given more than once."
        case .invalidJSONParameter(let parameter, let error): "\(parameter.rawValue): \(error.description)"
        case .invalidPersistedQuery:
            "extensions.persistedQuery must be an object with \"version\": 1 and the string \"sha256Hash\"."
        case .wrongDocumentHash: "The hash is not that of the document."
        case .invalidPercentEncoding: "The query string has a percent sign without two hexadecimal digits."
        case .invalidUTF8(let parameter): "The parameter \"\(parameter.rawValue)\" is not UTF-8."
        }
    }

    var code: ErrorCode { if case .batchTooLarge = self { .limitExceeded } else { .badUserInput } }
}
