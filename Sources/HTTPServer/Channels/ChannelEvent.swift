/// What a connection is after an answer that has no end.
public enum ChannelKind: Sendable {
    /// Messages in both directions, RFC 6455. The answer was `WebSocketHandshake.accept`.
    case webSocket
    /// A body that is sent bit by bit. The answer ended with `ResponseWriter.finishHeadOfStream`.
    case stream
}

/// What happens on a channel.
public enum ChannelEvent {
    /// The answer was written: this comes first, and once.
    case opened
    /// A whole message; its bytes are good for this call.
    case text(UnsafeRawBufferPointer)
    case binary(UnsafeRawBufferPointer)
    /// Something was posted to the mailbox, in the order of posting.
    case mail(any Sendable)
    /// The client has taken everything that was sent, and others have had their turn. For channels that want it.
    case turn
    /// The moment has come that `wake` asked for.
    case time
    /// The server is ending. Whoever does not finish or close the channel within the grace time is cut off.
    case draining
    /// It is over, whoever wanted it: this comes last, and once. Nothing can be sent any more.
    case closed
}
