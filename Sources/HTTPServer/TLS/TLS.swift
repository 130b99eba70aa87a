import Synchronization

/// What a server needs to speak TLS itself: a certificate and its key, which may be exchanged while it runs.
public final class TLS: Sendable {
    private let certificateFile: String
    private let keyFile: String
    /// Taken by workers for each new connection, exchanged by whoever reloads.
    private let credentials: Mutex<TLSCredentials>

    /// - Parameters:
    ///   - certificateFile: PEM: the server's certificate, then those that lead to its root.
    ///   - keyFile: PEM: the certificate's private key, not encrypted.
    public init(certificateFile: String, keyFile: String) throws(TLSFault) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        credentials = Mutex(try TLSCredentials(certificateFile: certificateFile, keyFile: keyFile))
    }

    /// Reads both files again, for connections that begin from now on; those that are open keep what they have.
    ///
    /// - Throws: why they cannot be used; then nothing changes.
    public func reload() throws(TLSFault) {
        let fresh = try TLSCredentials(certificateFile: certificateFile, keyFile: keyFile)
        credentials.withLock { $0 = fresh }
    }

    /// The server's side of a connection that begins; nil if there is no memory for it.
    func session(on socket: Int32) -> TLSSession? {
        TLSSession(credentials.withLock { $0 }, socket: socket)
    }
}

/// Why a certificate and a key cannot be used.
public struct TLSFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which of the two, as a sentence names it.
    let subject: String
    let file: String
    let reason: String

    public var description: String { "the \(subject) \(file) cannot be used: \(reason)" }
}
