public import Batches
public import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
public import RapportStore
public import RapportTypes

/// What belongs to one request: who asks, and a snapshot of the store to read from until the reader's deadline.
///
/// Made for each stretch of a request: from its beginning to its end, or to where it is parked.
public final class RequestContext: ExecutionContext {
    public let store: Store
    /// The worker's own.
    public let reader: Reader
    public let limits: APILimits
    /// Where clients reach the server; ends with a slash.
    public let publicAddress: WebURL
    /// Nil for a request without a token.
    public let caller: Viewer?
    /// Where the request comes from, and how often passwords may be tried from there; nil where nobody counts.
    let address: ClientAddress?
    let attempts: PasswordAttempts?
    public var observer: (any ExecutionObserver)?
    /// Who has just signed in: what is selected below that root field is read on their behalf, and nothing else.
    private var signedIn: Viewer?
    /// Told of errors that are nobody's but ours, with the id that the client is told.
    private let report: (_ error: any Error, _ id: String) -> Void

    public init(
        store: Store, reader: Reader, limits: APILimits, publicAddress: WebURL, caller: Viewer?,
        address: ClientAddress? = nil, attempts: PasswordAttempts? = nil,
        observer: (any ExecutionObserver)? = nil, report: @escaping (any Error, String) -> Void = { _, _ in }
    ) {
        self.store = store
        self.reader = reader
        self.limits = limits
        self.publicAddress = publicAddress
        self.caller = caller
        self.address = address
        self.attempts = attempts
        self.observer = observer
        self.report = report
    }

    /// Who asks, for what only a signed-in person may read.
    ///
    /// - Throws: UNAUTHENTICATED without a token.
    public var viewer: Viewer {
        get throws {
            guard let viewer = signedIn ?? caller else { throw ExecutionError.unauthenticated }
            return viewer
        }
    }

    /// Who asks, for what changes something.
    ///
    /// - Throws: UNAUTHENTICATED without a token, FORBIDDEN with one that may only read.
    public var author: Viewer {
        get throws {
            guard let caller else { throw ExecutionError.unauthenticated }
            if caller.isReadOnly { throw ExecutionError("This access token may only read.", code: .forbidden) }
            return caller
        }
    }

    /// Begins an attempt to prove that one is the owner of an account, or of none in particular.
    ///
    /// - Throws: RATE_LIMITED when too many have failed.
    func beginAttempt(_ account: AttemptSubject?) throws -> PasswordAttempt? {
        try attempts?.attempt(account, from: address)
    }

    /// The time, by the store's clock.
    public var now: DateTime { store.configuration.clock.now }

    // MARK: ExecutionContext

    public func checkDeadline() throws {
        if reader.isOutOfTime { throw ExecutionError.timeout }
    }

    public func willSelect(from value: any Batches.Value) {
        guard let session = (value as? any SessionPayload)?.session, let token = Token(session.accessToken) else {
            signedIn = nil
            return
        }
        // Should the session be gone already, the selection is answered with UNAUTHENTICATED.
        signedIn = try? reader.viewer(for: token)
    }

    public func executionError(for error: any Error) -> ExecutionError {
        ExecutionError(storeFault: error, report: report)
    }
}

/// How much one request may ask for.
public struct APILimits: Sendable {
    /// Nodes of one page; more is LIMIT_EXCEEDED.
    public var pageSize: Int

    public init(pageSize: Int = 100) { self.pageSize = pageSize }
}
