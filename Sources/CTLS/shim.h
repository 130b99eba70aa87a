#include <openssl/err.h>
#include <openssl/ssl.h>

// What is a macro in OpenSSL, Swift does not see.

// TLS 1.2 with forward secrecy and authenticated encryption, and TLS 1.3: RFC 9325, section 4.2.
static inline int rapport_tls_configure(SSL_CTX *context) {
    SSL_CTX_set_options(context,
        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    // An answer is encrypted as far as the socket takes it; what is left is copied before it is tried again. An idle
    // connection holds no buffers.
    SSL_CTX_set_mode(context,
        SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    // Clients keep their sessions themselves, in tickets: nothing here grows with their number.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_read_ahead(context, 1);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION)
        && SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
}
