import GraphQLExecution
import HTTPServer
import JSON

/// A subscription whose responses are sent as events of an answer: a plain value that belongs to its connection.
struct EventStream: Sendable {
    var subscriber: Subscriber
    var live: LiveSubscription
}

/// Goes on with event streams, whichever worker they come to; one for each worker.
///
/// GraphQL over Server-Sent Events, distinct connections mode:
/// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
final class EventStreams {
    private let service: GraphQLService
    private let events = JSONWriter()

    init(_ service: GraphQLService) { self.service = service }

    /// Answers with a response and the end: for all but subscriptions.
    func send(_ body: UnsafeRawBufferPointer, to response: ResponseWriter) {
        events.reset()
        events.write(next: body)
        events.writeComplete()
        begin(response)
        response.finish(events.bytes)
    }

    /// What keeps an operation from being executed is told by an event: browsers do not show other answers.
    func send(_ errors: [ResponseError], to response: ResponseWriter) {
        let out = service.out
        out.reset()
        out.write(responseWith: errors)
        send(out.bytes, to: response)
    }

    /// Begins the events of a subscription.
    func open(
        _ operation: PreparedOperation, for subscriber: Subscriber, _ response: ResponseWriter, _ mailbox: Mailbox
    ) throws(RequestFailure) -> Disposition {
        var subscriber = subscriber
        guard let live = try subscriber.subscribe(to: operation, in: service, mailbox) else {
            send(service.response, to: response)
            return .respond
        }
        begin(response)
        response.finishHeadOfStream()
        return .open(.stream, EventStream(subscriber: subscriber, live: live))
    }

    private func begin(_ response: ResponseWriter) {
        response.begin(.ok)
        response.field("Content-Type", "text/event-stream; charset=utf-8")
        response.field("Cache-Control", "no-store")
        // What nginx is told, so that it hands on each event when it comes.
        response.field("X-Accel-Buffering", "no")
    }
}

// MARK: Going on

extension EventStreams {
    func proceed(with stream: inout EventStream, on event: ChannelEvent, _ writer: ChannelWriter) {
        switch event {
        case .opened:
            // Many clients see the answer's head only with the first byte of its body.
            sendComment(to: writer)
            writer.wantTurn()
        case .mail:
            stream.subscriber.follower?.answerCall()
            stream.live.isCalled = true
            writer.wantTurn()
        case .turn: takeTurn(&stream, writer)
        case .time:
            sendComment(to: writer)
            guard renew(&stream, writer) else { return }
            if stream.live.isCalled { writer.wantTurn() }
        case .draining: finish(writer)
        case .closed: stream.subscriber.unsubscribe(in: service)
        // A stream hears nothing.
        case .text, .binary: break
        }
    }

    private func takeTurn(_ stream: inout EventStream, _ writer: ChannelWriter) {
        guard stream.live.isCalled, let follower = stream.subscriber.follower else { return }
        guard service.bell.beginTurn(of: follower) else { return writer.wake(after: EventBell.turnPatience) }
        defer { service.bell.endTurn(of: follower) }
        guard renew(&stream, writer) else { return }
        let client = stream.subscriber.client
        do throws(RequestFailure) {
            let goesOn = try stream.live.answer(for: client, in: service, follower.mailbox) { response in
                events.reset()
                events.write(next: response)
                writer.send(events.bytes)
            }
            guard goesOn else { return finish(writer) }
        } catch {
            return finish(for: error, writer)
        }
        writer.wake(after: service.limits.subscriptions.keepAlive)
        if stream.live.isCalled { writer.wantTurn() }
    }

    /// - Returns: false if the token is not valid any more, and the stream has ended.
    private func renew(_ stream: inout EventStream, _ writer: ChannelWriter) -> Bool {
        do throws(RequestFailure) {
            try stream.subscriber.renew(in: service)
            return true
        } catch {
            finish(for: error, writer)
            return false
        }
    }

    /// A comment, which clients pass over: proxies and the client see that the connection lives.
    private func sendComment(to writer: ChannelWriter) {
        events.reset()
        events.write(":\n\n")
        writer.send(events.bytes)
        writer.wake(after: service.limits.subscriptions.keepAlive)
    }

    private func finish(for failure: RequestFailure, _ writer: ChannelWriter) {
        let out = service.out
        out.reset()
        out.write(responseWith: failure.errors)
        events.reset()
        events.write(next: out.bytes)
        writer.send(events.bytes)
        finish(writer)
    }

    private func finish(_ writer: ChannelWriter) {
        events.reset()
        events.writeComplete()
        writer.send(events.bytes)
        writer.finish()
    }
}

/// Our JSON has no line ends, so a response is one line of data.
///
/// HTML, section 9.2.6 Interpreting an event stream.
extension JSONWriter {
    fileprivate func write(next response: UnsafeRawBufferPointer) {
        write("event: next\ndata: ")
        write(raw: response)
        write("\n\n")
    }

    /// With data, because browsers do not tell of events without.
    fileprivate func writeComplete() { write("event: complete\ndata:\n\n") }
}
