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
        let hyphen = UInt8(ascii: "-")
        guard text[8] == hyphen, text[13] == hyphen, text[18] == hyphen, text[23] == hyphen else { return nil }
        let text = UnsafeRawBufferPointer(text)
        func four(_ position: Int) -> UInt64 {
            UInt64(text.loadUnaligned(fromByteOffset: position, as: UInt32.self))
        }
        guard let first = UUID.word(four(0) | four(4) << 32), let second = UUID.word(four(9) | four(14) << 32),
            let third = UUID.word(four(19) | four(24) << 32), let fourth = UUID.word(four(28) | four(32) << 32)
        else { return nil }
        self.init(high: first << 32 | second, low: third << 32 | fourth)
    }

    /// What eight hexadecimal digits mean, as they lie in little-endian memory; nil if they are none. All at once, as
    /// they are written: one after the other they took a fiftieth of a contact by its id.
    private static func word(_ text: UInt64) -> UInt64? {
        // Of the characters below 128 those from "@" on have this bit, and letters in lower case another one.
        let letters = text >> 6 & 0x0101_0101_0101_0101
        var digits = (text & 0x0f0f_0f0f_0f0f_0f0f) + letters * 9
        guard digits & 0xf0f0_f0f0_f0f0_f0f0 == 0, characters(digits) == text | letters << 5 else { return nil }
        digits = digits.byteSwapped
        digits = (digits | digits >> 4) & 0x00ff_00ff_00ff_00ff
        digits = (digits | digits >> 8) & 0x0000_ffff_0000_ffff
        return (digits | digits >> 16) & 0xffff_ffff
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

    /// The eight digits of the lower 32 bits, as they lie in little-endian memory: all at once, which takes a fifth of
    /// the instructions that a loop over them takes.
    private static func hexadecimalDigits(_ word: UInt64) -> UInt64 {
        // Each byte into 16 bits, the first one lowest; then each half byte into 8.
        var spread = UInt64(UInt32(truncatingIfNeeded: word).byteSwapped)
        spread = (spread | spread << 16) & 0x0000_ffff_0000_ffff
        spread = (spread | spread << 8) & 0x00ff_00ff_00ff_00ff
        return characters((spread >> 4) & 0x000f_000f_000f_000f | (spread & 0x000f_000f_000f_000f) << 8)
    }

    /// The characters of eight digits, each in a byte of its own.
    private static func characters(_ digits: UInt64) -> UInt64 {
        // What is over 9 has a carry into its upper half when 6 is added; from there to "a" it is 39 more.
        let letters = ((digits + 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
        return digits + 0x3030_3030_3030_3030 + letters * 39
    }
}
