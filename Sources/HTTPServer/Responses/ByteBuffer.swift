/// Bytes that grow at their end and are used again: one for each worker, not one for each answer.
public final class ByteBuffer {
    @usableFromInline var storage: UnsafeMutableRawPointer
    @usableFromInline var capacity: Int
    @usableFromInline var written = 0

    @inlinable public var count: Int { written }

    public init(capacity: Int = 4096) {
        self.capacity = max(capacity, 64)
        storage = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit { storage.deallocate() }

    /// Valid until the next change.
    @inlinable public var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: storage, count: written)
    }

    @inlinable public func append(_ byte: UInt8) {
        reserve(1)
        storage.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
        written += 1
    }

    @inlinable public func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        (storage + written).copyMemory(from: start, byteCount: bytes.count)
        written += bytes.count
    }

    @inlinable public func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inlinable public func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    // With a label, because a literal would otherwise be a String first.
    @inlinable public func append(string text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// The number's decimal digits.
    public func append(decimal number: Int) {
        reserve(20)
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var digits = 1
        var bound = rest / 10
        while bound > 0 {
            digits += 1
            bound /= 10
        }
        let end = storage + written + digits
        for index in 1...digits {
            (end - index).storeBytes(of: UInt8(truncatingIfNeeded: rest % 10) | 0x30, as: UInt8.self)
            rest /= 10
        }
        written += digits
    }

    /// The number's hexadecimal digits.
    func append(hexadecimal number: Int) {
        let digits = max(1, (Int.bitWidth - number.leadingZeroBitCount + 3) / 4)
        for index in (0..<digits).reversed() {
            let digit = UInt8(number >> (4 * index) & 0xF)
            append(digit < 10 ? 0x30 | digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    /// The number as sixteen hexadecimal digits.
    func append(sixteenHexadecimalDigitsOf number: UInt64) {
        append(eightHexadecimalDigitsOf: number >> 32)
        append(eightHexadecimalDigitsOf: number & 0xFFFF_FFFF)
    }

    /// All eight at once, each in a byte of its own.
    private func append(eightHexadecimalDigitsOf number: UInt64) {
        var digits = number
        digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
        digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
        digits = (digits | digits << 4) & 0x0F0F_0F0F_0F0F_0F0F
        // A digit from ten on is a letter: with six more it has its fifth bit.
        let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        let text = digits &+ 0x3030_3030_3030_3030 &+ letters &* UInt64(UInt8(ascii: "a") - 10 - UInt8(ascii: "0"))
        reserve(8)
        // The first digit is the highest byte, and comes first.
        storage.storeBytes(of: text.bigEndian, toByteOffset: written, as: UInt64.self)
        written += 8
    }

    /// Forgets what comes after the first `count` bytes.
    @inlinable public func truncate(to count: Int) {
        written = min(written, count)
    }

    /// Forgets everything, and gives back the memory of an unusually large answer.
    public func removeAll() {
        written = 0
        guard capacity > 256 * 1024 else { return }
        storage.deallocate()
        capacity = 64 * 1024
        storage = .allocate(byteCount: capacity, alignment: 16)
    }

    @inlinable func reserve(_ more: Int) {
        if capacity - written < more { grow(by: more) }
    }

    @usableFromInline func grow(by more: Int) {
        capacity = max(capacity * 2, written + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: storage, byteCount: written)
        storage.deallocate()
        storage = larger
    }
}
