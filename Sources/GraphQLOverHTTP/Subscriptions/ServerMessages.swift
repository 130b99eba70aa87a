import GraphQLExecution
import HTTPServer
import JSON

/// What the server says over a WebSocket, in the words of graphql-transport-ws. One for each worker.
final class ServerMessages {
    private let message = JSONWriter()

    func acknowledge(to writer: ChannelWriter) { send(to: writer) { $0.write("{\"type\":\"connection_ack\"}") } }

    func pong(_ payload: UnsafeRawBufferPointer?, to writer: ChannelWriter) {
        send(to: writer) { message in
            message.write("{\"type\":\"pong\"")
            if let payload {
                message.write(",\"payload\":")
                message.write(raw: payload)
            }
            message.write("}")
        }
    }

    func next(_ id: String, _ response: UnsafeRawBufferPointer, to writer: ChannelWriter) {
        send("next", of: id, to: writer) { message in
            message.write(",\"payload\":")
            message.write(raw: response)
        }
    }

    /// Ends an operation that is not executed, or not any more.
    func error(_ id: String, _ failure: RequestFailure, to writer: ChannelWriter) {
        send("error", of: id, to: writer) { message in
            message.write(",\"payload\":")
            message.write(listOf: failure.errors)
        }
    }

    func complete(_ id: String, to writer: ChannelWriter) { send("complete", of: id, to: writer) { _ in } }

    private func send(_ type: StaticString, of id: String, to writer: ChannelWriter, _ rest: (JSONWriter) -> Void) {
        send(to: writer) { message in
            message.write("{\"id\":")
            message.write(string: id)
            message.write(",\"type\":\"")
            message.write(type)
            message.write("\"")
            rest(message)
            message.write("}")
        }
    }

    private func send(to writer: ChannelWriter, _ body: (JSONWriter) -> Void) {
        message.reset()
        body(message)
        writer.send(message.bytes)
    }
}

extension JSONWriter {
    func write(raw bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        write(start.assumingMemoryBound(to: UInt8.self), count: bytes.count)
    }
}
