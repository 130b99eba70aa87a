import GraphQLExecution
import GraphQLOverHTTP
import GraphQLSchema
import RapportAPI
import RapportStore

/// The API over a store, as the GraphQL endpoint serves it.
struct RapportApplication: GraphQLApplication {
    let store: Store
    let schema: Schema
    let resolvers = ResolverTable.rapport()
    let scalars = RapportScalars.coercions
    let limits: GraphQLLimits
    let apiLimits: APILimits
    let address: PublicAddress

    init(
        store: Store, limits: GraphQLLimits, apiLimits: APILimits, address: PublicAddress
    ) throws(SchemaErrors) {
        self.store = store
        self.address = address
        self.limits = limits
        self.apiLimits = apiLimits
        schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: RapportScalars.coercions)
    }

    func makeSession() throws -> any GraphQLSession { try RapportSession(self) }
}

/// What one worker has of it: a reader.
private final class RapportSession: GraphQLSession {
    private let application: RapportApplication
    private let reader: Reader
    private var store: Store { application.store }

    init(_ application: RapportApplication) throws {
        self.application = application
        reader = try application.store.makeReader()
    }

    func authenticate(_ token: UnsafeRawBufferPointer) throws -> Authentication {
        guard let token = Token(String(decoding: token, as: UTF8.self)),
            let viewer = try reader.viewer(for: token)
        else { return .invalid }
        if viewer.wantsUseNoted {
            // Nobody waits for it, and a lost note does no harm.
            store.writer.submit({ try $0.noteUse(of: viewer) }, completion: { _ in })
        }
        return .caller(viewer)
    }

    func makeContext(for client: Client, deadline: ContinuousClock.Instant) throws -> any ExecutionContext {
        reader.deadline = deadline
        try reader.beginSnapshot()
        return RequestContext(
            store: store, reader: reader, limits: application.apiLimits, publicAddress: application.address.url,
            caller: client.caller as? Viewer, deadline: deadline, report: Log.failure)
    }

    func finish(_ context: any ExecutionContext) {
        reader.endSnapshot()
        reader.deadline = nil
    }

    func run(_ work: any DeferredWork, completion: @escaping @Sendable (WorkResult) -> Void) {
        guard let work = work as? StoreWork else { preconditionFailure("the API defers no other kind of work") }
        work.run(in: store, completion: completion)
    }

    func fieldError(for error: any Error) -> FieldError { FieldError(storeFault: error, report: Log.failure) }
}
