public import GraphQLLanguage

/// Everything that is wrong with a document, in the order of the document.
public struct ValidationErrors: Error, Hashable, Sendable {
    public let errors: [ValidationError]

    /// The errors as they are sent.
    public var requestErrors: [RequestError] { errors.map(\.requestError) }
}

/// One thing that is wrong with a document.
public struct ValidationError: Error, Hashable, Sendable {
    public let reason: Reason
    /// The places that contradict each other, the first one first; empty if it is the document as a whole.
    public let locations: [SourceLocation]

    /// The error as it is sent.
    public var requestError: RequestError {
        switch reason {
        case .overLimit(let limit, let maximum, let value):
            RequestError(
                message: message, locations: locations, code: .limitExceeded,
                details: [
                    RequestError.Detail(name: "limit", value: maximum),
                    RequestError.Detail(name: limit.rawValue, value: value),
                ])
        default: RequestError(message: message, locations: locations, code: reason.code)
        }
    }
}

extension ValidationError.Reason {
    /// Where a value of the right kind says something that cannot be, it has the code that it has as a variable, too.
    fileprivate var code: ErrorCode {
        switch self {
        case .refusedByScalar, .oneOfCount, .oneOfNull: .badUserInput
        default: .graphQLValidationFailed
        }
    }
}
