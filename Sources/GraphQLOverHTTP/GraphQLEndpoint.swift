public import HTTPServer
import GraphQLExecution

/// Answers GraphQL requests over HTTP; one for each worker.
///
/// GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/
public final class GraphQLEndpoint: RequestHandler {
    public static let allowedMethods = "GET, HEAD, POST, OPTIONS"

    let service: GraphQLService
    let crossOrigin: CrossOriginPolicy
    let conversations: Conversations
    let eventStreams: EventStreams
    /// Where documents of query strings are decoded.
    private let scratch = ByteBuffer()
    private var negotiations = Negotiations()

    var limits: GraphQLLimits { service.limits }

    public init(_ service: GraphQLService, crossOrigin: CrossOriginPolicy = CrossOriginPolicy()) {
        self.service = service
        self.crossOrigin = crossOrigin
        conversations = Conversations(service)
        eventStreams = EventStreams(service)
    }

    public var everyAnswer: StaticString { SecurityFields.lines }

    /// Large bodies are for those who are known: only they cost a look at the token before the body is read.
    public func admit(_ head: borrowing RequestHead) -> Admission {
        switch head.framing {
        case .none: return .body(maximum: 0)
        case .length(let length) where length <= limits.anonymousBody:
            return .body(maximum: limits.anonymousBody, sender: ClientKey(head.client))
        case .length, .chunked: break
        }
        do throws(RequestFailure) {
            var client = Client(address: head.client)
            client.caller = try caller(of: head)
            let maximum = client.caller == nil ? limits.anonymousBody : limits.body
            return .body(maximum: maximum, sender: service.session.key(of: client))
        } catch {
            return .refuse(crossOrigin.allow(crossOrigin.allowedOrigin(of: head), HTTPResponse(error, as: .json)))
        }
    }

    public func handle(
        _ request: borrowing HTTPRequest, response: ResponseWriter, mailbox: Mailbox
    ) -> Disposition {
        let origin = crossOrigin.allowedOrigin(of: request.head)
        crossOrigin.allow(origin, response)
        if request.head.method == .options {
            let answer = HTTPResponse(.noContent).with("Allow", GraphQLEndpoint.allowedMethods)
            response.send(crossOrigin.preflight(answer, origin, methods: "GET, POST"))
            return .respond
        }
        if WebSocketHandshake.isAskedFor(by: request.head) { return upgrade(request.head, response) }
        let negotiated = negotiations.outcome(for: request.head)
        guard let mediaType = negotiated.mediaType else {
            response.send(HTTPResponse(.notAcceptable, as: .json))
            return .respond
        }
        let exchange = Exchange(
            mediaType: mediaType, takesEvents: negotiated.takesEvents, origin: origin, response: response,
            mailbox: mailbox)
        do throws(RequestFailure) {
            return try answer(request, exchange)
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
        crossOrigin.allow(parked.origin, response)
        let exchange = Exchange(
            mediaType: parked.mediaType, takesEvents: false, origin: parked.origin, response: response,
            mailbox: mailbox)
        if let batch = parked.batch { return resume(batch, parked.pending, with: done.result, exchange) }
        do throws(RequestFailure) {
            return proceed(try service.resume(parked.pending, with: done.result), exchange)
        } catch {
            return refuse(error, exchange)
        }
    }

    public func abandon(_ parked: any Sendable) {
        if let parked = parked as? ParkedRequest { service.abandon(parked.pending) }
    }

    public func rest() { service.rest() }

    public func response(to refusal: Refusal) -> HTTPResponse { HTTPResponse(refusal) }

    /// A page may read also why its body is not taken.
    public func response(to refusal: Refusal, of head: borrowing RequestHead) -> HTTPResponse {
        crossOrigin.allow(crossOrigin.allowedOrigin(of: head), HTTPResponse(refusal))
    }
}

/// Where an answer goes, and in which form.
struct Exchange {
    let mediaType: ResponseMediaType
    /// Whether the answer to a subscription may be an event stream.
    let takesEvents: Bool
    /// Of a page that may read it.
    let origin: String?
    let response: ResponseWriter
    let mailbox: Mailbox
    /// Whether the response may be packed, if it is large.
    var packsBody = false
}

/// A request whose operation waits for work that is done elsewhere.
struct ParkedRequest: Sendable {
    let pending: PendingOperation
    let mediaType: ResponseMediaType
    let origin: String?
    /// The batch that the operation belongs to.
    var batch: RequestBatch?
}

/// What a mailbox gets when the work is done.
struct WorkDone: Sendable {
    let result: WorkResult
}

// MARK: Reading requests

extension GraphQLEndpoint {
    private func answer(
        _ request: borrowing HTTPRequest, _ exchange: Exchange
    ) throws(RequestFailure) -> Disposition {
        switch request.head.method {
        case .get, .head: return try answer(try queryString(of: request.head), .safe, request.head, exchange)
        case .post: break
        default: throw .methodNotAllowed
        }
        switch try body(of: request) {
        case .single(let parameters): return try answer(parameters, .answeredOnce, request.head, exchange)
        case .batch(let requests): return try answer(requests, request.head, exchange)
        }
    }

    private func answer(
        _ parameters: GraphQLRequest, _ accepted: OperationTypes, _ head: borrowing RequestHead, _ exchange: Exchange
    ) throws(RequestFailure) -> Disposition {
        let client = try client(of: head)
        let operation = try service.prepare(
            parameters, exchange.takesEvents ? accepted.union(.subscription) : accepted)
        if operation.identity.operationType == .subscription {
            return try eventStreams.open(
                operation, for: try subscriber(of: head), exchange.response, exchange.mailbox)
        }
        var exchange = exchange
        // Not what a mutation answers: that may be a new token beside text that somebody else has chosen.
        exchange.packsBody = operation.identity.operationType == .query
        return proceed(try service.start(operation, for: client), exchange)
    }

    private func queryString(of head: borrowing RequestHead) throws(RequestFailure) -> GraphQLRequest {
        do throws(MalformedRequest) {
            return try GraphQLRequest(queryString: head.query, maximumDepth: limits.jsonDepth, scratch: scratch)
        } catch {
            throw .malformed(error)
        }
    }

    func body(of request: borrowing HTTPRequest) throws(RequestFailure) -> RequestBody {
        // RFC 9110, section 15.5.12. Such a request has no body, whatever the client thinks that it sends.
        if request.head.framing == .none { throw .lengthRequired }
        guard request.head.hasJSONContent else { throw .unsupportedMediaType }
        do throws(MalformedRequest) {
            return try RequestBody(request.body, limits)
        } catch {
            throw .malformed(error)
        }
    }

    func client(of head: borrowing RequestHead) throws(RequestFailure) -> Client {
        Client(caller: try caller(of: head), address: head.client)
    }

    func subscriber(of head: borrowing RequestHead) throws(RequestFailure) -> Subscriber {
        var subscriber = Subscriber(address: head.client)
        try subscriber.present(head.bearerToken, to: service)
        return subscriber
    }

    /// Who sends the request; nil without a token.
    private func caller(of head: borrowing RequestHead) throws(RequestFailure) -> (any Sendable)? {
        switch head.bearerToken {
        case .none: return nil
        case .unreadable: throw .invalidToken
        case .token(let token): return try service.caller(with: token)
        }
    }
}

// MARK: Answering

extension GraphQLEndpoint {
    private func proceed(_ progress: OperationProgress, _ exchange: Exchange) -> Disposition {
        switch progress {
        case .finished:
            send(service.response, as: exchange.mediaType, packs: exchange.packsBody, exchange.response)
            return .respond
        case .parked(let pending):
            return park(pending, exchange)
        }
    }

    func park(_ pending: PendingOperation, in batch: RequestBatch? = nil, _ exchange: Exchange) -> Disposition {
        let mailbox = exchange.mailbox
        service.run(pending) { mailbox.post(WorkDone(result: $0)) }
        return .park(
            ParkedRequest(pending: pending, mediaType: exchange.mediaType, origin: exchange.origin, batch: batch))
    }

    /// Sends what was executed. There is data, or null in its place: the status is 200 under both media types.
    ///
    /// GraphQL over HTTP, section 6.4 Status Codes.
    func send(
        _ body: UnsafeRawBufferPointer, as mediaType: ResponseMediaType, packs: Bool = false,
        _ response: ResponseWriter
    ) {
        if mediaType == .eventStream { return eventStreams.send(body, to: response) }
        response.begin(.ok)
        response.field("Content-Type", constant: mediaType.contentType)
        response.field("Cache-Control", constant: "no-store")
        response.packsBody = packs
        response.finish(body)
    }

    func refuse(_ failure: RequestFailure, _ exchange: Exchange) -> Disposition {
        if exchange.mediaType == .eventStream, failure.isOfOperation {
            eventStreams.send(failure.errors, to: exchange.response)
        } else {
            exchange.response.send(HTTPResponse(failure, as: exchange.mediaType))
        }
        return .respond
    }
}
