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
    let hidesSchema: Bool
    let traces: Bool
    let documents: KnownDocuments
    let apiLimits: APILimits
    let bell: EventBell
    let address: PublicAddress
    let log: Log
    let slowLane: SlowLane?
    let attempts: PasswordAttempts
    let rates: ClientRates

    init(store: Store, bell: EventBell, _ settings: Settings, address: PublicAddress, log: Log = .none) throws {
        self.log = log
        self.store = store
        self.bell = bell
        self.address = address
        limits = settings.graphQL
        apiLimits = settings.api
        hidesSchema = settings.hidesSchema
        traces = settings.traces
        slowLane = SlowLane(workers: settings.workers)
        attempts = PasswordAttempts(limits: settings.passwordAttempts, clock: store.configuration.clock)
        rates = ClientRates(settings)
        schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: RapportScalars.coercions)
        let trusted = try TrustedDocuments(settings, schema, resolvers, scalars)
        for document in trusted?.unaffordable ?? [] {
            log.warn(
                "the trusted document '\(document.id)' can return \(document.cost) objects, and the limit is"
                    + " \(limits.cost): it is never executed")
        }
        documents = KnownDocuments(
            persisted: PersistedDocuments(maximumBytes: limits.persistedDocuments), trusted: trusted,
            onlyTrusted: settings.onlyTrustedDocuments)
    }

    func makeSession() throws -> any GraphQLSession { try RapportSession(self) }
}
