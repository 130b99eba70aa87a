import Foundation
import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON
import RapportTypes
import Secrets
import Synchronization

@testable import RapportAPI
@testable import RapportStore

/// The API over a store of its own in a temporary directory, with a clock that stands still until it is moved.
///
/// Documents go the way that they go in the server, from text to response; what a mutation leaves to the writer is
/// waited for.
final class TestAPI {
    let clock = TestClock()
    var store: Store { opened! }
    private var opened: Store?
    private(set) var reader: Reader
    let directory: String
    private let planner: Planner
    /// How often passwords may be tried, and where requests come from.
    var attempts: PasswordAttempts?
    var address: ClientAddress? = ClientAddress(high: 0, low: 1)

    static let address = try! WebURL("https://rapport.example.com/")
    static let schema = try! Schema.build(sdl: SchemaDocument.sdl, scalars: RapportScalars.coercions)

    init() throws {
        directory = NSTemporaryDirectory() + "api-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let store = try Store(
            .init(path: directory + "/rapport.db", masterKey: MasterKey(SecretKey()), clock: clock.wall))
        opened = store
        reader = try store.makeReader()
        planner = Planner(schema: TestAPI.schema, resolvers: .rapport(), scalars: RapportScalars.coercions)
    }

    deinit {
        opened?.close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// What a stop of the server and its next start do.
    func restart() throws {
        let configuration = store.configuration
        store.close()
        opened = nil
        opened = try Store(configuration)
        reader = try store.makeReader()
    }

    // MARK: People

    /// Signs somebody up, without the 94 ms that a real password takes.
    func signUp(_ email: String = "anna@example.com") throws -> Viewer {
        let password = PasswordHash(stored: "$scrypt$ln=4,r=8,p=1$AAAA$AAAA")
        let account = NewAccount(
            email: try EmailAddress(email), name: "Anna", timeZone: "Europe/Berlin", passwordHash: password)
        guard case .created(let tokens) = try store.writer.run({ try $0.signUp(account) }) else {
            fatalError("\(email) is taken")
        }
        return try reader.viewer(for: tokens.access)!
    }

    // MARK: Documents

    /// The response to a document, as the client gets it.
    func run(_ document: String, _ variables: JSONValue = .object([]), as viewer: Viewer?) throws -> String {
        let (plan, values) = try plan(document, variables)
        let out = JSONWriter()
        var outcome = execute(as: viewer) { Execution.start(plan, variables: values, context: $0, into: out) }
        while case .parked(let work, let operation) = outcome {
            let result = wait(for: work)
            out.reset()
            outcome = execute(as: viewer) { Execution.resume(operation, with: result, context: $0, into: out) }
        }
        return out.string
    }

    /// The same as a value, to look into.
    func value(_ document: String, _ variables: JSONValue = .object([]), as viewer: Viewer?) throws -> JSONValue {
        try JSONParser.parse(Array(run(document, variables, as: viewer).utf8))
    }

    /// The statements that a document's execution runs on the reader, `BEGIN` and `ROLLBACK` left out.
    func statements(_ document: String, as viewer: Viewer?) throws -> [String] {
        try observed(document, as: viewer).statements
    }

    /// The answer to a document, and the statements that reading it has taken.
    func observed(_ document: String, as viewer: Viewer?) throws -> (answer: JSONValue, statements: [String]) {
        var statements: [String] = []
        reader.statementObserver = { statements.append($0) }
        defer { reader.statementObserver = nil }
        let answer = try value(document, as: viewer)
        return (answer, statements.filter { $0 != "BEGIN" && $0 != "ROLLBACK" })
    }

    private func plan(_ document: String, _ variables: JSONValue) throws -> (Plan, VariableValues) {
        let document = try validate(
            Document.parse(document), against: TestAPI.schema, scalars: RapportScalars.coercions)
        let operation = try document.operation(named: nil).get()
        guard case .object(let provided) = InputValue(variables) else { fatalError("variables are an object") }
        let values = try TestAPI.schema.coerceVariables(
            of: operation, from: provided, scalars: RapportScalars.coercions
        ).get()
        return (try planner.plan(operation, of: document, variables: values), values)
    }

    private func execute<R>(as viewer: Viewer?, _ body: (RequestContext) -> R) -> R {
        try! reader.snapshot {
            body(
                RequestContext(
                    store: store, reader: reader, limits: APILimits(), publicAddress: TestAPI.address, caller: viewer,
                    address: address, attempts: attempts,
                    report: { error, _ in print("Reported: \(error)") }))
        }
    }

    // MARK: Subscriptions

    /// The stream of a subscription, or else the response that says why there is none.
    func subscribe(_ document: String, as viewer: Viewer?) throws -> (stream: ResponseStream?, refusal: String) {
        let (plan, values) = try plan(document, .object([]))
        let out = JSONWriter()
        let stream = execute(as: viewer) {
            Execution.subscribe(plan, variables: values, context: $0, into: out)
        }
        return (stream, out.string)
    }

    /// The responses to what has followed in a stream, and what is to be expected of it.
    func responses(
        of stream: inout ResponseStream, limit: Int = 100, as viewer: Viewer
    ) -> (responses: [String], progress: ResponseStream.Progress) {
        var responses: [String] = []
        let progress = execute(as: viewer) {
            stream.respond(limit: limit, context: $0, into: JSONWriter()) { responses.append($0.string) }
        }
        return (responses, progress)
    }

    // MARK: Waiting

    private func wait(for work: any DeferredWork) -> WorkResult {
        let result = Mutex<WorkResult?>(nil)
        let done = DispatchSemaphore(value: 0)
        (work as! StoreWork).run(in: store) { answer in
            result.withLock { $0 = answer }
            done.signal()
        }
        done.wait()
        return result.withLock { $0! }
    }
}

/// A clock that stands still until it is moved. It begins at 2026-11-20T10:00:00.000Z.
final class TestClock: Sendable {
    private let milliseconds = Mutex(try! DateTime("2026-11-20T10:00:00.000Z").milliseconds)

    var wall: WallClock { WallClock { self.milliseconds.withLock { $0 } } }

    func move(seconds: Int) { milliseconds.withLock { $0 += Int64(seconds) * 1000 } }

    func move(minutes: Int) { milliseconds.withLock { $0 += Int64(minutes) * 60_000 } }
}
