/// A parameter of a GraphQL-over-HTTP request.
///
/// GraphQL over HTTP, section 5.1 Request Parameters.
enum RequestParameter: String, Hashable, Sendable {
    case query, documentId, operationName, variables, extensions

    /// The type it has to have, as an error says it.
    var typeInWords: String {
        switch self {
        case .query: "a string"
        case .documentId, .operationName: "a string or null"
        case .variables, .extensions: "an object or null"
        }
    }
}

/// Parameters that were read already, without an allocation.
struct RequestParameterSet {
    private var bits: UInt8 = 0

    /// Returns false when it was in there.
    mutating func insert(_ parameter: RequestParameter) -> Bool {
        let bit: UInt8 =
            switch parameter {
            case .query: 1
            case .operationName: 2
            case .variables: 4
            case .extensions: 8
            case .documentId: 16
            }
        guard bits & bit == 0 else { return false }
        bits |= bit
        return true
    }
}
