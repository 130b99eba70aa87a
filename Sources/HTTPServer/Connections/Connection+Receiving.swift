import CLinux
import Glibc

extension Connection {
    /// Takes what has arrived, as far as there is room.
    func receive(into room: UnsafeMutableRawBufferPointer) -> Received {
        if let tls { return tls.receive(into: room) }
        let count = recv(socket, room.baseAddress, room.count, 0)
        if count > 0 { return .bytes(count) }
        return count < 0 && (errno == EAGAIN || errno == EINTR) ? .nothing : .end
    }

    /// What to wait for until there is more to receive.
    var receivingNeeds: Interest {
        guard let tls else { return .readable }
        // What is decrypted already needs no event.
        return tls.hasPending ? [.readable, .writable] : tls.receivingNeeds
    }

    /// What to wait for until more can be sent.
    var sendingNeeds: Interest { tls?.sendingNeeds ?? .writable }

    /// Whether the handshake is still to come or going on.
    var isHandshaking: Bool { tls.map { !$0.isEstablished } ?? false }

    /// Shows the client that nothing follows.
    func finishSending() {
        tls?.finishSending()
        shutdown(socket, Int32(SHUT_WR))
    }

    /// Tells a client in its own words that TLS is spoken here.
    func answerPlainHTTP() {
        let text: StaticString = """
            HTTP/1.1 400 Bad Request\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Length: 46\r
            Connection: close\r
            \r
            This port speaks HTTPS; the request was HTTP.

            """
        _ = Glibc.send(socket, text.utf8Start, text.utf8CodeUnitCount, Int32(MSG_NOSIGNAL))
    }
}
