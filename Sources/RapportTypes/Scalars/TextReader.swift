/// Reads fixed forms from text, byte by byte. Every scalar with digits in fixed places uses it.
struct TextReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The number in exactly `count` digits.
    mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + count] {
            guard let digit = TextReader.digit(byte) else { return nil }
            value = value * 10 + digit
        }
        position += count
        return value
    }

    /// The number in at least one digit, nil if there is none or if it is more than `maximum`.
    mutating func number(atMost maximum: Int) -> Int? {
        var value = 0
        let start = position
        while let byte = next, let digit = TextReader.digit(byte) {
            value = value * 10 + digit
            guard value <= maximum else { return nil }
            position += 1
        }
        return position > start ? value : nil
    }

    /// Steps over this character, if it comes next.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Bytes up to the first one that does not fit.
    mutating func prefix(while fits: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = position
        while let byte = next, fits(byte) { position += 1 }
        return bytes[start..<position]
    }

    /// A fraction of a second after its point, in milliseconds: any number of digits, cut after the third.
    mutating func fraction() -> Int? {
        let digits = prefix { TextReader.digit($0) != nil }
        guard !digits.isEmpty else { return nil }
        var value = 0
        for index in 0..<3 {
            let place = digits.startIndex + index
            value = value * 10 + (place < digits.endIndex ? Int(digits[place] - UInt8(ascii: "0")) : 0)
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> Int? {
        let value = Int(byte) - 48
        return (0...9).contains(value) ? value : nil
    }
}

/// Appends numbers with leading zeros.
struct TextWriter {
    private(set) var bytes: [UInt8] = []

    init(reserving count: Int) { bytes.reserveCapacity(count) }

    mutating func digits(_ value: Int, count: Int) {
        var divisor = 1
        for _ in 1..<count { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(48 + value / divisor % 10))
            divisor /= 10
        }
    }

    mutating func character(_ scalar: Unicode.Scalar) { bytes.append(UInt8(ascii: scalar)) }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
