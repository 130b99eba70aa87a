import GraphQLExecution
import GraphQLSchema
import JSON

/// What executes requests, wherever they come from; one for each worker.
///
///     let operation = try service.prepare(request, .answeredOnce)
///     switch try service.start(operation, for: client) {
///     case .finished: send(service.response)
///     case .parked(let pending): park(pending)
///     }
///
/// Every transport goes this way, so that the same limits hold for each of them.
///
/// Spec: 6.1 Executing Requests.
public final class GraphQLService {
    let session: any GraphQLSession
    let limits: GraphQLLimits
    let schema: Schema
    let scalars: ScalarCoercions
    let planner: Planner
    let hidesSchema: Bool
    let traces: Bool
    let known: KnownDocuments
    let trusted: TrustedDocumentCache
    let cache: DocumentCache
    let observer: (any OperationObserver)?
    let bell: EventBell
    let slowLane: SlowLane?
    let time: TimeAllowance
    /// Where responses are written, one after the other: good until the next one is begun.
    let out = JSONWriter(capacity: 64 * 1024)
    /// The response of the last operation, if that is answered alike every time.
    var storedResponse: StoredBytes?

    /// The response of the last operation, until the next one is executed.
    var response: UnsafeRawBufferPointer { storedResponse?.bytes ?? out.bytes }

    /// - Parameter observer: told of each operation that has ended.
    /// - Throws: what keeps the application from serving a worker.
    public init(_ application: any GraphQLApplication, observer: (any OperationObserver)? = nil) throws {
        self.observer = observer
        session = try application.makeSession()
        limits = application.limits
        bell = application.bell
        slowLane = application.slowLane
        // A session's reader asks for the time, so that the two would keep each other. It asks while the session
        // executes.
        time = TimeAllowance(limit: limits.execution, lane: slowLane) { [unowned session] in session.key(of: $0) }
        schema = application.schema
        scalars = application.scalars
        planner = Planner(
            schema: schema, resolvers: application.resolvers, scalars: scalars, maximumListItems: limits.listItems)
        hidesSchema = application.hidesSchema
        traces = application.traces
        known = application.documents
        trusted = TrustedDocumentCache(known.trusted)
        cache = DocumentCache(maximumBytes: limits.documentCache)
    }

    /// The worker has nothing to do.
    func rest() {
        time.rest()
        session.rest()
    }

    /// Who has a token.
    func caller(with token: UnsafeRawBufferPointer) throws(RequestFailure) -> (any Sendable)? {
        let authentication: Authentication
        do {
            authentication = try session.authenticate(token)
        } catch {
            throw .failure(session.executionError(for: error))
        }
        switch authentication {
        case .anonymous: return nil
        case .caller(let caller): return caller
        case .invalid: throw .invalidToken
        }
    }
}
