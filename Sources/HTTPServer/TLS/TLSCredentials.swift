import CTLS
import Glibc

/// A certificate with its key, as connections are begun with it.
final class TLSCredentials: @unchecked Sendable {
    // Proof for @unchecked: nothing changes an SSL_CTX after `init`, and what OpenSSL counts in it is locked.

    let context: OpaquePointer

    init(certificateFile: String, keyFile: String) throws(TLSFault) {
        ERR_clear_error()
        guard let context = SSL_CTX_new(TLS_server_method()) else {
            throw TLSFault(subject: "TLS certificate", file: certificateFile, reason: "OpenSSL has no memory")
        }
        self.context = context
        // Both hold for every OpenSSL since 1.1; a build without these ciphers is of no use.
        guard rapport_tls_configure(context) == 1 else {
            throw TLSFault(subject: "TLS certificate", file: certificateFile, reason: TLSCredentials.reason())
        }
        // An encrypted key would otherwise be asked for on the terminal.
        SSL_CTX_set_default_passwd_cb(context) { _, _, _, _ in -1 }
        SSL_CTX_set_alpn_select_cb(context, selectProtocol, nil)
        try check("TLS certificate", certificateFile) {
            SSL_CTX_use_certificate_chain_file(context, certificateFile)
        }
        try check("TLS key", keyFile) {
            guard SSL_CTX_use_PrivateKey_file(context, keyFile, SSL_FILETYPE_PEM) == 1 else { return 0 }
            return SSL_CTX_check_private_key(context)
        }
    }

    deinit { SSL_CTX_free(context) }

    private func check(_ subject: String, _ file: String, _ use: () -> Int32) throws(TLSFault) {
        guard access(file, R_OK) == 0 else {
            throw TLSFault(subject: subject, file: file, reason: String(cString: strerror(errno)))
        }
        guard use() != 1 else { return }
        throw TLSFault(subject: subject, file: file, reason: TLSCredentials.reason())
    }

    /// Why the last call failed: in the words of OpenSSL, but for what happens most.
    private static func reason() -> String {
        var reasons: [String] = []
        while case let code = ERR_get_error(), code != 0 {
            reasons.append(ERR_reason_error_string(code).map { String(cString: $0) } ?? "OpenSSL error \(code)")
        }
        let isOneOf: (Set<String>) -> Bool = { !$0.isDisjoint(with: reasons) }
        if isOneOf(["bad password read"]) { return "it is encrypted" }
        if isOneOf(["no start line", "unsupported"]) { return "it holds none in PEM" }
        if isOneOf(["key values mismatch", "no certificate assigned"]) {
            return "it is not the key of the certificate"
        }
        return reasons.first ?? "OpenSSL does not say why"
    }
}

/// HTTP/1.1, if a client names what it speaks at all; else the handshake fails.
///
/// RFC 7301, section 3.2.
private func selectProtocol(
    _: OpaquePointer?, _ selected: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
    _ selectedCount: UnsafeMutablePointer<UInt8>?, _ offered: UnsafePointer<UInt8>?, _ offeredCount: UInt32,
    _: UnsafeMutableRawPointer?
) -> Int32 {
    let names = UnsafeBufferPointer(start: offered, count: Int(offeredCount))
    var index = 0
    while index < names.count {
        let count = Int(names[index])
        let end = index + 1 + count
        guard end <= names.count else { break }
        if HeadText(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(names)[index + 1..<end])) == "http/1.1" {
            selected?.pointee = offered.map { $0 + index + 1 }
            selectedCount?.pointee = UInt8(count)
            return SSL_TLSEXT_ERR_OK
        }
        index = end
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL
}
