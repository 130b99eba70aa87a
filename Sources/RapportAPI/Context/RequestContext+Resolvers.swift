import GraphQLExecution

extension RequestContext {
    /// The context as the generated resolvers pass it on. The server executes with no other kind.
    static func of(_ context: any ExecutionContext) -> RequestContext {
        guard let context = context as? RequestContext else { preconditionFailure("Executed without a RequestContext") }
        return context
    }
}
