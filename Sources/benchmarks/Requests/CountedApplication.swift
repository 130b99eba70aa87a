import GraphQLExecution
import GraphQLOverHTTP
import GraphQLSchema
import RapportAPI
import RapportStore
import RapportTypes

/// The API as the server has it, for one thread and without sockets.
struct CountedApplication: GraphQLApplication {
    let store: Store
    let schema: Schema
    let resolvers = ResolverTable.rapport()
    let scalars = RapportScalars.coercions
    let limits: GraphQLLimits
    let documents: KnownDocuments
    let bell = EventBell()
    let address: WebURL

    init(_ store: Store) throws {
        self.store = store
        schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: scalars)
        address = try WebURL("https://rapport.example.com/")
        var limits = GraphQLLimits()
        limits.cost = 1_000_000
        self.limits = limits
        documents = KnownDocuments(persisted: PersistedDocuments(maximumBytes: limits.persistedDocuments))
    }

    func makeSession() throws -> any GraphQLSession { try CountedSession(self) }
}

private final class CountedSession: GraphQLSession {
    private let application: CountedApplication
    private let reader: Reader
    private let limits: APILimits

    init(_ application: CountedApplication) throws {
        self.application = application
        reader = try application.store.makeReader()
        var limits = APILimits()
        limits.pageSize = 1000
        self.limits = limits
    }

    func authenticate(_ token: UnsafeRawBufferPointer) throws -> Authentication {
        try reader.viewer(forToken: token).map { .caller($0) } ?? .invalid
    }

    func makeContext(for client: Client, within time: TimeAllowance) throws -> any ExecutionContext {
        try reader.beginSnapshot()
        return RequestContext(
            store: application.store, reader: reader, limits: limits, publicAddress: application.address,
            caller: client.caller as? Viewer, report: { error, _ in print(error) })
    }

    func finish(_ context: any ExecutionContext) {}

    func run(_ work: any DeferredWork, completion: @escaping @Sendable (WorkResult) -> Void) {
        preconditionFailure("no request that is counted writes")
    }
}
