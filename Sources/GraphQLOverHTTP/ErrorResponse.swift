public import GraphQLExecution
import GraphQLLanguage
public import HTTPServer
import JSON

extension HTTPResponse {
    /// A response that consists of errors, as JSON. It has no `data` entry, since nothing was executed.
    ///
    /// Spec: 7.1 Response Format.
    public init(_ status: HTTPStatus, errors: [ResponseError]) {
        self.init(status, errors: errors, as: .json)
    }

    init(_ status: HTTPStatus, errors: [ResponseError], as mediaType: ResponseMediaType) {
        let out = JSONWriter(capacity: 256)
        out.write(responseWith: errors)
        self = HTTPResponse(status, contentType: "\(mediaType.contentType)", body: Array(out.bytes))
            .with("Cache-Control", "no-store")
    }

    init(_ failure: RequestFailure, as mediaType: ResponseMediaType) {
        self.init(failure.status(for: mediaType), errors: failure.errors, as: mediaType)
        if let field = failure.field { self = with(field.name, field.value) }
    }

    /// The response to a request that the server refuses by itself.
    public init(_ refusal: Refusal) {
        self.init(refusal.status, errors: [ResponseError(message: refusal.message, code: refusal.errorCode)])
    }
}

extension Refusal {
    fileprivate var errorCode: ErrorCode? {
        switch self {
        case .requestLineTooLong, .headTooLarge, .tooManyFields, .contentTooLarge: .limitExceeded
        case .tooManyBodies, .tooManyConnections: .unavailable
        case .answerTimeout: .timeout
        default: nil
        }
    }
}
