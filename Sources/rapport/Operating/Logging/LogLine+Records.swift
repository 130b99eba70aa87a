import GraphQLOverHTTP
import HTTPServer
import RapportStore

extension LogLine {
    /// A request that is over, with its operations.
    func write(_ record: RequestRecord, status: Int, bytesOut: Int, nanoseconds: Int64) {
        field("request", record.id.text)
        if let trace = record.trace {
            field("trace", trace.traceID)
            field("parent", trace.parentID)
        }
        field("method", plain: record.method.name)
        field("route", plain: record.route.name)
        field("status", status)
        field("duration_ms", nanoseconds: nanoseconds)
        field("bytes_in", record.bytesIn)
        field("bytes_out", bytesOut)
        field("client", record.client.description)
        guard let operation = record.operation else { return }
        guard !record.furtherOperations.isEmpty else { return write(operation) }
        key("operations")
        let operations = [operation] + record.furtherOperations
        out.list(operations.prefix(LogLine.loggedOperations).enumerated()) { index, operation in
            out.write("{\"batch\":")
            out.write(int: index)
            write(operation)
            out.write("}")
        }
    }

    /// Of one batch.
    private static let loggedOperations = 20

    /// What it was, and what it came to: never variables, nor anything of the document but its hash.
    func write(_ record: OperationRecord) {
        if let viewer = record.client?.caller as? Viewer { field("user", viewer.id.description) }
        if let identity = record.identity {
            if let name = identity.name { field("operation", name, limit: 100) }
            field("type", identity.operationType.rawValue)
            field("document", identity.documentHashText)
            field("known", record.documentWasKnown)
        }
        field("outcome", plain: record.outcome.name)
        if record.errors.count > 0 { field("errors", record.errors.count) }
        if let code = record.errors.firstCode { field("code", code.rawValue) }
        if let id = record.errors.id { field("error", id) }
        if let cost = record.cost { field("cost", cost) }
        field("statements", record.statements)
    }

    /// The statements of a slow operation, without their values.
    func write(_ statements: [StatementReport]) {
        key("slowest")
        out.list(statements) { statement in
            let words = statement.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            out.object { object in
                object.member("ms", statement.milliseconds)
                object.member("sql") { write(words, limit: 1000) }
                object.member("plan") { out.list(statement.plan.prefix(20)) { write($0, limit: 200) } }
            }
        }
    }
}

extension OperationRecord.Outcome {
    var name: StaticString {
        switch self {
        case .succeeded: "ok"
        case .executionErrors: "errors"
        case .refused: "refused"
        case .abandoned: "abandoned"
        }
    }
}
