import Batches
public import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
public import RapportStore
import RapportTypes

/// What belongs to one request: who asks, a snapshot of the store to read from, and until when.
///
/// Made for each stretch of a request: from its beginning to its end, or to where it is parked.
public final class RequestContext: ExecutionContext {
    public let store: Store
    /// The worker's own.
    public let reader: Reader
    public let limits: APILimits
    /// Nil for a request without a token.
    public let caller: Viewer?
    public let observer: (any ExecutionObserver)?
    /// Told of errors that are nobody's but ours, with the id that the client is told.
    private let report: (_ error: any Error, _ id: String) -> Void
    private let deadline: ContinuousClock.Instant

    public init(
        store: Store, reader: Reader, limits: APILimits, caller: Viewer?, deadline: ContinuousClock.Instant,
        observer: (any ExecutionObserver)? = nil, report: @escaping (any Error, String) -> Void = { _, _ in }
    ) {
        self.store = store
        self.reader = reader
        self.limits = limits
        self.caller = caller
        self.deadline = deadline
        self.observer = observer
        self.report = report
    }

    /// Who asks, for what only a signed-in person may read.
    ///
    /// - Throws: UNAUTHENTICATED without a token.
    public var viewer: Viewer {
        get throws {
            guard let caller else {
                throw FieldError("This needs a signed-in user.", code: .unauthenticated)
            }
            return caller
        }
    }

    /// Who asks, for what changes something.
    ///
    /// - Throws: UNAUTHENTICATED without a token, FORBIDDEN with one that may only read.
    public var author: Viewer {
        get throws {
            let viewer = try viewer
            if viewer.isReadOnly {
                throw FieldError("This access token may only read.", code: .forbidden)
            }
            return viewer
        }
    }

    /// The time, by the store's clock.
    public var now: DateTime { store.configuration.clock.now }

    // MARK: ExecutionContext

    public func checkDeadline() throws {
        if ContinuousClock.now >= deadline { throw RequestContext.timeout }
    }

    public func fieldError(for error: any Error) -> FieldError {
        if let error = error as? CoercionError { return FieldError(error.message, code: .badUserInput) }
        switch StoreFault(error) {
        case .outOfTime: return RequestContext.timeout
        case .outOfSpace: return FieldError("The server cannot store anything now.", code: .unavailable)
        case .overloaded:
            return FieldError("The server cannot take this now; try again shortly.", code: .unavailable)
        case .page(let error): return FieldError(page: error)
        case .other: return internalError(error)
        }
    }

    private func internalError(_ error: any Error) -> FieldError {
        let id = String(UInt64.random(in: .min ... .max), radix: 36)
        report(error, id)
        return FieldError(
            "Internal error.", code: .internal, extensions: [InputValue.Field(name: "id", value: .string(id))])
    }

    private static let timeout = FieldError("The request took too long.", code: .timeout)
}

extension FieldError {
    fileprivate init(page error: PageError) {
        guard case .countTooLarge(_, let maximum) = error else {
            self.init("\(error)", code: .badUserInput)
            return
        }
        self.init(
            "\(error)", code: .limitExceeded, extensions: [InputValue.Field(name: "limit", value: .int(maximum))])
    }
}

/// How much one request may ask for.
public struct APILimits: Sendable {
    /// Nodes of one page; more is LIMIT_EXCEEDED.
    public var pageSize: Int
    /// How long a query may take; then TIMEOUT.
    public var execution: Duration

    public init(pageSize: Int = 100, execution: Duration = .seconds(5)) {
        self.pageSize = pageSize
        self.execution = execution
    }
}
