import CZlib

/// The checksum of a ZIP entry: APPNOTE, section 4.4.7.
struct CRC32 {
    private(set) var value: UInt32 = 0

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        value = UInt32(
            truncatingIfNeeded: crc32_z(
                UInt(value), start.assumingMemoryBound(to: UInt8.self), bytes.count))
    }
}
