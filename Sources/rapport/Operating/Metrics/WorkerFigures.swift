import GraphQLLanguage
import GraphQLOverHTTP
import HTTPServer
import Synchronization

/// What is counted.
struct Figures: Sendable {
    struct RequestKind: Hashable, Sendable {
        var route: Route
        var method: HTTPMethod
        var status: Int
    }

    struct Operation: Sendable {
        var outcomes = [Int](repeating: 0, count: OperationRecord.Outcome.allCases.count)
        var durations = Histogram()

        mutating func add(_ other: Operation) {
            for index in outcomes.indices { outcomes[index] += other.outcomes[index] }
            durations.add(other.durations)
        }
    }

    var requests = Tally<RequestKind>()
    var requestDurations = [Histogram](repeating: Histogram(), count: Route.allCases.count)
    var bytesOut = 0
    /// By the slots of the names.
    var operations: [Operation] = []
    var errors = Tally<ErrorCode?>()
    var statements = 0
    var events = 0
    var knownDocuments = 0
    var newDocuments = 0

    mutating func add(_ other: Figures) {
        requests.add(other.requests)
        for index in requestDurations.indices { requestDurations[index].add(other.requestDurations[index]) }
        bytesOut += other.bytesOut
        reserve(other.operations.count - 1)
        for index in other.operations.indices { operations[index].add(other.operations[index]) }
        errors.add(other.errors)
        statements += other.statements
        events += other.events
        knownDocuments += other.knownDocuments
        newDocuments += other.newDocuments
    }

    /// Makes room for a slot.
    mutating func reserve(_ slot: Int) {
        while operations.count <= slot { operations.append(Operation()) }
    }
}

/// The figures of one worker. It alone changes them, so its lock is free but for the moment in which somebody reads.
final class WorkerFigures: Sendable {
    private let state = Mutex(Figures())

    var now: Figures { state.withLock { $0 } }

    func ended(_ record: RequestRecord, status: Int, bytesOut: Int, nanoseconds: Int64) {
        state.withLock { figures in
            figures.requests.add(
                Figures.RequestKind(route: record.route, method: record.method, status: status))
            figures.requestDurations[record.route.rawValue].add(nanoseconds: nanoseconds)
            figures.bytesOut += bytesOut
        }
    }

    func refused(status: Int) {
        state.withLock { $0.requests.add(Figures.RequestKind(route: .unknown, method: .other, status: status)) }
    }

    func responded(events: Int, statements: Int) {
        state.withLock {
            $0.events += events
            $0.statements += statements
        }
    }

    func ended(_ record: OperationRecord, slot: Int) {
        state.withLock { figures in
            figures.reserve(slot)
            figures.operations[slot].outcomes[record.outcome.rawValue] += 1
            figures.operations[slot].durations.add(nanoseconds: record.nanoseconds)
            if record.errors.count > 0 { figures.errors.add(record.errors.firstCode) }
            figures.statements += record.statements
            if record.documentWasKnown { figures.knownDocuments += 1 } else { figures.newDocuments += 1 }
        }
    }
}
