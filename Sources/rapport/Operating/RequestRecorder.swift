import GraphQLExecution
import GraphQLOverHTTP
import HTTPServer
import JSON

/// Keeps the record of the request that a worker is busy with, and tells the log and the figures when it is over.
///
/// One for each worker, called by no other thread.
final class RequestRecorder: OperationObserver {
    let slowOperation: Int64
    private let log: Log
    private let figures: WorkerFigures
    private var names: OperationNames
    private var ids = RequestIDs()
    /// Nil while the worker is busy with what is no request: operations come over WebSockets, too.
    private var current: RequestRecord?
    /// Of the request that has opened the channel on which something happens now.
    private var channel: RequestID?
    /// Where lines of the log are written.
    private let out = JSONWriter(capacity: 4096)

    init(_ monitoring: Monitoring) {
        log = monitoring.log
        figures = monitoring.metrics.makeWorker()
        names = OperationNames(monitoring.metrics.names)
        let (seconds, attoseconds) = monitoring.slowOperation.components
        slowOperation = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    // MARK: Requests

    /// A request is there. Its answer will have its id.
    func begin(_ head: borrowing RequestHead, _ route: Route, bytesIn: Int, _ response: ResponseWriter?) -> RequestID {
        let id = head.field("x-request-id").flatMap { RequestID($0) } ?? ids.next()
        let record = RequestRecord(
            id: id, trace: head.field("traceparent").flatMap { TraceParent($0) }, method: head.method, route: route,
            client: head.client, bytesIn: bytesIn)
        if let response { write(record, to: response) }
        current = consume record
        return id
    }

    /// Of the request that the worker is busy with.
    var id: RequestID? { current?.id }

    /// Something happens on a channel that a request has opened.
    func beginEvent(of request: RequestID) { channel = request }

    func endEvent() { channel = nil }

    /// A request that was parked goes on.
    func resume(_ record: RequestRecord, _ response: ResponseWriter) {
        current = record
        write(record, to: response)
    }

    /// The request waits; its record waits with it.
    func park() -> RequestRecord? { current.take() }

    /// The client of a request that was parked is gone.
    func abandon(_ record: RequestRecord, _ body: () -> Void) {
        current = record
        body()
        // The status that nginx gave to it; no client has seen it.
        end(status: 499, bytesOut: 0)
    }

    /// The request is answered.
    func end(status: Int, bytesOut: Int) {
        guard let record = current.take() else { return }
        let nanoseconds = record.nanoseconds
        figures.ended(record, status: status, bytesOut: bytesOut, nanoseconds: nanoseconds)
        guard log.level == .requests || log.level == .errors && status >= 500 else { return }
        let line = LogLine(status >= 500 ? .warning : .info, "request", in: out)
        line.write(record, status: status, bytesOut: bytesOut, nanoseconds: nanoseconds)
        line.end()
        log.write(line)
    }

    /// The server has answered for us, before there was a request.
    func refused(status: Int) {
        figures.refused(status: status)
        guard log.level == .requests else { return }
        let line = LogLine(.info, "refused", in: out)
        line.field("status", status)
        line.end()
        log.write(line)
    }

    private func write(_ record: RequestRecord, to response: ResponseWriter) {
        switch record.id {
        case .own(let number): response.common("X-Request-Id", hexadecimal: number)
        case .theirs(let text): response.common("X-Request-Id", text)
        }
        if let trace = record.trace { response.common("traceparent", trace.text) }
    }

    // MARK: Operations

    func operationEnded(_ record: consuming OperationRecord) {
        figures.ended(record, slot: names.slot(of: record))
        if record.nanoseconds >= slowOperation { reportSlow(record) }
        if current != nil {
            current?.add(record)
        } else if log.level == .requests {
            let line = LogLine(.info, "operation", in: out)
            if let channel { line.field("request", channel.text) }
            if let client = record.client { line.field("client", client.address.description) }
            line.field("duration_ms", nanoseconds: record.nanoseconds)
            line.write(record)
            line.end()
            log.write(line)
        }
    }

    func responded(events: Int, statements: Int) { figures.responded(events: events, statements: statements) }

    private func reportSlow(_ record: OperationRecord) {
        guard log.level != .off else { return }
        let line = LogLine(.warning, "slow operation", in: out)
        if let id = id ?? channel { line.field("request", id.text) }
        line.field("duration_ms", nanoseconds: record.nanoseconds)
        line.write(record)
        line.write(record.slowStatements)
        line.end()
        log.write(line)
    }
}
