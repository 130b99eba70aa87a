import CTLS
import Glibc

/// One request and its answer as a client of TLS has them, on a socket that blocks: for asking a server on the same
/// machine how it is. Whose certificate it has is not looked at.
public enum TLSExchange {
    /// Sends a request, and reads until the server closes, or so many bytes are there.
    ///
    /// - Returns: nil if TLS is not spoken, or nothing is answered.
    public static func answer(to request: [UInt8], on socket: Int32, atMost maximum: Int) -> [UInt8]? {
        guard let context = SSL_CTX_new(TLS_client_method()) else { return nil }
        defer { SSL_CTX_free(context) }
        guard let ssl = SSL_new(context) else { return nil }
        defer { SSL_free(ssl) }
        guard SSL_set_fd(ssl, socket) == 1, SSL_connect(ssl) == 1,
            SSL_write(ssl, request, Int32(request.count)) == request.count
        else { return nil }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while answer.count < maximum {
            let count = SSL_read(ssl, &buffer, Int32(buffer.count))
            guard count > 0 else { break }
            answer += buffer.prefix(Int(count))
        }
        return answer.isEmpty ? nil : answer
    }
}
