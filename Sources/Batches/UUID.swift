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
    public init?(_ text: some StringProtocol) {
        var digits = 0
        var high: UInt64 = 0
        var low: UInt64 = 0
        for (position, byte) in text.utf8.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = UUID.hexadecimalDigit(byte), digits < 32 else { return nil }
            if digits < 16 { high = high << 4 | digit } else { low = low << 4 | digit }
            digits += 1
        }
        guard digits == 32 else { return nil }
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
        var position = 0
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 {
                out[position] = UInt8(ascii: "-")
                position += 1
            }
            let word = index < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (index & 15))) & 15
            out[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
            position += 1
        }
    }
}
