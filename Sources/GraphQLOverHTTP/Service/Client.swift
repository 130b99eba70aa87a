public import HTTPServer

/// Who sends a request, and from where.
public struct Client: Sendable {
    /// What `GraphQLSession.authenticate` answered; nil without a token.
    public var caller: (any Sendable)?
    public var address: IPAddress

    public init(caller: (any Sendable)? = nil, address: IPAddress) {
        self.caller = caller
        self.address = address
    }
}
