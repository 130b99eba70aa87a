import CZlib

/// Packs bytes as they come into a deflate stream (RFC 1951).
///
/// Not Sendable: its owner is one thread.
final class Deflater {
    /// zlib's own compromise of time and size.
    private static let level: Int32 = 6

    // zlib points back at the stream, so it stays where it is.
    private let stream: UnsafeMutablePointer<z_stream>
    private var output = [UInt8](repeating: 0, count: 64 * 1024)

    init() throws(ArchiveFault) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard rapport_deflate_begin(stream, Deflater.level) == Z_OK else {
            stream.deallocate()
            throw .outOfMemory
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// Packs more; `sink` gets what is ready of it.
    func append(
        _ bytes: UnsafeRawBufferPointer, _ sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(bytes.count)
        repeat { try step(Z_NO_FLUSH, sink) } while stream.pointee.avail_in > 0
    }

    /// Ends the stream, and makes ready for the next one.
    func finish(_ sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        stream.pointee.next_in = nil
        stream.pointee.avail_in = 0
        while try step(Z_FINISH, sink) != Z_STREAM_END {}
        deflateReset(stream)
    }

    @discardableResult
    private func step(_ flush: Int32, _ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Int32 {
        try output.withUnsafeMutableBytes { output in
            stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = UInt32(output.count)
            let result = deflate(stream, flush)
            let count = output.count - Int(stream.pointee.avail_out)
            if count > 0 { try sink(UnsafeRawBufferPointer(rebasing: output[..<count])) }
            return result
        }
    }
}
