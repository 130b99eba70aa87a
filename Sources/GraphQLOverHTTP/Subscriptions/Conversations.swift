import GraphQLExecution
import HTTPServer

/// Goes on with conversations over WebSockets, whichever worker they come to; one for each worker.
final class Conversations {
    static let subprotocol: StaticString = "graphql-transport-ws"

    let service: GraphQLService
    let messages = ServerMessages()

    init(_ service: GraphQLService) { self.service = service }

    /// Where a conversation is led.
    struct Line {
        let writer: ChannelWriter
        let mailbox: Mailbox
    }

    /// What a mailbox gets when the work of an operation is done.
    struct WorkDone: Sendable {
        let number: Int
        let result: WorkResult
    }

    func proceed(
        with conversation: inout Conversation, on event: ChannelEvent, _ writer: ChannelWriter, _ mailbox: Mailbox
    ) {
        let line = Line(writer: writer, mailbox: mailbox)
        switch event {
        case .opened: open(conversation, line)
        case .text(let bytes): hear(bytes, &conversation, line)
        case .binary: close(line, for: .malformedMessage("Messages are text"))
        case .mail(let done as WorkDone): resume(done, &conversation, line)
        case .mail:
            conversation.subscriber.follower?.answerCall()
            conversation.call()
            line.writer.wantTurn()
        case .turn: takeTurn(&conversation, line)
        case .time: lookAgain(&conversation, line)
        case .draining: drain(&conversation, line)
        case .closed: for operation in conversation.removeAll() { forget(operation, conversation) }
        }
    }
}

// MARK: Beginning and ending

extension Conversations {
    private func open(_ conversation: Conversation, _ line: Line) {
        line.writer.wake(after: service.limits.subscriptions.connectionInit)
        takeMessages(conversation, line)
    }

    /// Large messages are for those who are known, as large bodies are.
    private func takeMessages(_ conversation: Conversation, _ line: Line) {
        let (limits, subscriber) = (service.limits, conversation.subscriber)
        line.writer.takeMessages(
            ofAtMost: subscriber.isKnown ? limits.body : limits.anonymousBody,
            sender: service.session.key(of: subscriber.client))
    }

    private func initialise(_ conversation: inout Conversation, _ authorization: String?, _ line: Line) {
        // It counts more than that of the handshake, which a page in a browser has no say in.
        let presented = authorization.map { authorization in
            Array(authorization.utf8).withUnsafeBytes { bytes in
                Result { () throws(RequestFailure) in
                    try conversation.subscriber.present(BearerToken(HeadText(bytes)), to: service)
                }
            }
        }
        if case .failure(let failure) = presented { return close(line, for: .failed(failure)) }
        takeMessages(conversation, line)
        messages.acknowledge(to: line.writer)
        wakeLater(conversation, line)
    }

    func close(_ line: Line, for end: ConversationEnd) { line.writer.close(end.code, reason: end.reason) }

    /// The client is told of each operation why it ends, and then that all do.
    private func end(_ conversation: inout Conversation, for failure: RequestFailure, _ line: Line) {
        for operation in conversation.removeAll() {
            messages.error(operation.id, failure, to: line.writer)
            forget(operation, conversation)
        }
        close(line, for: .failed(failure))
    }

    /// Subscriptions are complete; what runs is finished.
    private func drain(_ conversation: inout Conversation, _ line: Line) {
        conversation.isDraining = true
        for operation in conversation.operations where operation.live != nil {
            _ = conversation.remove(number: operation.number)
            forget(operation, conversation)
            messages.complete(operation.id, to: line.writer)
        }
        endIfDrained(conversation, line)
    }

    /// Nothing more is said of an operation.
    func forget(_ operation: Conversation.Operation, _ conversation: Conversation) {
        switch operation.kind {
        case .live: conversation.subscriber.unsubscribe(in: service)
        case .pending(let pending): service.abandon(pending)
        }
    }

    func endIfDrained(_ conversation: Conversation, _ line: Line) {
        if conversation.isDraining, conversation.operations.isEmpty { close(line, for: .draining) }
    }

    // MARK: Time

    func wakeLater(_ conversation: Conversation, _ line: Line) {
        line.writer.wake(after: conversation.subscriber.isKnown ? service.limits.subscriptions.keepAlive : nil)
    }

    private func lookAgain(_ conversation: inout Conversation, _ line: Line) {
        guard conversation.isInitialised else { return close(line, for: .initialisationTimeout) }
        wakeLater(conversation, line)
        guard renew(&conversation, line) else { return }
        if conversation.hasCalls { line.writer.wantTurn() }
    }

    /// - Returns: false if the token is not valid any more, and the conversation has ended.
    func renew(_ conversation: inout Conversation, _ line: Line) -> Bool {
        do throws(RequestFailure) {
            try conversation.subscriber.renew(in: service)
            return true
        } catch {
            end(&conversation, for: error, line)
            return false
        }
    }
}

// MARK: Messages

extension Conversations {
    private func hear(_ bytes: UnsafeRawBufferPointer, _ conversation: inout Conversation, _ line: Line) {
        let message: ClientMessage
        do throws(MalformedMessage) {
            // The message itself is one level more than a body.
            message = try ClientMessage(bytes, maximumDepth: service.limits.jsonDepth + 1)
        } catch {
            return close(line, for: .malformedMessage(error.message))
        }
        switch conversation.take(message) {
        case .nothing: break
        case .acknowledge(let authorization): initialise(&conversation, authorization, line)
        case .pong(let payload): messages.pong(payload, to: line.writer)
        case .execute(let id, let payload): execute(id, payload, &conversation, line)
        case .stop(let operation):
            forget(operation, conversation)
            endIfDrained(conversation, line)
        case .end(let reason): close(line, for: reason)
        }
    }
}

extension ConversationEnd {
    fileprivate static func failed(_ failure: RequestFailure) -> ConversationEnd {
        if case .invalidToken = failure { return .forbidden }
        return .failure(failure.errors.first?.message ?? "Internal error.")
    }
}
