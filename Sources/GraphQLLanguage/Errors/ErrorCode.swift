/// What kind of error it is, for programs: `extensions.code`.
public enum ErrorCode: String, Hashable, Sendable, CaseIterable {
    case graphQLParseFailed = "GRAPHQL_PARSE_FAILED"
    case graphQLValidationFailed = "GRAPHQL_VALIDATION_FAILED"
    /// A value that a client can mend: of a variable, of a custom scalar, of a OneOf input object. It is the same
    /// whether it stands in the document or comes as a variable.
    case badUserInput = "BAD_USER_INPUT"
    case operationResolutionFailure = "OPERATION_RESOLUTION_FAILURE"
    case persistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND"
    case limitExceeded = "LIMIT_EXCEEDED"
    case unauthenticated = "UNAUTHENTICATED"
    case forbidden = "FORBIDDEN"
    case rateLimited = "RATE_LIMITED"
    case timeout = "TIMEOUT"
    /// The server is going away, or cannot write.
    case unavailable = "UNAVAILABLE"
    /// Our mistake. The error says an id, which the log has too, and nothing else.
    case `internal` = "INTERNAL"
}
