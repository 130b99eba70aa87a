public import HTTPServer
import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import JSON

/// Answers GraphQL requests over HTTP; one for each worker.
///
/// GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/
public final class GraphQLEndpoint: RequestHandler {
    static let allowedMethods = "GET, HEAD, POST, OPTIONS"

    let session: any GraphQLSession
    let limits: GraphQLLimits
    let schema: Schema
    let scalars: ScalarCoercions
    let planner: Planner
    let cache: DocumentCache
    /// Where responses are written, one after the other.
    let out = JSONWriter(capacity: 64 * 1024)
    /// Where documents of query strings are decoded.
    private let scratch = ByteBuffer()

    /// - Throws: what keeps the application from serving a worker.
    public init(_ application: any GraphQLApplication) throws {
        session = try application.makeSession()
        limits = application.limits
        schema = application.schema
        scalars = application.scalars
        planner = Planner(schema: schema, resolvers: application.resolvers, scalars: scalars)
        cache = DocumentCache(maximumBytes: limits.documentCache)
    }

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
        do throws(RequestFailure) {
            return try answer(request, Exchange(mediaType: mediaType, response: response, mailbox: mailbox))
        } catch {
            response.send(HTTPResponse(error, as: mediaType))
            return .respond
        }
    }

    public func response(to refusal: Refusal) -> HTTPResponse { HTTPResponse(refusal) }
}

/// Where an answer goes, and in which form.
struct Exchange {
    let mediaType: ResponseMediaType
    let response: ResponseWriter
    let mailbox: Mailbox
    /// What the operation can cost, if the client asks for it.
    var cost: Int?
}

// MARK: From request to plan

extension GraphQLEndpoint {
    private func answer(
        _ request: borrowing HTTPRequest, _ exchange: Exchange
    ) throws(RequestFailure) -> Disposition {
        let parameters = try parameters(of: request)
        let caller = try caller(of: request.head)
        let document = try document(for: parameters.query)
        let operation = try document.operation(named: parameters.operationName)
        try check(operation, request.head.method)
        let variables = try variables(of: operation, from: parameters.variables)
        let plan = try plan(operation, of: document, variables: variables, parameters.query)
        var exchange = exchange
        let cost = try checkedCost(of: plan, variables)
        if parameters.wantsCost { exchange.cost = cost }
        return try start(plan, variables: variables, caller: caller, exchange)
    }

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
        let authentication: Authentication
        do {
            authentication = try session.authenticate(token)
        } catch {
            throw .failure(session.fieldError(for: error))
        }
        switch authentication {
        case .anonymous: return nil
        case .caller(let caller): return caller
        case .invalid: throw .invalidToken
        }
    }

    /// RFC 9110, section 9.2.1: GET and HEAD are safe. GraphQL over HTTP, section 5.3 GET.
    private func check(_ operation: CachedOperation, _ method: HTTPMethod) throws(RequestFailure) {
        switch operation.operationType {
        case .query: break
        case .mutation: if method != .post { throw .mutationByGET }
        case .subscription:
            throw .requestErrors([
                RequestError(
                    message: "Subscriptions are not served by plain requests.",
                    locations: [operation.definition.location], code: .operationResolutionFailure)
            ])
        }
    }

    /// Before anything is read.
    private func checkedCost(of plan: Plan, _ variables: VariableValues) throws(RequestFailure) -> Int {
        let cost = plan.cost(variables: variables)
        guard cost > limits.cost else { return cost }
        throw .requestErrors([
            RequestError(
                message: "The operation can return \(cost) objects; the limit is \(limits.cost).",
                code: .limitExceeded,
                details: [
                    RequestError.Detail(name: "limit", value: limits.cost),
                    RequestError.Detail(name: "cost", value: cost),
                ])
        ])
    }

    /// Spec: 6.1.2 Coercing Variable Values.
    private func variables(
        of operation: CachedOperation, from provided: [InputValue.Field]
    ) throws(RequestFailure) -> VariableValues {
        guard operation.hasVariables else { return VariableValues() }
        switch schema.coerceVariables(of: operation.definition, from: provided, scalars: scalars) {
        case .success(let values): return values
        case .failure(let faults): throw .requestErrors(faults.errors)
        }
    }
}
