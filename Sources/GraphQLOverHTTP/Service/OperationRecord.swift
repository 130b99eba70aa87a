public import GraphQLExecution
import GraphQLLanguage
import Glibc

/// What there is to say of one operation that has ended: logs, figures and reports of slow operations are made of it.
///
/// `GraphQLService` fills it, so that it is the same on every transport: on the worker, without locks, and with nothing
/// that would have to be made anew for each operation.
public struct OperationRecord: Sendable {
    public enum Outcome: Int, Sendable, CaseIterable {
        /// A response without errors.
        case succeeded
        /// A response with errors of fields.
        case executionErrors
        /// It was not executed: the document, the variables, the cost or the caller would not do.
        case refused
        /// Nobody waited for the response any more.
        case abandoned
    }

    /// Nil for a request that has not come so far as to name an operation.
    public internal(set) var identity: OperationIdentity?
    /// Objects that it could return; nil if that was not found out.
    public internal(set) var cost: Int?
    /// Whether the document was known to the worker.
    public internal(set) var documentWasKnown = false
    /// Nil for a request that was refused before it was looked at who sends it.
    public internal(set) var client: Client?
    public internal(set) var outcome = Outcome.succeeded
    public internal(set) var errors = ErrorSummary()
    /// Statements that read, on workers.
    public internal(set) var statements = 0
    /// From the beginning of its preparation to its response, or to where a subscription goes on by itself.
    public internal(set) var nanoseconds: Int64 = 0
    /// What has taken so long, of an operation that the observer calls slow.
    public internal(set) var slowStatements: [StatementReport] = []

    private let start = OperationRecord.now

    init() {}

    mutating func stop() { nanoseconds = OperationRecord.now - start }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

extension PreparedOperation {
    func record(of client: Client) -> OperationRecord {
        var record = record
        record.client = client
        return record
    }
}

/// A statement that a slow operation has run. It has no values: those are bound.
public struct StatementReport: Hashable, Sendable {
    public var text: String
    public var milliseconds: Int
    /// How it is run, one line for each step.
    public var plan: [String]

    public init(text: String, milliseconds: Int, plan: [String]) {
        self.text = text
        self.milliseconds = milliseconds
        self.plan = plan
    }
}

/// Is told of operations that have ended; one for each worker, called by no other thread.
public protocol OperationObserver: AnyObject {
    /// From which duration an operation is slow, in nanoseconds: then its statements are told, too.
    var slowOperation: Int64 { get }

    func operationEnded(_ record: consuming OperationRecord)

    /// A subscription has answered so many events, with so many statements.
    func responded(events: Int, statements: Int)
}

extension GraphQLService {
    /// Tells of an operation that has a response.
    func ended(_ record: consuming OperationRecord, _ errors: ErrorSummary) {
        record.outcome = errors.count == 0 ? .succeeded : .executionErrors
        record.errors = errors
        report(record)
    }

    /// Tells of an operation that was refused.
    func ended(_ record: consuming OperationRecord, _ failure: RequestFailure) {
        record.outcome = .refused
        record.errors = ErrorSummary(failure.errors)
        report(record)
    }

    /// Tells of an operation that waits for work, and whose client is gone.
    func abandon(_ pending: PendingOperation) {
        var record = pending.record
        record.outcome = .abandoned
        report(record)
    }

    private func report(_ record: consuming OperationRecord) {
        guard let observer else { return }
        record.stop()
        if record.nanoseconds >= observer.slowOperation, record.statements > 0 {
            record.slowStatements = session.slowestStatements()
        }
        observer.operationEnded(record)
    }
}
