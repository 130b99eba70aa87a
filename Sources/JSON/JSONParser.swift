/// Reads a JSON text, strictly as RFC 8259 has it: nothing is corrected, nothing is ignored but white space.
///
/// One pass over the bytes; a string without escapes is validated and copied once.
public struct JSONParser {
    /// Arrays and objects inside each other, unless another limit is given.
    public static let maximumDepth = 64

    let bytes: UnsafeBufferPointer<UInt8>
    private let depthLimit: Int
    private let valueLimit: Int
    var position = 0
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
    func current() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
        return bytes[position]
    }

    mutating func expect(_ byte: UInt8) throws(JSONError) {
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
