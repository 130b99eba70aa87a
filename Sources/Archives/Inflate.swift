import CZlib

/// Unpacks a deflate stream (RFC 1951) of which the unpacked size is known.
///
/// Never makes more than `size` bytes, whatever the stream says: a stream that has more, or less, is broken. So it
/// costs no more memory than was allowed before, and the time that this takes.
func inflate(_ packed: UnsafeRawBufferPointer, size: Int) throws(ArchiveFault) -> [UInt8] {
    var stream = z_stream()
    guard rapport_inflate_begin(&stream) == Z_OK else { throw .outOfMemory }
    defer { inflateEnd(&stream) }
    var result = Z_DATA_ERROR
    // One byte more than may come, so that there is a place for it even where none may: zlib wants one.
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
        stream.next_in = UnsafeMutablePointer(
            mutating: packed.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.avail_in = UInt32(packed.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(size + 1)
        result = CZlib.inflate(&stream, Z_FINISH)
        count = Int(stream.total_out)
    }
    guard result == Z_STREAM_END, bytes.count == size else { throw .broken }
    return bytes
}
