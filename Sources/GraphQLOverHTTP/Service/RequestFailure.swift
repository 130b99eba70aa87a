public import GraphQLExecution
import GraphQLLanguage
import HTTPServer

/// Why a request is answered without being executed. The one place that knows the status and the words of each.
enum RequestFailure: Error {
    /// Another method than GET, HEAD, POST and OPTIONS.
    case methodNotAllowed
    /// A mutation by GET or HEAD, which are promised to change nothing.
    case mutationByGET
    case notAcceptable
    /// A POST that says nothing about its body.
    case lengthRequired
    case unsupportedMediaType
    case invalidToken
    case malformed(MalformedRequest)
    case queryTooLong(limit: Int)
    /// What the specification calls request errors: the document, the operation or the variables are wrong.
    case requestErrors([RequestError])
    /// What the application threw before there was an execution.
    case failure(ExecutionError)
}

extension RequestFailure {
    /// A request that is not well-formed is refused under both media types. One that is well-formed and cannot be
    /// executed has the status 200 under `application/json`: older clients take anything else for a broken connection.
    ///
    /// GraphQL over HTTP, section 6.4 Status Codes.
    func status(for mediaType: ResponseMediaType) -> HTTPStatus {
        switch self {
        case .methodNotAllowed, .mutationByGET: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .lengthRequired: .lengthRequired
        case .unsupportedMediaType: .unsupportedMediaType
        case .invalidToken: .unauthorized
        case .malformed: .badRequest
        case .queryTooLong: .contentTooLarge
        case .requestErrors: mediaType == .json ? .ok : .badRequest
        case .failure(let error): RequestFailure.status(for: error.code)
        }
    }

    private static func status(for code: ErrorCode?) -> HTTPStatus {
        switch code {
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .rateLimited, .limitExceeded: .tooManyRequests
        case .timeout, .unavailable: .serviceUnavailable
        default: .internalServerError
        }
    }

    /// Whether the request was understood, and its operation is what is wrong.
    var isOfOperation: Bool {
        switch self {
        case .requestErrors, .queryTooLong: true
        default: false
        }
    }

    var errors: [ResponseError] {
        switch self {
        case .methodNotAllowed: [ResponseError(message: "GraphQL requests are sent with POST, queries also with GET.")]
        case .mutationByGET: [ResponseError(message: "Mutations are sent with POST.")]
        case .notAcceptable:
            [ResponseError(message: "Responses are application/graphql-response+json or application/json, in UTF-8.")]
        case .lengthRequired: [ResponseError(message: "A POST needs a Content-Length, or chunks.")]
        case .unsupportedMediaType:
            [ResponseError(message: "The body must be application/json in UTF-8, without a content coding.")]
        case .invalidToken: [ResponseError(message: "The token is not valid.", code: .unauthenticated)]
        case .malformed(let fault): [ResponseError(message: fault.message, code: fault.code)]
        case .queryTooLong(let limit):
            [
                ResponseError(
                    message: "The document is longer than \(limit) bytes.", code: .limitExceeded,
                    extensions: [.init(name: "limit", value: .int(limit))])
            ]
        case .requestErrors(let errors): errors.map { ResponseError($0) }
        case .failure(let error):
            [ResponseError(message: error.message, code: error.code, extensions: error.extensions)]
        }
    }

    /// The header field that the status asks for.
    var field: (name: StaticString, value: String)? {
        switch self {
        case .methodNotAllowed: ("Allow", GraphQLEndpoint.allowedMethods)
        case .mutationByGET: ("Allow", "POST")
        // RFC 6750, section 3.
        case .invalidToken: ("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        case .failure(let error) where error.code == .rateLimited:
            error.extensions.first { $0.name == "retryAfter" }.flatMap { detail in
                if case .int(let seconds) = detail.value { ("Retry-After", String(seconds)) } else { nil }
            }
        default: nil
        }
    }
}

extension ExecutionError {
    /// Why nothing new is begun, whether over HTTP or over a connection that is open.
    public static let draining = ExecutionError("The server is ending; connect again.", code: .unavailable)
}
