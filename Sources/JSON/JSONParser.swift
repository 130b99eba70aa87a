/// Reads a JSON text, strictly as RFC 8259 has it: nothing is corrected, nothing is ignored but white space.
///
/// One pass over the bytes; a string without escapes is validated and copied once.
public struct JSONParser {
    /// Arrays and objects inside each other, unless another limit is given.
    public static let maximumDepth = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private let depthLimit: Int
    private let valueLimit: Int
    private var position = 0
    private var values = 0

    /// The value of a text.
    ///
    /// - Parameter maximumDepth: Each level is a level of the machine's stack: a limit of thousands is not safe on
    ///   the stack of a thread.
    public static func parse(
        _ text: UnsafeBufferPointer<UInt8>, maximumDepth: Int = maximumDepth
    ) throws(JSONError) -> JSONValue {
        var values = 0
        return try parse(text, maximumDepth: maximumDepth, maximumValues: .max, counting: &values)
    }

    /// The value of a text that is one of several which may have so many values together.
    ///
    /// - Parameter values: How many there were before, and then with those of this text, the ones inside of others
    ///   included.
    public static func parse(
        _ text: UnsafeBufferPointer<UInt8>, maximumDepth: Int, maximumValues: Int, counting values: inout Int
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(text, maximumDepth: maximumDepth, maximumValues: maximumValues)
        parser.values = values
        defer { values = parser.values }
        return try parser.document()
    }

    public static func parse(_ text: [UInt8], maximumDepth: Int = maximumDepth) throws(JSONError) -> JSONValue {
        try text.withUnsafeBufferPointer { (bytes) throws(JSONError) in
            try parse(bytes, maximumDepth: maximumDepth)
        }
    }

    public static func parse(_ text: String, maximumDepth: Int = maximumDepth) throws(JSONError) -> JSONValue {
        try parse([UInt8](text.utf8), maximumDepth: maximumDepth)
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int, maximumValues: Int) {
        self.bytes = bytes
        depthLimit = maximumDepth
        valueLimit = maximumValues
    }
}

// MARK: Values

extension JSONParser {
    /// `JSON-text = ws value ws`. RFC 8259, section 2.
    private mutating func document() throws(JSONError) -> JSONValue {
        skipWhitespace()
        let value = try value(depth: 0)
        skipWhitespace()
        guard position == bytes.count else { throw JSONError(.trailingBytes, at: position) }
        return value
    }

    /// `value = false / null / true / object / array / number / string`. RFC 8259, section 3.
    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard values < valueLimit else { throw JSONError(.tooManyValues(limit: valueLimit), at: position) }
        values += 1
        switch try current() {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case let byte: throw JSONError(.unexpectedByte(byte), at: position)
        }
    }

    private mutating func literal(_ name: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for index in 0..<name.utf8CodeUnitCount {
            try expect(name.utf8Start[index])
        }
        return value
    }

    /// `array = begin-array [ value *( value-separator value ) ] end-array`. RFC 8259, section 5.
    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        try open(depth: depth)
        var elements: [JSONValue] = []
        if try close(with: UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            if try !another(before: UInt8(ascii: "]")) { return elements }
        }
    }

    /// `object = begin-object [ member *( value-separator member ) ] end-object`. RFC 8259, section 4.
    private mutating func object(depth: Int) throws(JSONError) -> [JSONValue.Member] {
        try open(depth: depth)
        var members: [JSONValue.Member] = []
        if try close(with: UInt8(ascii: "}")) { return members }
        members.reserveCapacity(4)
        while true {
            let name = try string()
            skipWhitespace()
            try expect(UInt8(ascii: ":"))
            skipWhitespace()
            members.append(JSONValue.Member(name, try value(depth: depth + 1)))
            if try !another(before: UInt8(ascii: "}")) { return members }
        }
    }

    /// Goes past the bracket that opens an array or object; looks at the depth before anything goes deeper.
    private mutating func open(depth: Int) throws(JSONError) {
        guard depth < depthLimit else { throw JSONError(.tooDeep(limit: depthLimit), at: position) }
        position += 1
        skipWhitespace()
    }

    /// Whether the array or object that was just opened is empty.
    private mutating func close(with bracket: UInt8) throws(JSONError) -> Bool {
        guard try current() == bracket else { return false }
        position += 1
        return true
    }

    /// Whether a comma, so another element, follows; else the closing bracket has to.
    private mutating func another(before bracket: UInt8) throws(JSONError) -> Bool {
        skipWhitespace()
        let byte = try current()
        guard byte == UInt8(ascii: ",") || byte == bracket else { throw JSONError(.unexpectedByte(byte), at: position) }
        position += 1
        guard byte != bracket else { return false }
        skipWhitespace()
        return true
    }
}

// MARK: Bytes

extension JSONParser {
    private func current() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
        return bytes[position]
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        let found = try current()
        guard found == byte else { throw JSONError(.unexpectedByte(found), at: position) }
        position += 1
    }

    /// `ws = *( space / tab / line feed / carriage return )`. RFC 8259, section 2.
    private mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }
}

// MARK: Numbers

extension JSONParser {
    /// `number = [ minus ] int [ frac ] [ exp ]`. RFC 8259, section 6.
    private mutating func number() throws(JSONError) -> JSONValue {
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

// MARK: Strings

extension JSONParser {
    /// `string = quotation-mark *char quotation-mark`. RFC 8259, section 7.
    private mutating func string() throws(JSONError) -> String {
        try expect(UInt8(ascii: "\""))
        let start = position
        try skipPlainCharacters()
        guard bytes[position] == UInt8(ascii: "\"") else { return try stringWithEscapes(from: start) }
        position += 1
        return try text(UnsafeBufferPointer(rebasing: bytes[start..<position - 1]).span, readFrom: start)
    }

    /// Goes to the next quotation mark or backslash.
    private mutating func skipPlainCharacters() throws(JSONError) {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            guard byte >= 0x20 else { throw JSONError(.unescapedControlCharacter, at: position) }
            position += 1
        }
        throw JSONError(.unexpectedEnd, at: position)
    }

    /// Reads on at the first escape of a string that began at `start`.
    private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(2 * (position - start) + 64)
        var plain = start
        while true {
            result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain..<position]))
            if bytes[position] == UInt8(ascii: "\"") { break }
            result.append(contentsOf: String(try escape()).utf8)
            plain = position
            try skipPlainCharacters()
        }
        position += 1
        return try text(result.span, readFrom: start)
    }

    /// The characters of a string that was read from `start` on.
    ///
    /// `String(validating:as:)` is generic, and took a third of the time of a small document.
    private func text(_ characters: Span<UInt8>, readFrom start: Int) throws(JSONError) -> String {
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: characters))
        } catch {
            throw JSONError(.invalidUTF8, at: firstInvalidByte(from: start))
        }
    }

    /// Where the string that begins at `start` stops being UTF-8. Escapes are ASCII and stand for whole characters, so
    /// what is wrong with the characters is wrong with the bytes as they were sent.
    private func firstInvalidByte(from start: Int) -> Int {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: UnsafeBufferPointer(rebasing: bytes[start..<position]).span)
            return start
        } catch {
            return start + error.byteOffsets.lowerBound
        }
    }

    /// ```
    /// escape ( %x22 / %x5C / %x2F / %x62 / %x66 / %x6E / %x72 / %x74 / %x75 4HEXDIG )
    /// ```
    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = position
        position += 1
        let byte = try current()
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar(from: start)
        default: throw JSONError(.invalidEscape, at: start)
        }
    }

    /// The character of `\uXXXX`, or of two of them: a surrogate pair. RFC 8259, section 7.
    private mutating func escapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try fourHexadecimalDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: start) }
        position += 2
        let second = try fourHexadecimalDigits()
        guard 0xDC00...0xDFFF ~= second, let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + second - 0xDC00)
        else { throw JSONError(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func fourHexadecimalDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            switch try current() {
            case let byte where UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte:
                value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
            case let byte where UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20:
                value = value << 4 | UInt32((byte | 0x20) - UInt8(ascii: "a") + 10)
            default: throw JSONError(.invalidEscape, at: position)
            }
            position += 1
        }
        return value
    }
}
