extension JSONParser {
    /// `number = [ minus ] int [ frac ] [ exp ]`. RFC 8259, section 6.
    mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let integer = try integerPart(isNegative: isNegative)
        let hasFraction = try fraction()
        let hasExponent = try exponent()
        if let integer, !hasFraction, !hasExponent { return .int(integer) }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw JSONError(.numberTooLarge, at: start) }
        return .double(value)
    }

    /// `int = zero / ( digit1-9 *DIGIT )`. Nil for what does not fit.
    private mutating func integerPart(isNegative: Bool) throws(JSONError) -> Int? {
        let start = position
        var value: Int? = 0
        try digits { digit in
            guard let (product, overflow) = value?.multipliedReportingOverflow(by: 10), !overflow else {
                value = nil
                return
            }
            let sum =
                isNegative
                ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            value = sum.overflow ? nil : sum.partialValue
        }
        if bytes[start] == UInt8(ascii: "0"), position > start + 1 { throw JSONError(.leadingZero, at: start) }
        return value
    }

    /// `frac = decimal-point 1*DIGIT`
    private mutating func fraction() throws(JSONError) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: ".") else { return false }
        position += 1
        try digits { _ in }
        return true
    }

    /// `exp = e [ minus / plus ] 1*DIGIT`
    private mutating func exponent() throws(JSONError) -> Bool {
        guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return false }
        position += 1
        let sign = try current()
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { position += 1 }
        try digits { _ in }
        return true
    }

    /// Goes past one digit or more.
    private mutating func digits(_ take: (Int) -> Void) throws(JSONError) {
        let first = try current()
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= first else {
            throw JSONError(.unexpectedByte(first), at: position)
        }
        while position < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] {
            take(Int(bytes[position] - UInt8(ascii: "0")))
            position += 1
        }
    }
}
