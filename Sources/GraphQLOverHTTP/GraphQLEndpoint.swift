import GraphQLExecution
public import HTTPServer

/// Answers GraphQL requests over HTTP; one for each worker.
///
/// GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/
public final class GraphQLEndpoint: RequestHandler {
    static let allowedMethods = "GET, HEAD, POST, OPTIONS"

    let service: GraphQLService
    /// Where documents of query strings are decoded.
    private let scratch = ByteBuffer()

    private var limits: GraphQLLimits { service.limits }

    public init(_ service: GraphQLService) { self.service = service }

    /// Large bodies are for those who are known: only they cost a look at the token before the body is read.
    public func admit(_ head: borrowing RequestHead) -> Admission {
        switch head.framing {
        case .none: return .body(maximum: 0)
        case .length(let length) where length <= limits.anonymousBody: return .body(maximum: limits.anonymousBody)
        case .length, .chunked: break
        }
        do throws(RequestFailure) {
            return .body(maximum: try caller(of: head) == nil ? limits.anonymousBody : limits.body)
        } catch {
            return .refuse(HTTPResponse(error, as: .json))
        }
    }

    public func handle(
        _ request: borrowing HTTPRequest, response: ResponseWriter, mailbox: Mailbox
    ) -> Disposition {
        if request.head.method == .options {
            response.send(HTTPResponse(.noContent).with("Allow", GraphQLEndpoint.allowedMethods))
            return .respond
        }
        guard let mediaType = ResponseMediaType.negotiated(for: request.head) else {
            response.send(HTTPResponse(.notAcceptable, as: .json))
            return .respond
        }
        let exchange = Exchange(mediaType: mediaType, response: response, mailbox: mailbox)
        do throws(RequestFailure) {
            let parameters = try parameters(of: request)
            let client = Client(caller: try caller(of: request.head), address: request.head.peer)
            let accepted: OperationTypes = request.head.method == .post ? .answeredOnce : .safe
            let operation = try service.prepare(parameters, accepted)
            return proceed(try service.start(operation, for: client), exchange)
        } catch {
            return refuse(error, exchange)
        }
    }

    public func resume(
        _ parked: any Sendable, with message: any Sendable, response: ResponseWriter, mailbox: Mailbox
    ) -> Disposition {
        guard let parked = parked as? ParkedRequest, let done = message as? WorkDone else {
            preconditionFailure("only this endpoint parks its requests and posts to them")
        }
        let exchange = Exchange(mediaType: parked.mediaType, response: response, mailbox: mailbox)
        do throws(RequestFailure) {
            return proceed(try service.resume(parked.pending, with: done.result), exchange)
        } catch {
            return refuse(error, exchange)
        }
    }

    public func response(to refusal: Refusal) -> HTTPResponse { HTTPResponse(refusal) }
}

/// Where an answer goes, and in which form.
private struct Exchange {
    let mediaType: ResponseMediaType
    let response: ResponseWriter
    let mailbox: Mailbox
}

/// A request whose operation waits for work that is done elsewhere.
private struct ParkedRequest: Sendable {
    let pending: PendingOperation
    let mediaType: ResponseMediaType
}

/// What a mailbox gets when the work is done.
private struct WorkDone: Sendable {
    let result: WorkResult
}

// MARK: Reading requests

extension GraphQLEndpoint {
    /// The parameters of a request, wherever its method puts them.
    private func parameters(of request: borrowing HTTPRequest) throws(RequestFailure) -> GraphQLRequest {
        // RFC 9110, section 15.5.12. Such a request has no body, whatever the client thinks that it sends.
        if request.head.method == .post, request.head.framing == .none { throw .lengthRequired }
        do throws(MalformedRequest) {
            switch request.head.method {
            case .post where request.head.hasJSONContent:
                return try GraphQLRequest(
                    body: request.body, maximumDepth: limits.jsonDepth, maximumValues: limits.jsonValues)
            case .get, .head:
                return try GraphQLRequest(
                    queryString: request.head.query, maximumDepth: limits.jsonDepth, scratch: scratch)
            default: break
            }
        } catch {
            throw .malformed(error)
        }
        throw request.head.method == .post ? .unsupportedMediaType : .methodNotAllowed
    }

    /// Who sends the request; nil without a token.
    private func caller(of head: borrowing RequestHead) throws(RequestFailure) -> (any Sendable)? {
        guard case .token(let token) = head.bearerToken else {
            if case .unreadable = head.bearerToken { throw .invalidToken }
            return nil
        }
        return try service.caller(with: token)
    }
}

// MARK: Answering

extension GraphQLEndpoint {
    private func proceed(_ progress: OperationProgress, _ exchange: Exchange) -> Disposition {
        switch progress {
        case .finished:
            send(exchange)
            return .respond
        case .parked(let pending):
            let mailbox = exchange.mailbox
            service.run(pending) { mailbox.post(WorkDone(result: $0)) }
            return .park(ParkedRequest(pending: pending, mediaType: exchange.mediaType))
        }
    }

    /// Sends what was executed. There is data, or null in its place: the status is 200 under both media types.
    ///
    /// GraphQL over HTTP, section 6.4 Status Codes.
    private func send(_ exchange: Exchange) {
        let response = exchange.response
        response.begin(.ok)
        response.field("Content-Type", exchange.mediaType.contentType)
        response.field("Cache-Control", "no-store")
        response.field("X-Content-Type-Options", "nosniff")
        response.finish(service.out.bytes)
    }

    private func refuse(_ failure: RequestFailure, _ exchange: Exchange) -> Disposition {
        exchange.response.send(HTTPResponse(failure, as: exchange.mediaType))
        return .respond
    }
}
