import CZlib

/// Packs whole bodies with gzip (RFC 1952), one after the other.
///
/// Not Sendable: each worker that needs one has its own, of a quarter of a MiB.
public final class Gzip {
    // zlib points back at the stream, so it stays where it is.
    private let stream: UnsafeMutablePointer<z_stream>
    private let output = ByteBuffer(capacity: 64)

    /// - Parameter level: from 1, the fastest, to 9. Answers are packed with 1: 100 MB a second and a quarter of the
    ///   size, where 4 takes twice the time for another eighth.
    /// - Returns: nil if there is no memory.
    public init?(level: Int32 = 1) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard rapport_gzip_begin(stream, level) == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The packed bytes, good until the next are packed; nil if packing does not make them fewer.
    public func packed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard let start = bytes.baseAddress, let count = UInt32(exactly: bytes.count) else { return nil }
        output.removeAll()
        // Room for as much as there is: what does not fit is not worth it.
        output.reserve(bytes.count)
        defer { deflateReset(stream) }
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = count
        stream.pointee.next_out = output.storage.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = count
        guard deflate(stream, Z_FINISH) == Z_STREAM_END else { return nil }
        return UnsafeRawBufferPointer(
            start: output.storage, count: Int(count - stream.pointee.avail_out))
    }
}
