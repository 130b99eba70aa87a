/// An error that keeps a request from being executed: in its syntax, its validity, its operation, its variables.
///
/// Spec: 7.1.2 Errors, Request Errors.
public struct RequestError: Error, Hashable, Sendable {
    /// A number that the error is about, such as a limit: shown in `extensions` under its name.
    public struct Detail: Hashable, Sendable {
        public var name: String
        public var value: Int

        public init(name: String, value: Int) {
            self.name = name
            self.value = value
        }
    }

    public var message: String
    public var locations: [SourceLocation]
    public var code: ErrorCode?
    public var details: [Detail]

    public init(message: String, locations: [SourceLocation] = [], code: ErrorCode? = nil, details: [Detail] = []) {
        self.message = message
        self.locations = locations
        self.code = code
        self.details = details
    }
}
