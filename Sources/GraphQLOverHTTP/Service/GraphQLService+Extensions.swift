import GraphQLExecution
import JSON

/// The `extensions` entry of responses.
///
/// Spec: 7.1.3 Extensions.
extension GraphQLService {
    /// Has what the context's execution does recorded, if the request asks for it.
    func record(
        _ operation: PreparedOperation, _ context: any ExecutionContext, after trace: Trace? = nil
    ) -> TraceRecorder? {
        guard !operation.extensions.isEmpty else { return nil }
        let recorder = TraceRecorder(trace, keepsEntries: operation.extensions.trace)
        context.observer = recorder
        session.record(in: recorder)
        return recorder
    }

    /// Ends what `record` began.
    func finish(_ recorder: TraceRecorder?, _ operation: PreparedOperation) -> Trace? {
        guard let recorder else { return nil }
        session.record(in: nil)
        return recorder.finish(plan: operation.extensions.plans ? session.queryPlan : nil)
    }

    /// Adds the entry to the response that is written.
    func writeExtensions(of operation: PreparedOperation, _ trace: Trace) {
        out.count -= 1  // the brace that closes the response
        out.write(",\"extensions\":")
        out.object { object in
            if operation.extensions.cost { object.member("cost") { write(cost: operation.cost, trace) } }
            if operation.extensions.trace { object.member("trace") { out.write(trace) } }
        }
        out.write("}")
    }

    private func write(cost: Int, _ trace: Trace) {
        out.object { object in
            object.member("cost", cost)
            object.member("limit", limits.cost)
            object.member("objects", trace.objects)
            object.member("statements", trace.statementCount)
        }
    }
}

extension JSONWriter {
    fileprivate func write(_ trace: Trace) {
        object { object in
            object.member("microseconds", trace.duration.microseconds)
            object.member("scopes") { list(trace.scopes) { write($0) } }
            object.member("batches") { list(trace.batches) { write($0) } }
            object.member("statements") {
                list(trace.statements) { write($0.statement, of: $0.batch, plan: trace.plans[$0.statement.text]) }
            }
        }
    }

    private func write(_ scope: Trace.Scope) {
        object { object in
            object.member("type", scope.type)
            object.member("path") { list(scope.path) }
            object.member("objects", scope.objects)
        }
    }

    private func write(_ batch: Trace.Batch) {
        object { object in
            object.member("kind", batch.kind.rawValue)
            object.member("name", batch.name)
            object.member("path") { list(batch.path) }
            object.member("parents", batch.parents)
            object.member("microseconds", batch.duration.microseconds)
        }
    }

    private func write(_ statement: TracedStatement, of batch: Int?, plan: [String]?) {
        object { object in
            object.member("sql", statement.text)
            object.member("values", statement.values)
            object.member("rows", statement.rows)
            object.member("microseconds", statement.duration.microseconds)
            object.member("batch", batch)
            if let plan { object.member("plan") { list(plan) } }
        }
    }
}

extension Duration {
    fileprivate var microseconds: Int {
        Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
    }
}
