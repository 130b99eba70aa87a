public import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import RapportStore

extension ExecutionError {
    static let unauthenticated = ExecutionError("This needs a signed-in user.", code: .unauthenticated)
    static let timeout = ExecutionError("The request took too long.", code: .timeout)

    /// What the client is told of an error that the store, or whatever else, has thrown.
    ///
    /// - Parameter report: told of errors that are nobody's but ours, with the id that the client is told.
    public init(storeFault error: any Error, report: (_ error: any Error, _ id: String) -> Void) {
        if let error = error as? ExecutionError {
            self = error
            return
        }
        if let error = error as? CoercionError {
            self.init(error.message, code: .badUserInput)
            return
        }
        if case StoreError.signedOut = error {
            self = .unauthenticated
            return
        }
        switch StoreFault(error) {
        case .outOfTime: self = .timeout
        case .outOfSpace:
            // The operator can help, and the client cannot.
            self.init("The server cannot store anything now.", code: .unavailable, reporting: error, report)
        case .overloaded: self.init("The server cannot take this now; try again shortly.", code: .unavailable)
        case .page(let error): self.init(page: error)
        case .filter(let error): self.init(filter: error)
        case .outOfOrder, .other: self.init("Internal error.", code: .internal, reporting: error, report)
        }
    }

    init(tooManyAttempts fault: TooManyAttempts) {
        self.init(
            "Too many attempts have failed; try again in \(fault.seconds) s.", code: .rateLimited,
            extensions: [InputValue.Field(name: "retryAfter", value: .int(fault.seconds))])
    }

    /// The client is told an id, under which the cause is in the log.
    private init(
        _ message: String, code: ErrorCode, reporting cause: any Error,
        _ report: (_ error: any Error, _ id: String) -> Void
    ) {
        let id = ExecutionError.newReportID()
        report(cause, id)
        self.init(message, code: code, extensions: [InputValue.Field(name: "id", value: .string(id))])
    }

    private static func newReportID() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }

    private init(page error: PageError) {
        guard case .countTooLarge(_, let maximum) = error else {
            self.init("\(error)", code: .badUserInput)
            return
        }
        self.init(
            "\(error)", code: .limitExceeded, extensions: [InputValue.Field(name: "limit", value: .int(maximum))])
    }

    private init(filter error: FilterError) {
        switch error {
        case .nestedTooDeeply(let maximum), .tooManyConditions(let maximum), .tooManyWords(let maximum):
            self.init(
                "\(error)", code: .limitExceeded, extensions: [InputValue.Field(name: "limit", value: .int(maximum))])
        case .tooManyItems: self.init("\(error)", code: .badUserInput)
        }
    }
}
