public import GraphQLLanguage
public import GraphQLSchema

/// Why one field has no value. Earlier editions of the specification call it a field error.
///
/// Spec: 6.4.4 Handling Execution Errors.
public struct ExecutionError: Error, Hashable, Sendable {
    public var message: String
    /// Goes to `extensions.code`; without one the error has no extensions.
    public var code: ErrorCode?
    /// Further members of `extensions`.
    public var extensions: [InputValue.Field]

    public init(_ message: String, code: ErrorCode? = nil, extensions: [InputValue.Field] = []) {
        self.message = message
        self.code = code
        self.extensions = extensions
    }
}

extension ExecutionError {
    /// An argument that is not a value of its type.
    init(_ error: ArgumentError) { self.init(error.message, code: .badUserInput) }
}
