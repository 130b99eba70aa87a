public import GraphQLExecution

/// What belongs to one request while it is executed.
public final class RequestContext: ExecutionContext {
    public init() {}
}
