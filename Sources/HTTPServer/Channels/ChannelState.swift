/// What a connection has of an open channel. Only for the connection's owner.
final class ChannelState {
    /// How what is sent is delimited.
    enum Framing {
        case frames
        case chunks
        /// By nothing: the body ends with the connection.
        case none
    }

    enum Phase {
        case open
        /// A Close frame was sent; the client's is waited for.
        case closing
        /// Nothing more is to be sent or read.
        case finished
    }

    let framing: Framing
    /// What the handler has to know of it.
    var state: any Sendable
    var phase = Phase.open
    /// Whether the handler was told that it is over.
    var isRetired = false
    var knowsOfDrain = false
    /// The handler wants to go on when everything that was sent is taken.
    var wantsTurn = false
    /// Bytes that were sent since the client has not taken everything.
    var sentBehind = 0
    /// What was taken from the mailbox and is not handed on yet.
    var mail: ArraySlice<any Sendable> = []

    var reader: WebSocketReader
    var clock: ChannelClock

    init(_ framing: Framing, state: any Sendable, clock: ChannelClock) {
        self.framing = framing
        self.state = state
        self.clock = clock
        // Until the handler says how much it takes.
        reader = WebSocketReader(maximumMessage: 0)
    }

    var isWebSocket: Bool { framing == .frames }
}
