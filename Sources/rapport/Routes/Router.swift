import GraphQLExecution
import GraphQLOverHTTP
import HTTPServer

/// Gives each request to who answers it; one for each worker.
final class Router: RequestHandler {
    private let site: Site
    private let downloads: Downloads
    private let endpoint: GraphQLEndpoint

    /// Nothing here reads a body; a small one is passed over, so that the connection can stay.
    private static let ignoredBody = 64 * 1024
    private static let validation: StaticString = "/graphql/validate"

    struct Factory: RequestHandlerFactory {
        private let site: Site
        private let downloads: Downloads
        private let application: any GraphQLApplication
        private let crossOrigin: CrossOriginPolicy

        init(
            site: Site, downloads: Downloads, _ application: any GraphQLApplication,
            crossOrigin: CrossOriginPolicy = CrossOriginPolicy()
        ) {
            self.site = site
            self.downloads = downloads
            self.application = application
            self.crossOrigin = crossOrigin
        }

        func makeHandler() throws -> any RequestHandler {
            let endpoint = GraphQLEndpoint(try GraphQLService(application), crossOrigin: crossOrigin)
            return Router(site: site, downloads: downloads, endpoint: endpoint)
        }
    }

    private init(site: Site, downloads: Downloads, endpoint: GraphQLEndpoint) {
        self.site = site
        self.downloads = downloads
        self.endpoint = endpoint
    }

    var everyAnswer: StaticString { SecurityFields.lines }

    func admit(_ head: borrowing RequestHead) -> Admission {
        head.path == "/graphql" || head.path == Router.validation
            ? endpoint.admit(head) : .body(maximum: Router.ignoredBody)
    }

    func handle(_ request: borrowing HTTPRequest, response: ResponseWriter, mailbox: Mailbox) -> Disposition {
        // RFC 9110, section 15.6.2: a method that nothing here knows, as against one that is not for this path.
        guard request.head.method != .other else {
            response.send(Router.refusal(.notImplemented, "There is no such method here."))
            return .respond
        }
        if request.head.path == "/graphql" {
            return endpoint.handle(request, response: response, mailbox: mailbox)
        }
        if request.head.path == Router.validation {
            endpoint.validate(request, response: response)
            return .respond
        }
        let download = Downloads.token(in: request.head.path)
        let resource = download == nil ? site.resource(at: request.head.path.text) : nil
        guard download != nil || resource != nil else {
            response.send(Router.refusal(.notFound, "There is nothing at this path; the API is at /graphql."))
            return .respond
        }
        switch request.head.method {
        case .get, .head:
            if let download { return downloads.begin(download, request.head.method, mailbox) }
            resource?.send(request.head, to: response)
        case .options: response.send(HTTPResponse(.noContent).with("Allow", Router.allowed))
        default:
            response.send(
                Router.refusal(.methodNotAllowed, "This can only be read.").with("Allow", Router.allowed))
        }
        return .respond
    }

    private static let allowed = "GET, HEAD, OPTIONS"

    static func refusal(_ status: HTTPStatus, _ message: String) -> HTTPResponse {
        HTTPResponse(status, errors: [ResponseError(message: message)])
    }

    // What is not a download is a GraphQL request.
    func resume(
        _ parked: any Sendable, with message: any Sendable, response: ResponseWriter, mailbox: Mailbox
    ) -> Disposition {
        if let answer = message as? Downloads.Answer {
            answer.send(to: response)
            return .respond
        }
        return endpoint.resume(parked, with: message, response: response, mailbox: mailbox)
    }

    func abandon(_ parked: any Sendable) {
        if !(parked is Downloads.Parked) { endpoint.abandon(parked) }
    }

    func response(to refusal: Refusal) -> HTTPResponse { endpoint.response(to: refusal) }
}
