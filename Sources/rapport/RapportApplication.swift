import Batches
import GraphQLExecution
import GraphQLOverHTTP
import GraphQLSchema
import Glibc
import HTTPServer
import RapportAPI
import RapportStore
import RapportTypes

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

extension TrustedDocuments {
    /// Those of the manifest, if there is one.
    init?(
        _ settings: Settings, _ schema: Schema, _ resolvers: ResolverTable, _ scalars: ScalarCoercions
    ) throws(UnusableManifest) {
        guard let path = settings.trustedDocuments else { return nil }
        let text = try UnusableManifest.read(path)
        do throws(DocumentManifest.Fault) {
            try self.init(
                try DocumentManifest(text), schema: schema, resolvers: resolvers, scalars: scalars,
                limits: settings.graphQL)
        } catch {
            throw UnusableManifest(path: path, reason: error.description)
        }
    }
}

/// Why the documents that requests should be able to name cannot be served.
struct UnusableManifest: Error, CustomStringConvertible {
    let path: String
    let reason: String

    /// No build tool writes a larger manifest.
    private static let maximumBytes = 64 << 20

    fileprivate static func read(_ path: String) throws(UnusableManifest) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        defer { if file >= 0 { close(file) } }
        guard file >= 0, let bytes = FileReading.bytes(of: file, atMost: maximumBytes) else {
            let reason = errno == 0 ? "it is larger than 64 MiB" : String(cString: strerror(errno))
            throw UnusableManifest(path: path, reason: reason)
        }
        return bytes
    }

    var description: String { "the trusted documents \(path) cannot be used: \(reason)" }
}

/// What one worker has of it: a reader.
private final class RapportSession: GraphQLSession {
    private let application: RapportApplication
    private let reader: Reader
    private var store: Store { application.store }
    private let report: (any Error, String) -> Void

    init(_ application: RapportApplication) throws {
        self.application = application
        report = application.log.failure
        reader = try application.store.makeReader()
    }

    func authenticate(_ token: UnsafeRawBufferPointer) throws -> Authentication {
        guard let viewer = try reader.viewer(forToken: token) else { return .invalid }
        if viewer.wantsUseNoted {
            // Nobody waits for it, and a lost note does no harm.
            store.writer.submit(for: .account(viewer.id), { try $0.noteUse(of: viewer) }, completion: { _ in })
        }
        return .caller(viewer)
    }

    func admit(_ operation: PreparedOperation, for client: Client) throws {
        try application.rates.admit(operation.cost, for: client)
    }

    func key(of client: Client) -> ClientKey { ClientKey(client) }

    func makeContext(for client: Client, within time: TimeAllowance) throws -> any ExecutionContext {
        reader.deadline = time.end
        if reader.extendDeadline == nil { reader.extendDeadline = { time.extended() } }
        reader.beginJournal()
        try reader.beginSnapshot()
        return RequestContext(
            store: store, reader: reader, limits: application.apiLimits, publicAddress: application.address.url,
            caller: client.caller as? Viewer, address: ClientAddress(client.address),
            attempts: application.attempts, report: report)
    }

    /// The snapshot is kept for the request that follows, if one does.
    func finish(_ context: any ExecutionContext) { reader.deadline = nil }

    func rest() { reader.endSnapshot() }

    func run(_ work: any DeferredWork, completion: @escaping @Sendable (WorkResult) -> Void) {
        guard let work = work as? StoreWork else { preconditionFailure("the API defers no other kind of work") }
        work.run(in: store, completion: completion)
    }

    func record(in recorder: TraceRecorder?) {
        reader.statementProfiler = recorder.map { recorder in
            { statement in
                recorder.ran(
                    TracedStatement(
                        text: statement.text, values: statement.values, rows: statement.rows,
                        duration: statement.duration))
            }
        }
    }

    func queryPlan(of statement: String) -> [String] { (try? reader.queryPlan(of: statement)) ?? [] }

    func account(of client: Client) -> UUID? { (client.caller as? Viewer)?.id }

    func fieldError(for error: any Error) -> FieldError {
        FieldError(storeFault: error, report: report)
    }

    var statementsRun: Int { reader.statementsRun }

    func slowestStatements() -> [StatementReport] {
        reader.slowestStatements().map {
            StatementReport(text: $0.text, milliseconds: $0.milliseconds, plan: $0.plan)
        }
    }
}
