/// A whole request: a view of the connection's bytes, good for the call it is given to.
public struct HTTPRequest: ~Copyable {
    public let head: RequestHead
    /// The content, without its framing.
    public let body: UnsafeRawBufferPointer
}
