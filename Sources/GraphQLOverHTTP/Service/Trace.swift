import GraphQLExecution
import GraphQLSchema

/// What an execution did: each scope, each batch, each statement. A plain value, so that it stays with an operation
/// that is parked.
///
/// A response has it under `extensions.trace` where the server traces (`--trace`) and the request asks for it with
/// `"extensions": {"trace": true}`, or `{"trace": {"plans": true}}` for the query plans, too:
///
///     {"microseconds": 812,
///      "scopes": [{"type": "Contact", "path": ["contacts", "nodes"], "objects": 3}, …],
///      "batches": [{"kind": "field", "name": "Query.contacts", "path": ["contacts"], "parents": 1,
///                   "microseconds": 431}, …],
///      "statements": [{"sql": "SELECT …", "values": 2, "rows": 3, "microseconds": 95, "batch": 0,
///                      "plan": ["SEARCH …"]}, …]}
///
/// A batch of the kind `field` is one call of one resolver for all its parents; `load` brings the entities that a field
/// names, `parents` their number. `batch` is the place of the batch that ran the statement, null for none. What a
/// mutation writes runs elsewhere, in a transaction with other writes, and is not in its trace.
public struct Trace: Sendable {
    struct Scope: Sendable {
        let type: String
        let path: [String]
        let objects: Int
    }

    struct Batch: Sendable {
        enum Kind: String { case field, load }

        let kind: Kind
        let name: String
        let path: [String]
        let parents: Int
        var duration: Duration = .zero
    }

    var duration: Duration = .zero
    var scopes: [Scope] = []
    var batches: [Batch] = []
    var statements: [(statement: TracedStatement, batch: Int?)] = []
    /// The steps of each statement's plan, by its text; where they are asked for.
    var plans: [String: [String]] = [:]
    /// Those of all scopes together, each once.
    var objects = 0
    /// How many ran, whether they are kept or not.
    var statementCount = 0

    /// Entries of each kind that are kept; what comes beyond is counted and no more.
    static let maximumEntries = 1000
}

/// A statement that was run for an operation.
public struct TracedStatement: Sendable {
    let text: String
    let values: Int
    let rows: Int
    let duration: Duration

    /// - Parameter values: how many it was given; what they are is nobody's business.
    public init(text: String, values: Int, rows: Int, duration: Duration) {
        self.text = text
        self.values = values
        self.rows = rows
        self.duration = duration
    }
}

/// Writes the trace of one stretch of an execution.
public final class TraceRecorder: ExecutionObserver {
    private(set) var trace: Trace
    private let keepsEntries: Bool
    private let begin = ContinuousClock.now
    /// The batches that run: where each is among those of the trace, nil if it is not kept, and since when.
    private var running: [(place: Int?, begin: ContinuousClock.Instant)] = []

    /// - Parameters:
    ///   - trace: of the stretches before.
    ///   - keepsEntries: otherwise only the numbers are of interest.
    init(_ trace: Trace?, keepsEntries: Bool) {
        self.trace = trace ?? Trace()
        self.keepsEntries = keepsEntries
    }

    public func scope(of type: String, at path: [String], objects: Int, areNew: Bool) {
        if areNew { trace.objects += objects }
        guard keepsEntries, trace.scopes.count < Trace.maximumEntries else { return }
        trace.scopes.append(Trace.Scope(type: type, path: path, objects: objects))
    }

    public func batchBegins(_ field: String, at path: [String], parents: Int) {
        began(Trace.Batch(kind: .field, name: field, path: path, parents: parents))
    }

    public func loadBegins(_ type: String, at path: [String], keys: Int) {
        began(Trace.Batch(kind: .load, name: type, path: path, parents: keys))
    }

    public func batchEnds() {
        guard let (place, begin) = running.popLast(), let place else { return }
        trace.batches[place].duration = begin.duration(to: .now)
    }

    public func ran(_ statement: TracedStatement) {
        trace.statementCount += 1
        guard keepsEntries, trace.statements.count < Trace.maximumEntries else { return }
        trace.statements.append((statement, running.last?.place))
    }

    /// Ends the stretch.
    ///
    /// - Parameter plan: the plan of a statement, where plans are asked for.
    func finish(plan: ((String) -> [String])?) -> Trace {
        trace.duration += begin.duration(to: .now)
        if let plan {
            for (statement, _) in trace.statements where trace.plans[statement.text] == nil {
                trace.plans[statement.text] = plan(statement.text)
            }
        }
        return trace
    }

    private func began(_ batch: Trace.Batch) {
        let isKept = keepsEntries && trace.batches.count < Trace.maximumEntries
        running.append((isKept ? trace.batches.count : nil, .now))
        if isKept { trace.batches.append(batch) }
    }
}
