#include <zlib.h>

// inflateInit2 and deflateInit2 are macros, which Swift does not see. A negative number of bits is a stream without
// zlib's head and checksum, as ZIP archives have it.

static inline int rapport_inflate_begin(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }

// With the head and the checksum of gzip.
static inline int rapport_gzip_begin(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
}

static inline int rapport_deflate_begin(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
