import GraphQLExecution
import HTTPServer

/// What clients ask for over a WebSocket: operations that are executed, and subscriptions that are answered in turns.
extension Conversations {
    func execute(
        _ id: String, _ payload: UnsafeRawBufferPointer, _ conversation: inout Conversation, _ line: Line
    ) {
        let limits = service.limits
        let request: GraphQLRequest
        do throws(MalformedRequest) {
            request = try GraphQLRequest(
                body: payload, maximumDepth: limits.jsonDepth, maximumValues: limits.jsonValues)
        } catch {
            return close(line, for: .malformedMessage(error.message))
        }
        guard renew(&conversation, line) else { return }
        do throws(RequestFailure) {
            if conversation.isDraining { throw .failure(.draining) }
            guard conversation.operations.count < limits.subscriptions.perConnection else {
                throw .failure(.tooMany("operations of this connection", limits.subscriptions.perConnection))
            }
            let operation = try service.prepare(request, .all)
            if operation.identity.operationType == .subscription {
                try subscribe(id, operation, &conversation, line)
            } else {
                proceed(id, try service.start(operation, for: conversation.subscriber.client), &conversation, line)
            }
        } catch {
            messages.error(id, error, to: line.writer)
        }
    }

    private func subscribe(
        _ id: String, _ operation: PreparedOperation, _ conversation: inout Conversation, _ line: Line
    ) throws(RequestFailure) {
        guard let live = try conversation.subscriber.subscribe(to: operation, in: service, line.mailbox) else {
            messages.next(id, service.response, to: line.writer)
            return messages.complete(id, to: line.writer)
        }
        conversation.begin(id, .live(live))
        line.writer.wantTurn()
    }

    private func proceed(
        _ id: String, _ progress: OperationProgress, _ conversation: inout Conversation, _ line: Line
    ) {
        switch progress {
        case .finished:
            messages.next(id, service.response, to: line.writer)
            messages.complete(id, to: line.writer)
        case .parked(let pending):
            let number = conversation.begin(id, .pending(pending))
            let mailbox = line.mailbox
            service.run(pending) { mailbox.post(WorkDone(number: number, result: $0)) }
        }
    }

    /// Of an operation that the client has stopped nothing is said any more, though its work is done.
    func resume(_ done: WorkDone, _ conversation: inout Conversation, _ line: Line) {
        guard let operation = conversation.remove(number: done.number), let pending = operation.pending else { return }
        do throws(RequestFailure) {
            proceed(operation.id, try service.resume(pending, with: done.result), &conversation, line)
        } catch {
            messages.error(operation.id, error, to: line.writer)
        }
        endIfDrained(conversation, line)
    }

    /// One subscription answers some events. Others follow when the client has taken that, and other connections have
    /// had their turn.
    func takeTurn(_ conversation: inout Conversation, _ line: Line) {
        guard conversation.hasCalls, let follower = conversation.subscriber.follower else { return }
        guard service.bell.beginTurn(of: follower) else { return line.writer.wake(after: EventBell.turnPatience) }
        defer { service.bell.endTurn(of: follower) }
        wakeLater(conversation, line)
        guard renew(&conversation, line) else { return }
        let client = conversation.subscriber.client
        let turn = conversation.takeTurn { (id, live) throws(RequestFailure) in
            try live.answer(for: client, in: service, follower.mailbox) { messages.next(id, $0, to: line.writer) }
        }
        guard let turn else { return }
        switch turn.result {
        case .success(true): break
        case .success(false):
            messages.complete(turn.id, to: line.writer)
            conversation.subscriber.unsubscribe(in: service)
        case .failure(let failure):
            messages.error(turn.id, failure, to: line.writer)
            conversation.subscriber.unsubscribe(in: service)
        }
        if conversation.hasCalls { line.writer.wantTurn() }
    }
}
