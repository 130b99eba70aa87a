import CTLS
import Glibc

/// The server's side of TLS on one socket; used by the connection's owner alone.
///
/// The handshake needs no steps of its own: the first attempt to receive begins it, and each one goes on with it.
final class TLSSession {
    private let ssl: OpaquePointer
    /// After a failure OpenSSL wants to be asked nothing more.
    private var isBroken = false
    /// What the socket must be ready for before the last attempt to receive, and to send, is worth repeating.
    private(set) var receivingNeeds = Interest.readable
    private(set) var sendingNeeds = Interest.writable

    init?(_ credentials: TLSCredentials, socket: Int32) {
        guard let ssl = SSL_new(credentials.context) else { return nil }
        guard SSL_set_fd(ssl, socket) == 1 else {
            SSL_free(ssl)
            return nil
        }
        self.ssl = ssl
        SSL_set_accept_state(ssl)
    }

    deinit { SSL_free(ssl) }

    /// Whether the handshake is over.
    var isEstablished: Bool { SSL_is_init_finished(ssl) == 1 }

    /// Whether there are bytes that the socket will not tell of again.
    var hasPending: Bool { SSL_has_pending(ssl) == 1 }

    func receive(into room: UnsafeMutableRawBufferPointer) -> Received {
        guard !isBroken else { return .end }
        ERR_clear_error()
        let count = SSL_read(ssl, room.baseAddress, Int32(clamping: room.count))
        if count > 0 { return .bytes(Int(count)) }
        switch SSL_get_error(ssl, count) {
        case SSL_ERROR_WANT_READ: receivingNeeds = .readable
        case SSL_ERROR_WANT_WRITE: receivingNeeds = .writable
        case SSL_ERROR_ZERO_RETURN: return .end
        default:
            isBroken = true
            return speaksHTTP ? .plainHTTP : .end
        }
        return .nothing
    }

    /// Sends as much as the socket takes.
    ///
    /// What was not sent has to come first at the next attempt: its beginning may be encrypted already.
    ///
    /// - Returns: nil if nothing can be sent any more.
    func send(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard !isBroken else { return nil }
        var sent = 0
        while sent < bytes.count {
            ERR_clear_error()
            let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
            let count = SSL_write(ssl, rest.baseAddress, Int32(clamping: rest.count))
            if count > 0 {
                sent += Int(count)
                continue
            }
            switch SSL_get_error(ssl, count) {
            case SSL_ERROR_WANT_READ: sendingNeeds = .readable
            case SSL_ERROR_WANT_WRITE: sendingNeeds = .writable
            default:
                isBroken = true
                return nil
            }
            break
        }
        return sent
    }

    /// Tells the client that nothing follows, so that it knows a whole answer from one that was cut off.
    ///
    /// RFC 8446, section 6.1.
    func finishSending() {
        guard !isBroken, isEstablished else { return }
        ERR_clear_error()
        if SSL_shutdown(ssl) < 0 { isBroken = true }
    }

    /// Whether the failure was that somebody sent HTTP without TLS.
    private var speaksHTTP: Bool {
        let code = ERR_peek_error()
        return ERR_GET_LIB(code) == ERR_LIB_SSL && ERR_GET_REASON(code) == SSL_R_HTTP_REQUEST
    }
}

/// What became of an attempt to receive.
enum Received: Equatable {
    case bytes(Int)
    /// Nothing yet.
    case nothing
    /// Nothing any more.
    case end
    /// A request, but without the TLS that is spoken here.
    case plainHTTP
}
