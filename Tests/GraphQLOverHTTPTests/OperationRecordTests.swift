import Dispatch
import GraphQLExecution
import HTTPServer
import Testing

@testable import GraphQLOverHTTP

/// Keeps what it is told.
private final class Witness: OperationObserver {
    var slowOperation = Int64.max
    var records: [OperationRecord] = []

    var events = 0

    func operationEnded(_ record: consuming OperationRecord) { records.append(record) }

    func responded(events: Int, statements: Int) { self.events += events }
}

/// Rung once, waited for once.
private final class AddedSignal: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    func ring() { semaphore.signal() }
    func wait() { semaphore.wait() }
}

@Suite("Records of operations")
struct OperationRecordTests {
    private let witness = Witness()
    private let counter = Counter()
    private let service: GraphQLService

    init() throws { service = try GraphQLService(counter, observer: witness) }

    private func start(_ text: String, caller: String? = nil) throws -> OperationProgress {
        let client = Client(caller: caller, address: IPAddress("192.0.2.1")!)
        return try service.start(prepare(text), for: client)
    }

    private func prepare(_ text: String) throws -> PreparedOperation {
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBytes {
            try service.prepare(GraphQLRequest(query: QueryText(bytes: $0, isValidated: true)), .all)
        }
    }

    @Test func `a query is told of when it has its response`() throws {
        _ = try start("query Greet { hello }", caller: "anna")
        let record = try #require(witness.records.first)
        #expect(witness.records.count == 1)
        #expect(record.identity?.name == "Greet")
        #expect(record.cost == 0)
        #expect(record.outcome == .succeeded)
        #expect(record.errors == ErrorSummary())
        #expect(record.client?.caller as? String == "anna")
        #expect(record.nanoseconds > 0)
    }

    @Test func `a document is new once, and known then`() throws {
        _ = try start("{ hello }")
        _ = try start("{ hello }")
        #expect(witness.records.map(\.documentWasKnown) == [false, true])
    }

    @Test func `errors of fields are counted, with the code of the first`() throws {
        _ = try start("{ hello broken mustNotBreak }")
        _ = try start("mutation { add(amount: 1) { value } }")
        #expect(witness.records.map(\.outcome) == [.executionErrors, .executionErrors])
        #expect(witness.records[0].errors == ErrorSummary(count: 2))
        #expect(witness.records[1].errors == ErrorSummary(count: 1, firstCode: .unauthenticated))
    }

    @Test func `what is refused is told of, as far as it came`() throws {
        #expect(throws: RequestFailure.self) { try start("{ nothing }") }
        #expect(throws: RequestFailure.self) { try start("{ hello }", caller: "exhausted") }
        #expect(witness.records.map(\.outcome) == [.refused, .refused])
        #expect(witness.records[0].identity == nil)
        #expect(witness.records[0].errors == ErrorSummary(count: 1, firstCode: .graphQLValidationFailed))
        #expect(witness.records[1].identity != nil)
        #expect(witness.records[1].errors == ErrorSummary(count: 1, firstCode: .rateLimited))
    }

    @Test func `a mutation is told of when it goes on, not when it waits`() throws {
        guard case .parked(let pending) = try start("mutation { reset }") else {
            Issue.record("it did not wait")
            return
        }
        #expect(witness.records.isEmpty)
        _ = try service.resume(pending, with: .failure(ExecutionError("The disk is full.", code: .unavailable)))
        #expect(witness.records.map(\.outcome) == [.executionErrors])
        #expect(witness.records[0].errors.firstCode == .unavailable)
    }

    @Test func `a mutation whose client is gone is told of as abandoned`() throws {
        guard case .parked(let pending) = try start("mutation { reset }") else {
            Issue.record("it did not wait")
            return
        }
        service.abandon(pending)
        #expect(witness.records.map(\.outcome) == [.abandoned])
    }

    @Test func `a subscription that nothing can be made of is told of`() throws {
        let operation = try prepare("subscription { totals }")
        #expect(try service.subscribe(operation, for: Client(address: IPAddress("192.0.2.1")!)) == nil)
        #expect(witness.records.map(\.outcome) == [.executionErrors])
    }

    @Test func `a subscription is told of when it begins, and its responses are counted`() throws {
        let client = Client(caller: "anna", address: IPAddress("192.0.2.1")!)
        guard case .parked(let pending) = try start("mutation { add(amount: 1) { value } }", caller: "anna") else {
            Issue.record("it did not wait")
            return
        }
        let done = AddedSignal()
        service.run(pending) { _ in done.ring() }
        done.wait()
        let operation = try prepare("subscription Totals { totals }")
        var stream = try #require(try service.subscribe(operation, for: client))
        #expect(witness.records.map(\.identity?.name) == ["Totals"])
        #expect(witness.records.map(\.outcome) == [.succeeded])
        _ = try service.respond(to: &stream, for: client, limit: 10) { _ in }
        #expect(witness.events == 1)
    }
}
