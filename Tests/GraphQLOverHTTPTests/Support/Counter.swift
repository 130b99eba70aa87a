import Batches
import Dispatch
import GraphQLExecution
import GraphQLLanguage
@testable import GraphQLOverHTTP
import GraphQLSchema
import HTTPServer
import Synchronization

/// A small application: one number, which everybody reads and those with a token change. Its writer is a queue of its
/// own, as slow as a test wants it.
final class Counter: GraphQLApplication {
    static let sdl = """
        type Query {
            hello(name: String! = "world"): String!
            total: Int!
            sum: Total
            count(of: [Int!]!): Int
            caller: String
            broken: String
            mustNotBreak: Int!
            "Takes until the gate is open."
            patience: Int!
        }
        type Mutation {
            add(amount: Int!): Total!
            reset: Int
        }
        type Subscription {
            "What the number was after each addition of the caller's, behind the first so many."
            totals(after: Int! = 0): Int!
        }
        type Total { value: Int!, added: Int! }
        """

    let schema: Schema
    let scalars: ScalarCoercions = [:]
    let limits: GraphQLLimits
    let hidesSchema: Bool
    let traces: Bool
    let documents: KnownDocuments
    let bell = EventBell()
    let slowLane: SlowLane?
    let gate = Gate()
    /// What is committed.
    let total = Mutex(0)
    /// What it was after each addition, by who added.
    let history = Mutex<[String: [Int]]>([:])
    /// Whose tokens are not valid any more.
    let revoked = Mutex<Set<String>>([])
    /// What happened to the data, in order.
    let log = Mutex<[String]>([])
    let writer = DispatchQueue(label: "writer")
    /// Signalled when work is handed to the writer.
    let accepted = DispatchSemaphore(value: 0)

    /// - Parameter documents: by default such that clients can send some with their hash.
    init(
        limits: GraphQLLimits = GraphQLLimits(), hidesSchema: Bool = false, traces: Bool = false,
        documents: KnownDocuments? = nil, slowLane: SlowLane? = nil
    ) {
        self.limits = limits
        self.hidesSchema = hidesSchema
        self.traces = traces
        self.slowLane = slowLane
        self.documents =
            documents ?? KnownDocuments(persisted: PersistedDocuments(maximumBytes: limits.persistedDocuments))
        do { schema = try Schema.build(sdl: Counter.sdl) } catch { fatalError("\(error)") }
    }

    /// Adds, as a mutation does, from wherever it is called.
    func add(_ amount: Int, for caller: String) {
        let total = total.withLock {
            $0 += amount
            return $0
        }
        history.withLock { $0[caller, default: []].append(total) }
        note("added \(amount)")
        bell.ring([Counter.account(of: caller)])
    }

    static func account(of caller: String) -> UUID { UUID(high: 0, low: UInt64(caller.utf8.first ?? 0)) }

    func note(_ event: String) { log.withLock { $0.append(event) } }

    func makeSession() throws -> any GraphQLSession { CounterSession(self) }

    var resolvers: ResolverTable {
        let totalType = TypeIndex(schema.typeIndex(named: "Total")!)
        var table = ResolverTable()
        table.fields["Subscription"] = [
            "totals": .subscription { arguments, context in
                guard case .int(let after)? = arguments["after"] else { throw ExecutionError("No place.") }
                guard let caller = (context as! CounterContext).caller else {
                    throw ExecutionError("Sign in first.", code: .unauthenticated)
                }
                return Totals(application: self, caller: caller, place: after)
            }
        ]
        table.fields["Query"] = [
            "hello": .batch(needs: []) { arguments in
                guard case .string(let name)? = arguments["name"] else { throw ExecutionError("No name.") }
                return { parents, _, _ in one(parents) { $0.text("Hello, \(name)!") } }
            },
            "total": .batch(needs: []) { _ in { parents, _, context in one(parents) { _ in .int(snapshot(context)) } }
            },
            "sum": .batch(needs: []) { _ in
                { parents, _, _ in one(parents) { Total(added: 0, type: totalType).cell(in: $0) } }
            },
            "count": .batch(needs: []) { arguments in
                guard case .list(let numbers)? = arguments["of"] else { throw ExecutionError("No numbers.") }
                return { parents, _, _ in one(parents) { _ in .int(numbers.count) } }
            },
            "caller": .batch(needs: []) { _ in
                { parents, _, context in
                    one(parents) { rows in (context as! CounterContext).caller.map { rows.text($0) } ?? .null }
                }
            },
            "broken": .batch(needs: []) { _ in { _, _, _ in throw ExecutionError("It broke.") } },
            "patience": .batch(needs: []) { [gate] _ in
                { parents, _, context in
                    try gate.pass((context as! CounterContext).time)
                    return one(parents) { _ in .int(1) }
                }
            },
            "mustNotBreak": .batch(needs: []) { _ in { _, _, _ in throw ExecutionError("It broke.") } },
        ]
        table.fields["Mutation"] = [
            "add": .mutation { arguments, context in
                guard case .int(let amount)? = arguments["amount"] else { throw ExecutionError("No amount.") }
                guard let caller = (context as! CounterContext).caller else {
                    throw ExecutionError("Sign in first.", code: .unauthenticated)
                }
                return .deferred(Addition(amount: amount, caller: caller, type: totalType))
            },
            "reset": .mutation { _, _ in .deferred(Failure()) },
        ]
        table.fields["Total"] = [
            "value": .batch(needs: []) { _ in { parents, _, context in one(parents) { _ in .int(snapshot(context)) } }
            },
            "added": .property(0),
        ]
        return table
    }
}

private func snapshot(_ context: any ExecutionContext) -> Int { (context as! CounterContext).read() }

/// One cell for each parent.
private func one(_ parents: RowBatch, _ cell: (RowBatch) -> Cell) -> RowBatch {
    let rows = RowBatch(type: TypeIndex(0), width: 1)
    for row in 0..<parents.count {
        rows.appendRow()
        rows[row, 0] = cell(rows)
    }
    return rows
}

struct Addition: DeferredWork {
    let amount: Int
    let caller: String
    let type: TypeIndex
}

/// The totals that a caller's additions have come to. It ends with the total of 13, and fails behind the place 999.
struct Totals: EventSource {
    let application: Counter
    let caller: String
    var place: Int

    mutating func next(_ limit: Int, in context: any ExecutionContext) throws -> SourceEvents {
        if place >= 999 { throw ExecutionError("It broke.") }
        let following = application.history.withLock { $0[caller, default: []].dropFirst(place).prefix(limit) }
        place += following.count
        return SourceEvents(
            following.map { total in SourceEvents.event { _ in .int(total) } },
            isLast: following.last.map { $0 == 13 } ?? false)
    }
}

struct Failure: DeferredWork {}

/// The value of `Mutation.add`.
struct Total: Batches.Value {
    let added: Int
    let type: TypeIndex

    func cell(in batch: RowBatch) -> Cell {
        let child = batch.child(of: type, width: 1)
        let row = child.batch.appendRow()
        child.batch[row, 0] = .int(added)
        return .object(child: child.index, row: row)
    }
}

/// Reads the number once, as a snapshot does.
final class CounterContext: ExecutionContext {
    let caller: String?
    private let total: Int
    var observer: (any ExecutionObserver)?
    fileprivate var recorder: TraceRecorder?

    fileprivate let time: TimeAllowance

    init(caller: String?, total: Int, time: TimeAllowance) {
        self.caller = caller
        self.total = total
        self.time = time
    }

    func checkDeadline() throws {
        if ContinuousClock.now >= time.end, time.extended() == nil {
            throw ExecutionError("It took too long.", code: .timeout)
        }
    }

    func read() -> Int {
        recorder?.ran(TracedStatement(text: "SELECT total FROM counter", values: 1, rows: 1, duration: .zero))
        return total
    }
}

/// Tokens are `token-` and a name; `token-lost` cannot be looked up, and `token-exhausted` may do nothing more.
final class CounterSession: GraphQLSession {
    private let application: Counter
    private var openContexts = 0
    private var context: CounterContext?

    init(_ application: Counter) { self.application = application }

    func authenticate(_ token: UnsafeRawBufferPointer) throws -> Authentication {
        let token = String(decoding: token, as: UTF8.self)
        if token == "token-lost" { throw ExecutionError("The database is away.", code: .unavailable) }
        guard token.hasPrefix("token-"), !application.revoked.withLock({ $0.contains(token) }) else { return .invalid }
        return .caller(String(token.dropFirst(6)))
    }

    func admit(_ operation: PreparedOperation, for client: Client) throws {
        if client.caller as? String == "exhausted" { throw ExecutionError("Try again later.", code: .rateLimited) }
    }

    func makeContext(for client: Client, within time: TimeAllowance) throws -> any ExecutionContext {
        openContexts += 1
        let context = CounterContext(
            caller: client.caller as? String, total: application.total.withLock { $0 }, time: time)
        self.context = context
        return context
    }

    func key(of client: Client) -> ClientKey {
        guard let name = client.caller as? String else { return ClientKey(client.address) }
        return ClientKey(high: 1, low: UInt64(truncatingIfNeeded: name.hashValue))
    }

    func record(in recorder: TraceRecorder?) { context?.recorder = recorder }

    func queryPlan(of statement: String) -> [String] { ["SCAN counter"] }

    func account(of client: Client) -> UUID? { (client.caller as? String).map(Counter.account) }

    func finish(_ context: any ExecutionContext) { openContexts -= 1 }

    func run(_ work: any DeferredWork, completion: @escaping @Sendable (WorkResult) -> Void) {
        precondition(openContexts == 0, "no snapshot is held while a mutation waits")
        application.writer.async { [application] in
            guard let addition = work as? Addition else {
                return completion(.failure(ExecutionError("The disk is full.", code: .unavailable)))
            }
            application.add(addition.amount, for: addition.caller)
            completion(.success(Total(added: addition.amount, type: addition.type)))
        }
        application.accepted.signal()
    }
}

/// What a query waits for, on its worker, for as long as it has time.
final class Gate: Sendable {
    /// Signalled as long as the gate is open.
    private let isOpen = DispatchSemaphore(value: 0)
    private let visited = DispatchSemaphore(value: 0)

    func open() { isOpen.signal() }

    /// Waits until somebody stands before the gate who has more than a moment.
    func waitForVisitor() { visited.wait() }

    fileprivate func pass(_ time: TimeAllowance) throws {
        var end = time.end
        while isOpen.wait(timeout: .now() + (end - .now) / .seconds(1)) == .timedOut {
            let wasInLane = time.isInLane
            guard let later = time.extended() else { throw ExecutionError("Too long.", code: .timeout) }
            end = later
            if time.isInLane, !wasInLane { visited.signal() }
        }
        isOpen.signal()
    }
}
