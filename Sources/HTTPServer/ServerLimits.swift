/// How much of everything the server gives to one client, and how long it waits for one.
///
/// Every wait has a deadline here and every buffer a bound; what happens beyond is named at each.
public struct ServerLimits: Sendable {
    /// Bytes of a request line without its line end; over it 414.
    public var requestLine = 8 * 1024
    /// Bytes of a request's head, from the first to the empty line; over it 431. Trailers have the same again.
    public var requestHead = 16 * 1024
    /// Field lines of a request's head; over it 431.
    public var requestFields = 100
    /// Bytes that have arrived of bodies that are not whole, in the process, and a quarter of it for those of one
    /// client; over it 503 with `Retry-After`.
    public var bodiesInFlight = 256 * 1024 * 1024
    /// Bytes of answers that their clients have not taken yet, in the process, and a quarter of it for those of one
    /// client; over it the connection whose answer it is is ended.
    public var answersInFlight = 256 * 1024 * 1024
    /// Bytes of each body and each answer that do not count among them.
    public var uncountedBytes = 64 * 1024

    /// From a request's first byte to the end of its head; over it 408.
    public var head: Duration = .seconds(10)
    /// From the end of the head to the end of the body; over it 408.
    public var body: Duration = .seconds(30)
    /// Without any byte between two requests, or before the first; over it the connection is closed.
    public var idle: Duration = .seconds(75)
    /// From the first byte of an answer that the client does not take to its last; over it the connection is closed.
    public var unsentAnswer: Duration = .seconds(30)
    /// From a request's being parked to its answer; over it 503.
    public var parked: Duration = .seconds(60)
    /// Without any byte from the client of a WebSocket, after which it is asked whether it is there.
    public var pingInterval: Duration = .seconds(20)
    /// For its answer; over it the connection is closed.
    public var pong: Duration = .seconds(10)
    /// Bytes that are sent to the client of a WebSocket or a stream while it has not taken what was sent before; over
    /// it 1013. So one large message and so much more may wait for it.
    public var unsentData = 1024 * 1024
    /// How long a connection that is closed on an error is read from, so that the client gets to read the answer.
    public var lingering: Duration = .seconds(5)
    /// Bytes that a lingering connection may still send; over it the connection is reset.
    public var lingeringBytes = 64 * 1024 * 1024

    /// Open connections; over it 503, close.
    public var connections = 10_000
    /// Open connections of one address (of one /64 in IPv6); over it 503, close.
    public var connectionsPerAddress = 256
    /// Whether loopback addresses may have any number of connections.
    public var exemptsLoopback = true
    /// Proxies may have any number of connections, and say whose requests they bring.
    public var proxies = TrustedProxies()

    /// Requests of one connection that are answered before other connections have their turn. What is sent beyond
    /// waits unread.
    public var pipelinedRequests = 64

    /// Bytes of a body that is packed with gzip for who asks for it; fewer are sent as they are. What fits into the
    /// first packets of a connection arrives no sooner for being smaller.
    public var packedBody = 16 * 1024

    public init() {}
}
