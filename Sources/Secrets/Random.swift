import CCrypto

/// Randomness from libcrypto's generator.
public enum Random {
    /// Fills memory. 0.7 µs for 12 bytes.
    public static func fill(_ memory: UnsafeMutableRawBufferPointer) {
        let bytes = memory.assumingMemoryBound(to: UInt8.self)
        // Without randomness nothing secret may be made, and nothing sensible can be answered.
        precondition(RAND_bytes(bytes.baseAddress, Int32(bytes.count)) == 1, "no randomness")
    }

    public static func bytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if count > 0 { fill(UnsafeMutableRawBufferPointer(buffer)) }
            initialized = count
        }
    }

    public static func word() -> UInt64 {
        var word: UInt64 = 0
        withUnsafeMutableBytes(of: &word) { fill($0) }
        return word
    }
}

/// Whether two runs of bytes are equal, in a time that tells nothing but their lengths.
public func constantTimeEqual(_ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>) -> Bool {
    let a = Array(a)
    let b = Array(b)
    return a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
}
