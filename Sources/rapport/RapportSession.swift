import Batches
import GraphQLExecution
import GraphQLOverHTTP
import HTTPServer
import RapportAPI
import RapportStore
import RapportTypes

/// What one worker has of the application: a reader.
final class RapportSession: GraphQLSession {
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

    func executionError(for error: any Error) -> ExecutionError {
        ExecutionError(storeFault: error, report: report)
    }

    var statementsRun: Int { reader.statementsRun }

    func slowestStatements() -> [StatementReport] {
        reader.slowestStatements().map {
            StatementReport(text: $0.text, milliseconds: $0.milliseconds, plan: $0.plan)
        }
    }
}
