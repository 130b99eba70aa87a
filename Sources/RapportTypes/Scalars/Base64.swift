import Batches

/// The scalar `Base64`: bytes, shown as standard base64 with padding (RFC 4648, section 4).
public struct Base64: TextScalar {
    public static var cellKind: CellKind { .symbol }

    public var bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads base64. White space, the URL alphabet, missing padding and bits that no byte holds are refused,
    /// so that equal bytes have one text.
    public init(_ text: String) throws(ScalarFault) {
        var text = text
        guard let bytes = text.withUTF8(Base64.decoded) else { throw ScalarFault(.base64, .malformed) }
        self.bytes = bytes
    }

    public var text: String {
        String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { out in
            var position = 0
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let count = min(3, bytes.count - start)
                var group: UInt32 = 0
                for index in 0..<3 { group = group << 8 | (index < count ? UInt32(bytes[start + index]) : 0) }
                for index in 0..<4 {
                    let symbol = Base64.alphabet[Int(group >> UInt32(18 - 6 * index) & 63)]
                    out[position + index] = index <= count ? symbol : UInt8(ascii: "=")
                }
                position += 4
            }
            return position
        }
    }

    private static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        guard text.count > 0 else { return [] }
        let padding = text[text.count - 1] != UInt8(ascii: "=") ? 0 : text[text.count - 2] != UInt8(ascii: "=") ? 1 : 2
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var (group, bits): (UInt32, UInt32) = (0, 0)
        for symbol in text[0..<text.count - padding] {
            let value = values[Int(symbol)]
            guard value < 64 else { return nil }
            group = group << 6 | UInt32(value)
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: group >> bits))
        }
        return group & (1 << bits - 1) == 0 ? bytes : nil
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// What each byte stands for; 255 for those that are not in the alphabet.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, symbol) in alphabet.enumerated() { values[Int(symbol)] = UInt8(value) }
        return values
    }()
}
