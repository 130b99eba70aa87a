/// Which bytes of a part of an address stand for themselves.
///
/// URL standard, 1.3, "percent-encode sets". A percent sign stays, so that what is encoded is not encoded again.
enum PercentEncodeSet {
    case path, query, fragment
    /// All but letters, digits and `-._~` (RFC 3986, section 2.3).
    case unreserved

    func encodes(_ byte: UInt8) -> Bool {
        guard byte > 0x20, byte < 0x7F else { return true }
        return switch self {
        case .path: "\"#<>?^`{}".utf8.contains(byte)
        case .query: "\"#<>'".utf8.contains(byte)
        case .fragment: "\"<>`".utf8.contains(byte)
        case .unreserved:
            !((48...57).contains(byte) || (65...90).contains(byte & 0xDF) || "-._~".utf8.contains(byte))
        }
    }
}

extension String {
    func percentEncoded(_ set: PercentEncodeSet) -> String {
        guard utf8.contains(where: set.encodes) else { return self }
        var bytes: [UInt8] = []
        for byte in utf8 {
            guard set.encodes(byte) else {
                bytes.append(byte)
                continue
            }
            bytes.append(UInt8(ascii: "%"))
            for digit in [byte >> 4, byte & 15] { bytes.append(digit + (digit < 10 ? 48 : 55)) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text with each `%XX` as its byte; nil if that is not UTF-8.
    func percentDecoded() -> String? {
        let source = Array(utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let high = UInt8(hexadecimal: source[index + 1]), let low = UInt8(hexadecimal: source[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit in either case.
    init?(hexadecimal digit: UInt8) {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self = digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self = digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self = digit - UInt8(ascii: "A") + 10
        default: return nil
        }
    }
}
