import GraphQLOverHTTP
import Glibc
import HTTPServer

/// What there is to say of one request: made when it is there, filled while it is answered, told when that is done.
///
/// A value, so that it waits with a request that is parked and goes on with it on another worker.
struct RequestRecord: Sendable {
    let id: RequestID
    let trace: TraceParent?
    let method: HTTPMethod
    let route: Route
    let client: IPAddress
    let bytesIn: Int
    private let start = RequestRecord.now
    /// What it has asked of the API; of a batch the first.
    private(set) var operation: OperationRecord?
    /// The others of a batch.
    private(set) var furtherOperations: [OperationRecord] = []

    init(
        id: RequestID, trace: TraceParent?, method: HTTPMethod, route: Route, client: IPAddress, bytesIn: Int
    ) {
        self.id = id
        self.trace = trace
        self.method = method
        self.route = route
        self.client = client
        self.bytesIn = bytesIn
    }

    mutating func add(_ record: consuming OperationRecord) {
        if operation == nil { operation = record } else { furtherOperations.append(record) }
    }

    var nanoseconds: Int64 { RequestRecord.now - start }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// What a request is for. Logs and figures name this and not the path, which may have a secret in it, or anything.
enum Route: Int, CaseIterable, Sendable {
    case graphql, page, export, health, metrics, unknown

    var name: StaticString {
        switch self {
        case .graphql: "graphql"
        case .page: "page"
        case .export: "export"
        case .health: "health"
        case .metrics: "metrics"
        case .unknown: "unknown"
        }
    }
}

extension HTTPMethod {
    /// As logs and figures name it.
    var name: StaticString {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .delete: "DELETE"
        case .patch: "PATCH"
        case .options: "OPTIONS"
        default: "other"
        }
    }
}
