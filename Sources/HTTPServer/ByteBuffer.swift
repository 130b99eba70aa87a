/// Bytes that grow at their end and are used again: one for each worker, not one for each answer.
public final class ByteBuffer {
    @usableFromInline var storage: UnsafeMutableRawPointer
    @usableFromInline var capacity: Int
    @usableFromInline var used = 0

    public init(capacity: Int = 4096) {
        self.capacity = max(capacity, 64)
        storage = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit {
        storage.deallocate()
    }

    @inlinable public var count: Int { used }

    /// Valid until the next change.
    @inlinable public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: storage, count: used) }

    @inlinable public func append(_ byte: UInt8) {
        reserve(1)
        storage.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
        used += 1
    }

    @inlinable public func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        (storage + used).copyMemory(from: start, byteCount: bytes.count)
        used += bytes.count
    }

    @inlinable public func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inlinable public func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    @inlinable public func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// The number's decimal digits.
    @inlinable public func append(decimal number: Int) {
        reserve(20)
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var digits = 1
        var bound = rest / 10
        while bound > 0 {
            digits += 1
            bound /= 10
        }
        for index in stride(from: used + digits - 1, through: used, by: -1) {
            storage.storeBytes(of: UInt8(truncatingIfNeeded: rest % 10) | 0x30, toByteOffset: index, as: UInt8.self)
            rest /= 10
        }
        used += digits
    }

    /// Forgets what comes after the first `count` bytes.
    @inlinable public func truncate(to count: Int) {
        used = min(used, count)
    }

    /// Forgets everything, and gives back the memory of an unusually large answer.
    public func removeAll() {
        used = 0
        guard capacity > 256 * 1024 else { return }
        storage.deallocate()
        capacity = 64 * 1024
        storage = .allocate(byteCount: capacity, alignment: 16)
    }

    @inlinable func reserve(_ more: Int) {
        if capacity - used < more { grow(by: more) }
    }

    @usableFromInline func grow(by more: Int) {
        capacity = max(capacity * 2, used + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: storage, byteCount: used)
        storage.deallocate()
        storage = larger
    }
}
