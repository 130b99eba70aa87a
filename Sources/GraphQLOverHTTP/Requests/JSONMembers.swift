import Glibc
import JSON

/// Finds the members of a JSON object, or the elements of an array, without making values of them.
///
/// A request's document is most of its body, and is known from an earlier request most of the time: then copying and
/// decoding it is for nothing. Whoever uses a value reads its bytes strictly; here only its end is looked for.
struct JSONMembers {
    private let text: UnsafeRawBufferPointer
    private let maximumDepth: Int
    private var position = 0
    private var isFirst = true

    /// A member by its bytes: of the name, what is between the quotes.
    struct Member {
        var name: Range<Int>
        var value: Range<Int>
    }

    /// - Parameter maximumDepth: of arrays and objects inside each other, the outermost included.
    /// - Precondition: the text begins with `{` or `[`, perhaps after white space.
    init(_ text: UnsafeRawBufferPointer, maximumDepth: Int) {
        self.text = text
        self.maximumDepth = maximumDepth
        skipBlanks()
        position += 1
    }

    /// The first byte that is not white space.
    static func firstByte(of text: UnsafeRawBufferPointer) -> UInt8? { text.first { !isBlank($0) } }

    /// The next element of an array; nil when the array and the text have ended.
    mutating func nextElement() throws(JSONError) -> Range<Int>? {
        guard try isFollowed(closing: "]") else { return nil }
        let start = position
        try skipValue()
        return start..<position
    }

    /// The next member of an object; nil when the object and the text have ended.
    mutating func next() throws(JSONError) -> Member? {
        guard try isFollowed(closing: "}") else { return nil }
        let name = try string()
        skipBlanks()
        try expect(":")
        skipBlanks()
        let start = position
        try skipValue()
        return Member(name: name, value: start..<position)
    }

    /// Goes to where the next part begins, or past the end.
    private mutating func isFollowed(closing bracket: Unicode.Scalar) throws(JSONError) -> Bool {
        skipBlanks()
        if try current() == UInt8(ascii: bracket) {
            position += 1
            skipBlanks()
            guard position == text.count else { throw JSONError(.trailingBytes, at: position) }
            return false
        }
        if !isFirst { try expect(",") }
        isFirst = false
        skipBlanks()
        return true
    }

    // MARK: Values

    private mutating func skipValue() throws(JSONError) {
        switch try current() {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipBrackets()
        default: try skipLiteral()
        }
    }

    /// A bracket, and everything up to the one that closes it. Whether they match is for the reader of the value.
    private mutating func skipBrackets() throws(JSONError) {
        var depth = 1
        repeat {
            switch try current() {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                guard depth <= maximumDepth else { throw JSONError(.tooDeep(limit: maximumDepth), at: position) }
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                position += 1
            case UInt8(ascii: "\""): _ = try string()
            default: position += 1
            }
        } while depth > 1
    }

    /// A number or a name: what is before the next punctuation.
    private mutating func skipLiteral() throws(JSONError) {
        let start = position
        while position < text.count, !JSONMembers.endsLiteral(text[position]) { position += 1 }
        guard position > start else { throw JSONError(.unexpectedByte(text[position]), at: position) }
    }

    /// A string; returns what is between its quotes, escapes and all.
    private mutating func string() throws(JSONError) -> Range<Int> {
        try expect("\"")
        let start = position
        guard let base = text.baseAddress else { throw JSONError(.unexpectedEnd, at: position) }
        while position < text.count, let found = memchr(base + position, 0x22, text.count - position) {
            let quote = UnsafeRawPointer(found) - base
            position = quote + 1
            // A quote behind an odd number of backslashes is escaped.
            var backslash = quote
            while backslash > start, text[backslash - 1] == UInt8(ascii: "\\") { backslash -= 1 }
            if (quote - backslash).isMultiple(of: 2) { return start..<quote }
        }
        throw JSONError(.unexpectedEnd, at: text.count)
    }

    // MARK: Bytes

    private mutating func expect(_ character: Unicode.Scalar) throws(JSONError) {
        let byte = try current()
        guard byte == UInt8(ascii: character) else { throw JSONError(.unexpectedByte(byte), at: position) }
        position += 1
    }

    private func current() throws(JSONError) -> UInt8 {
        guard position < text.count else { throw JSONError(.unexpectedEnd, at: position) }
        return text[position]
    }

    private mutating func skipBlanks() {
        while position < text.count, JSONMembers.isBlank(text[position]) { position += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\t")
    }

    private static func endsLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: "\""): true
        default: isBlank(byte)
        }
    }
}
