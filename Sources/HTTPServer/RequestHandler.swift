/// Makes the handler of each worker, inside the worker's thread, so that nothing of it is ever shared.
public protocol RequestHandlerFactory: Sendable {
    /// - Throws: what keeps the server from starting; `Server.start` passes it on.
    func makeHandler() throws -> any RequestHandler
}

/// Answers requests; one for each worker thread, called by no other.
public protocol RequestHandler: AnyObject {
    /// The head is there: may its body come, and how much of it?
    ///
    /// Asked for every request before its body is read, so that a body that will be refused is not.
    func admit(_ head: borrowing RequestHead) -> Admission

    /// The whole request is there. Request and body are gone when this returns.
    ///
    /// - Returns: `.respond` when `response` is finished, or `.park` with all that is needed to go on later.
    func handle(
        _ request: borrowing HTTPRequest, response: ResponseWriter, mailbox: Mailbox
    ) -> Disposition

    /// Something was posted to the mailbox of a parked request: on any worker, in the order of posting.
    func resume(
        _ parked: any Sendable, with message: any Sendable, response: ResponseWriter, mailbox: Mailbox
    ) -> Disposition

    /// The client of a parked request is gone, or its time is over: nobody is waiting for the answer any more.
    func abandon(_ parked: any Sendable)

    /// Field lines that every answer has, whoever makes it: each ends with CR and LF.
    var everyAnswer: StaticString { get }

    /// Something happens on a channel that was opened with this state: on any worker, one event after the other.
    ///
    /// While the client does not take what it was sent, there is no event but `closed`: so nobody who is slow has more
    /// waiting for it than one event makes.
    func proceed(_ state: inout any Sendable, on event: ChannelEvent, writer: ChannelWriter, mailbox: Mailbox)

    /// The worker has nothing to do, and is about to wait for the next event.
    func rest()

    /// The server answers in the handler's place; this says what the body looks like.
    ///
    /// The status should be that of the refusal.
    func response(to refusal: Refusal) -> HTTPResponse

    /// The same where the head of the request is known.
    func response(to refusal: Refusal, of head: borrowing RequestHead) -> HTTPResponse
}

extension RequestHandler {
    public func resume(
        _ parked: any Sendable, with message: any Sendable, response: ResponseWriter, mailbox: Mailbox
    ) -> Disposition {
        preconditionFailure("a handler that parks requests resumes them")
    }

    public func abandon(_ parked: any Sendable) {}

    public var everyAnswer: StaticString { "" }

    public func proceed(
        _ state: inout any Sendable, on event: ChannelEvent, writer: ChannelWriter, mailbox: Mailbox
    ) {
        preconditionFailure("a handler that opens channels goes on with them")
    }

    public func rest() {}

    public func response(to refusal: Refusal) -> HTTPResponse {
        HTTPResponse(
            refusal.status, contentType: "text/plain; charset=utf-8", body: Array((refusal.message + "\n").utf8))
    }

    public func response(to refusal: Refusal, of head: borrowing RequestHead) -> HTTPResponse {
        response(to: refusal)
    }
}

/// What a handler says to a request's head.
public enum Admission: Sendable {
    /// The body may come; more than this many bytes of it are answered with 413. It counts among those of its sender,
    /// who is whoever has the address if nobody else is named.
    case body(maximum: Int, sender: ClientKey? = nil)
    /// The body is not wanted. The connection stays open only if the body is already there.
    case refuse(HTTPResponse)
}

/// What became of a request.
public enum Disposition: Sendable {
    /// The response is finished.
    case respond
    /// The answer waits for something; this is what is needed to go on when it is in the mailbox.
    ///
    /// No thread waits meanwhile, and the connection's next requests do.
    case park(any Sendable)
    /// The head of an answer is finished that has no end yet; this is what is needed to go on with it.
    ///
    /// The connection's next requests wait for the end of a stream. Behind a WebSocket there are none.
    case open(ChannelKind, any Sendable)
}
