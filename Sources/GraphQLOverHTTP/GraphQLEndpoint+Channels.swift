import GraphQLExecution
public import HTTPServer

/// WebSockets and event streams.
extension GraphQLEndpoint {
    func upgrade(_ head: borrowing RequestHead, _ response: ResponseWriter) -> Disposition {
        guard crossOrigin.admitsSocket(head) else {
            let error = ResponseError(message: "Pages of this origin may not open WebSockets here.", code: .forbidden)
            response.send(HTTPResponse(.forbidden, errors: [error]))
            return .respond
        }
        let subscriber: Subscriber
        do throws(RequestFailure) {
            subscriber = try self.subscriber(of: head)
        } catch {
            response.send(HTTPResponse(error, as: .json))
            return .respond
        }
        do throws(WebSocketRefusal) {
            let handshake = try WebSocketHandshake(head)
            let isKnown = handshake.protocols.contains("\(Conversations.subprotocol)")
            handshake.accept(isKnown ? Conversations.subprotocol : nil, to: response)
            return .open(.webSocket, isKnown ? Conversation(subscriber) : UnknownSubprotocol() as any Sendable)
        } catch {
            var answer = HTTPResponse(error.status, errors: [ResponseError(message: error.message)])
            for field in error.fields { answer = answer.with(field.name, field.value) }
            response.send(answer)
            return .respond
        }
    }

    public func proceed(
        _ state: inout any Sendable, on event: ChannelEvent, writer: ChannelWriter, mailbox: Mailbox
    ) {
        if var conversation = state as? Conversation {
            // So that what is in it is not copied when it changes.
            state = ()
            conversations.proceed(with: &conversation, on: event, writer, mailbox)
            state = conversation
        } else if var stream = state as? EventStream {
            state = ()
            eventStreams.proceed(with: &stream, on: event, writer)
            state = stream
        } else if case .opened = event {
            // Clients that go on without a subprotocol are told by a Close frame what is wrong.
            let end = ConversationEnd.unknownSubprotocol
            writer.close(end.code, reason: end.reason)
        }
    }
}

/// Of a WebSocket whose client speaks nothing that is spoken here.
private struct UnknownSubprotocol: Sendable {}
