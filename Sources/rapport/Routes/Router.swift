import GraphQLExecution
import GraphQLOverHTTP
import HTTPServer

/// Gives each request to who answers it, and has it recorded; one for each worker.
final class Router: RequestHandler {
    private let site: Site
    private let downloads: Downloads
    private let metrics: MetricsRoute
    private let endpoint: GraphQLEndpoint
    private let recorder: RequestRecorder

    /// Nothing here reads a body; a small one is passed over, so that the connection can stay.
    private static let ignoredBody = 64 * 1024
    private static let validation: StaticString = "/graphql/validate"

    struct Factory: RequestHandlerFactory {
        private let site: Site
        private let downloads: Downloads
        private let application: any GraphQLApplication
        private let crossOrigin: CrossOriginPolicy
        private let monitoring: Monitoring

        init(
            site: Site, downloads: Downloads, _ application: any GraphQLApplication,
            crossOrigin: CrossOriginPolicy = CrossOriginPolicy(), _ monitoring: Monitoring = Monitoring()
        ) {
            self.site = site
            self.downloads = downloads
            self.application = application
            self.crossOrigin = crossOrigin
            self.monitoring = monitoring
        }

        func makeHandler() throws -> any RequestHandler {
            let recorder = RequestRecorder(monitoring)
            let service = try GraphQLService(application, observer: recorder)
            return Router(
                site: site, downloads: downloads, metrics: MetricsRoute(monitoring),
                endpoint: GraphQLEndpoint(service, crossOrigin: crossOrigin), recorder: recorder)
        }
    }

    private init(
        site: Site, downloads: Downloads, metrics: MetricsRoute, endpoint: GraphQLEndpoint, recorder: RequestRecorder
    ) {
        self.site = site
        self.downloads = downloads
        self.metrics = metrics
        self.endpoint = endpoint
        self.recorder = recorder
    }

    var everyAnswer: StaticString { SecurityFields.lines }

    func admit(_ head: borrowing RequestHead) -> Admission {
        guard Router.isAPI(head.path) else {
            return .body(maximum: Router.ignoredBody)
        }
        let admission = head.isLate ? .refuse(Router.ending) : endpoint.admit(head)
        guard case .refuse(let answer) = admission else { return admission }
        let id = recorder.begin(head, .graphql, bytesIn: 0, nil)
        recorder.end(status: Int(answer.status.code), bytesOut: answer.body.count)
        return .refuse(answer.with("X-Request-Id", id.text))
    }

    func handle(_ request: borrowing HTTPRequest, response: ResponseWriter, mailbox: Mailbox) -> Disposition {
        let route = route(of: request.head)
        _ = recorder.begin(request.head, route, bytesIn: request.body.count, response)
        return settle(answer(request, route, response, mailbox), response)
    }

    func resume(
        _ parked: any Sendable, with message: any Sendable, response: ResponseWriter, mailbox: Mailbox
    ) -> Disposition {
        guard let parked = parked as? ParkedRequest else { preconditionFailure("only the router parks requests") }
        recorder.resume(parked.record, response)
        // What is not a download is a GraphQL request.
        if let answer = message as? Downloads.Answer {
            answer.send(to: response)
            return settle(.respond, response)
        }
        return settle(
            endpoint.resume(parked.request, with: message, response: response, mailbox: mailbox), response)
    }

    /// Nothing else than the API opens channels.
    func proceed(_ state: inout any Sendable, on event: ChannelEvent, writer: ChannelWriter, mailbox: Mailbox) {
        guard var channel = state as? OpenChannel else { preconditionFailure("only the router opens channels") }
        // So that what is in it is not copied when it changes.
        state = ()
        recorder.beginEvent(of: channel.request)
        endpoint.proceed(&channel.state, on: event, writer: writer, mailbox: mailbox)
        recorder.endEvent()
        state = channel
    }

    func abandon(_ parked: any Sendable) {
        guard let parked = parked as? ParkedRequest else { return }
        recorder.abandon(parked.record) { endpoint.abandon(parked.request) }
    }

    func rest() { endpoint.rest() }

    func response(to refusal: Refusal) -> HTTPResponse {
        recorder.refused(status: Int(refusal.status.code))
        return endpoint.response(to: refusal)
    }

    func response(to refusal: Refusal, of head: borrowing RequestHead) -> HTTPResponse {
        guard Router.isAPI(head.path) else { return response(to: refusal) }
        recorder.refused(status: Int(refusal.status.code))
        return endpoint.response(to: refusal, of: head)
    }

    private static func isAPI(_ path: HeadText) -> Bool { path == "/graphql" || path == validation }

    /// What nobody waits for is not begun.
    private static var ending: HTTPResponse {
        let error = ResponseError(message: ExecutionError.draining.message, code: ExecutionError.draining.code)
        return HTTPResponse(.serviceUnavailable, errors: [error]).with("Retry-After", "1")
    }

    static func refusal(_ status: HTTPStatus, _ message: String) -> HTTPResponse {
        HTTPResponse(status, errors: [ResponseError(message: message)])
    }
}

/// A request that waits, with its record.
private struct ParkedRequest: Sendable {
    let record: RequestRecord
    let request: any Sendable
}

/// A channel, with the id of the request that has opened it.
private struct OpenChannel: Sendable {
    let request: RequestID
    var state: any Sendable
}

// MARK: Routes

extension Router {
    private func route(of head: borrowing RequestHead) -> Route {
        let path = head.path
        if path == "/graphql" { return .graphql }
        if path == "/metrics" { return metrics.isOpen(to: head) ? .metrics : .unknown }
        if path.hasPrefix("/exports/") { return .export }
        if path == "/health" || path.hasPrefix("/health/") { return .health }
        return .page
    }

    private func answer(
        _ request: borrowing HTTPRequest, _ route: Route, _ response: ResponseWriter, _ mailbox: Mailbox
    ) -> Disposition {
        // RFC 9110, section 15.6.2: a method that nothing here knows, as against one that is not for this path.
        guard request.head.method != .other, request.head.method != .connect else {
            response.send(Router.refusal(.notImplemented, "There is no such method here."))
            return .respond
        }
        // RFC 9110, section 9.3.7: about the server as a whole.
        if request.head.path == "*" {
            response.send(HTTPResponse(.noContent).with("Allow", GraphQLEndpoint.allowedMethods))
            return .respond
        }
        if request.head.path == Router.validation {
            endpoint.validate(request, response: response)
            return .respond
        }
        if route == .graphql { return endpoint.handle(request, response: response, mailbox: mailbox) }
        return show(request.head, route, response, mailbox)
    }

    /// Answers with what is at a path beside the API, which can be read and nothing else.
    private func show(
        _ head: borrowing RequestHead, _ route: Route, _ response: ResponseWriter, _ mailbox: Mailbox
    ) -> Disposition {
        let download = Downloads.token(in: head.path)
        let resource = download == nil ? site.resource(at: head.path.text) : nil
        guard download != nil || resource != nil || route == .metrics else {
            response.send(Router.refusal(.notFound, "There is nothing at this path; the API is at /graphql."))
            return .respond
        }
        switch head.method {
        case .get, .head:
            if let download { return downloads.begin(download, head.method, mailbox) }
            if route == .metrics { metrics.send(head, to: response) }
            resource?.send(head, to: response)
        case .options: response.send(HTTPResponse(.noContent).with("Allow", Router.allowed))
        default:
            response.send(
                Router.refusal(.methodNotAllowed, "This can only be read.").with("Allow", Router.allowed))
        }
        return .respond
    }

    private static let allowed = "GET, HEAD, OPTIONS"

    /// Has the record told, or waiting with its request.
    private func settle(_ disposition: Disposition, _ response: ResponseWriter) -> Disposition {
        switch disposition {
        case .respond:
            recorder.end(status: Int(response.status.code), bytesOut: response.bodyLength)
            return .respond
        case .park(let request):
            // There is a record from the moment in which the request was handed to us.
            guard let record = recorder.park() else { return disposition }
            return .park(ParkedRequest(record: record, request: request))
        case .open(let kind, let state):
            guard let id = recorder.id else { preconditionFailure("there is a record of what is being answered") }
            // What goes over a channel has records of its own: an operation, when it is over.
            recorder.end(status: kind == .webSocket ? 101 : Int(response.status.code), bytesOut: 0)
            return .open(kind, OpenChannel(request: id, state: state))
        }
    }
}
