/// A 128-bit identifier (RFC 9562). Stored as 16 bytes, shown as 36 characters in lower case.
public struct UUID: Hashable, Comparable, Sendable {
    public var high: UInt64
    public var low: UInt64

    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads 16 bytes in network order.
    @inlinable
    public init(bytes: UnsafeRawPointer) {
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    /// Reads 32 hexadecimal digits in either case, hyphenated 8-4-4-4-12. Anything else is nil.
    ///
    /// Not generic: over any kind of string, which another module's code is not specialised for, it took 50,000
    /// instructions, a third of all that a contact by its id took.
    public init?(_ text: String) {
        var text = text
        guard let id = text.withUTF8({ UUID(utf8: $0) }) else { return nil }
        self = id
    }

    private init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 36 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        var digits = 0
        for position in 0..<36 {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard text[position] == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = UUID.hexadecimalDigit(text[position]) else { return nil }
            if digits < 16 { high = high << 4 | digit } else { low = low << 4 | digit }
            digits += 1
        }
        self.init(high: high, low: low)
    }

    @inlinable
    public static func < (a: UUID, b: UUID) -> Bool { (a.high, a.low) < (b.high, b.low) }

    /// Writes 16 bytes in network order.
    @inlinable
    public func write(to destination: UnsafeMutableRawPointer) {
        destination.storeBytes(of: high.bigEndian, as: UInt64.self)
        destination.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    }

    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            write(to: UnsafeMutableRawPointer(buffer.baseAddress!))
            count = 16
        }
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension UUID: CustomStringConvertible {
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            UUID.writeText(high: high, low: low, to: buffer.baseAddress!)
            return 36
        }
    }

    /// Writes the 36 characters of the canonical text.
    public static func writeText(high: UInt64, low: UInt64, to out: UnsafeMutablePointer<UInt8>) {
        let out = UnsafeMutableRawPointer(out)
        let (first, second) = (hexadecimalDigits(high >> 32), hexadecimalDigits(high))
        let (third, fourth) = (hexadecimalDigits(low >> 32), hexadecimalDigits(low))
        out.storeBytes(of: first, as: UInt64.self)
        out.storeBytes(of: UInt32(truncatingIfNeeded: second), toByteOffset: 9, as: UInt32.self)
        out.storeBytes(of: UInt32(truncatingIfNeeded: second >> 32), toByteOffset: 14, as: UInt32.self)
        out.storeBytes(of: UInt32(truncatingIfNeeded: third), toByteOffset: 19, as: UInt32.self)
        out.storeBytes(of: UInt32(truncatingIfNeeded: third >> 32), toByteOffset: 24, as: UInt32.self)
        out.storeBytes(of: fourth, toByteOffset: 28, as: UInt64.self)
        let hyphen = UInt8(ascii: "-")
        out.storeBytes(of: hyphen, toByteOffset: 8, as: UInt8.self)
        out.storeBytes(of: hyphen, toByteOffset: 13, as: UInt8.self)
        out.storeBytes(of: hyphen, toByteOffset: 18, as: UInt8.self)
        out.storeBytes(of: hyphen, toByteOffset: 23, as: UInt8.self)
    }

    /// The eight digits of the lower 32 bits, as they lie in little-endian memory: all at once, which takes a fifth of the
    /// instructions that a loop over them takes.
    private static func hexadecimalDigits(_ word: UInt64) -> UInt64 {
        // Each byte into 16 bits, the first one lowest; then each half byte into 8.
        var spread = UInt64(UInt32(truncatingIfNeeded: word).byteSwapped)
        spread = (spread | spread << 16) & 0x0000_ffff_0000_ffff
        spread = (spread | spread << 8) & 0x00ff_00ff_00ff_00ff
        let digits = (spread >> 4) & 0x000f_000f_000f_000f | (spread & 0x000f_000f_000f_000f) << 8
        // What is over 9 has a carry into its upper half when 6 is added; from there to "a" it is 39 more.
        let letters = ((digits + 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
        return digits + 0x3030_3030_3030_3030 + letters * 39
    }
}
