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
        out.write(",\"extensions\":{")
        if operation.extensions.cost { write(cost: operation.cost, trace) }
        if operation.extensions.cost, operation.extensions.trace { out.write(",") }
        if operation.extensions.trace { out.write(trace) }
        out.write("}}")
    }

    private func write(cost: Int, _ trace: Trace) {
        out.write("\"cost\":{\"cost\":")
        out.write(int: cost)
        out.write(",\"limit\":")
        out.write(int: limits.cost)
        out.write(",\"objects\":")
        out.write(int: trace.objects)
        out.write(",\"statements\":")
        out.write(int: trace.statementCount)
        out.write("}")
    }
}

extension JSONWriter {
    fileprivate func write(_ trace: Trace) {
        write("\"trace\":{\"microseconds\":")
        write(microsecondsOf: trace.duration)
        write(",\"scopes\":")
        write(trace.scopes) { writer, scope in
            writer.write("{\"type\":")
            writer.write(string: scope.type)
            writer.write(",\"path\":")
            writer.write(path: scope.path)
            writer.write(",\"objects\":")
            writer.write(int: scope.objects)
        }
        write(",\"batches\":")
        write(trace.batches) { writer, batch in
            writer.write("{\"kind\":")
            writer.write(string: batch.kind.rawValue)
            writer.write(",\"name\":")
            writer.write(string: batch.name)
            writer.write(",\"path\":")
            writer.write(path: batch.path)
            writer.write(",\"parents\":")
            writer.write(int: batch.parents)
            writer.write(",\"microseconds\":")
            writer.write(microsecondsOf: batch.duration)
        }
        write(",\"statements\":")
        write(trace.statements) { writer, entry in
            writer.write("{\"sql\":")
            writer.write(string: entry.statement.text)
            writer.write(",\"values\":")
            writer.write(int: entry.statement.values)
            writer.write(",\"rows\":")
            writer.write(int: entry.statement.rows)
            writer.write(",\"microseconds\":")
            writer.write(microsecondsOf: entry.statement.duration)
            writer.write(",\"batch\":")
            if let batch = entry.batch { writer.write(int: batch) } else { writer.write("null") }
            if let plan = trace.plans[entry.statement.text] {
                writer.write(",\"plan\":")
                writer.write(path: plan)
            }
        }
        write("}")
    }

    /// An array of objects, each of which `body` writes up to its last brace.
    private func write<Entry>(_ entries: [Entry], _ body: (JSONWriter, Entry) -> Void) {
        write("[")
        for (index, entry) in entries.enumerated() {
            if index > 0 { write(",") }
            body(self, entry)
            write("}")
        }
        write("]")
    }

    private func write(path: [String]) {
        write("[")
        for (index, key) in path.enumerated() {
            if index > 0 { write(",") }
            write(string: key)
        }
        write("]")
    }

    private func write(microsecondsOf duration: Duration) {
        let (seconds, attoseconds) = duration.components
        write(int: Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000))
    }
}
