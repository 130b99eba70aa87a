public import Batches
public import GraphQLExecution
public import GraphQLLanguage
public import GraphQLSchema
public import GraphQLValidation
public import HTTPServer

/// What is served: a schema with its resolvers, and how a worker gets at the data behind it. Shared by all workers.
public protocol GraphQLApplication: Sendable {
    var schema: Schema { get }
    var resolvers: ResolverTable { get }
    var scalars: ScalarCoercions { get }
    var limits: GraphQLLimits { get }
    /// Whether nobody is told what the schema has: neither by introspection nor by suggestions in errors.
    var hidesSchema: Bool { get }
    /// Whether clients that ask for it are told how their operations were executed, SQL included.
    var traces: Bool { get }
    /// What requests may name instead of sending it. The same object each time.
    var documents: KnownDocuments { get }
    /// Rung whenever something is committed that subscriptions tell of. The same object each time.
    var bell: EventBell { get }
    /// Where what takes long runs, so that others find a worker; nil if nobody else is to be thought of. The same
    /// object each time.
    var slowLane: SlowLane? { get }

    /// Makes what one worker needs, in the worker's thread: connections, statements, buffers.
    func makeSession() throws -> any GraphQLSession
}

extension GraphQLApplication {
    public var hidesSchema: Bool { false }
    public var traces: Bool { false }
    public var slowLane: SlowLane? { nil }
}

/// What one worker has of the application; called by no other thread.
public protocol GraphQLSession: AnyObject {
    /// Who sends a request, by the token that came with it.
    ///
    /// - Parameter token: valid while the call lasts.
    /// - Throws: what keeps the token from being looked up.
    func authenticate(_ token: UnsafeRawBufferPointer) throws -> Authentication

    /// Whether a client may run an operation now: it has its cost before anything is read.
    ///
    /// - Throws: `ExecutionError` with the code RATE_LIMITED for a client that has used up what it may use.
    func admit(_ operation: PreparedOperation, for client: Client) throws

    /// Makes what resolvers are given, and begins the snapshot that they read from.
    ///
    /// - Parameter time: how long the execution may take: the same object for all contexts of a session.
    /// - Throws: what keeps the execution from beginning.
    func makeContext(for client: Client, within time: TimeAllowance) throws -> any ExecutionContext

    /// What a client is told apart from others by, where many wait for a worker.
    func key(of client: Client) -> ClientKey

    /// Nothing more is read for this context. Called once for each, before its response is sent.
    func finish(_ context: any ExecutionContext)

    /// The worker has nothing to do: what was kept for a request that follows at once, such as a snapshot, is let go
    /// of.
    func rest()

    /// Does a mutation's work where it belongs, and calls `completion` once when its result stands: a write only when
    /// it is committed. On any thread; also when the client is gone, for whom a write is done all the same.
    func run(_ work: any DeferredWork, completion: @escaping @Sendable (WorkResult) -> Void)

    /// Tells a recorder of each statement that the worker runs from now on; nil ends that.
    func record(in recorder: TraceRecorder?)

    /// The steps by which a statement is run, for a trace.
    func queryPlan(of statement: String) -> [String]

    /// Whose account a client acts for: the bell is rung for it. Nil for nobody's.
    func account(of client: Client) -> UUID?

    /// What the client is told of an error that one of these functions threw. The place to log it.
    func executionError(for error: any Error) -> ExecutionError

    /// Statements that have been run since the session began.
    var statementsRun: Int { get }

    /// Those that have taken longest since the last context was made, with their plans.
    func slowestStatements() -> [StatementReport]
}

extension GraphQLSession {
    public var statementsRun: Int { 0 }

    public func slowestStatements() -> [StatementReport] { [] }

    public func admit(_ operation: PreparedOperation, for client: Client) throws {}

    public func key(of client: Client) -> ClientKey { ClientKey(client.address) }

    public func record(in recorder: TraceRecorder?) {}

    public func queryPlan(of statement: String) -> [String] { [] }

    public func account(of client: Client) -> UUID? { nil }

    public func rest() {}

    public func executionError(for error: any Error) -> ExecutionError {
        error as? ExecutionError ?? ExecutionError("Internal error.", code: .internal)
    }
}

/// What a token says of who sends a request.
public enum Authentication: Sendable {
    /// Nobody in particular: as if there were no token.
    case anonymous
    /// Somebody; the value comes back in `Client.caller`.
    case caller(any Sendable)
    /// The token is no token of ours, or not any more.
    case invalid
}

/// What a GraphQL request may have at most. What any request may have, `ServerLimits` say.
public struct GraphQLLimits: Sendable {
    /// Bytes of a body that comes without a valid token; over it 413.
    public var anonymousBody = 64 * 1024
    /// Bytes of a body that comes with one; over it 413.
    public var body = 32 * 1024 * 1024
    /// Bytes of a document; over it 413.
    public var queryText = 256 * 1024
    /// Arrays and objects inside each other in a body; over it 400. Each is a level of the machine's stack.
    public var jsonDepth = 64
    /// Values of a body, those inside of others included; over it 400. Each takes some 300 bytes of memory while its
    /// request is answered, from as little as two bytes of the body.
    public var jsonValues = 100_000
    /// Items of one list in the arguments or variables, where the schema does not allow fewer; over it BAD_USER_INPUT.
    public var listItems = 1_000
    /// Objects that an operation can return, see `Plan.cost`; over it LIMIT_EXCEEDED.
    public var cost = 50_000
    /// Bytes of the data that is answered to who has no token; over it null and LIMIT_EXCEEDED. Without one there is
    /// the schema to ask for, which is a ninth of that.
    public var anonymousAnswer = 4 * 1024 * 1024
    /// Bytes of the data that is answered to who has one.
    public var answer = 32 * 1024 * 1024
    /// Errors of one response; what comes beyond is counted in one that says so.
    public var errors = 100
    /// From the beginning of an execution, or of one stretch of a mutation, to its end; over it TIMEOUT.
    public var execution: Duration = .seconds(5)
    /// Bytes of documents and plans that each worker keeps.
    public var documentCache = 16 * 1024 * 1024
    /// Bytes of documents that clients have sent with their hash, in the process; 0 keeps none.
    public var persistedDocuments = 16 * 1024 * 1024
    /// Requests of one batch; 0 refuses batches. What limits one request limits a batch as a whole.
    public var batch = 0
    public var subscriptions = SubscriptionLimits()
    public var parser = ParserLimits.standard
    public var document = DocumentLimits.standard

    public init() {}

    func ofResponse(to client: Client) -> ResponseLimits {
        ResponseLimits(errors: errors, bytes: client.caller == nil ? anonymousAnswer : answer)
    }
}
