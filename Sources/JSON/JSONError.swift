/// A text that is not JSON: what was wrong, and at which byte.
public struct JSONError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// The text ended where more was due.
        case unexpectedEnd
        /// A byte that nothing can begin with or go on with here.
        case unexpectedByte(UInt8)
        /// Something follows the value.
        case trailingBytes
        /// Bytes of a string that are not UTF-8. RFC 8259, section 8.1.
        case invalidUTF8
        /// A character below U+0020 in a string that is not escaped. RFC 8259, section 7.
        case unescapedControlCharacter
        /// A backslash before something else than an escape.
        case invalidEscape
        /// `\u` escapes of half a surrogate pair, which are no character. RFC 8259, section 8.2.
        case loneSurrogate
        /// A number that begins with a zero and goes on with digits. RFC 8259, section 6.
        case leadingZero
        /// A number beyond what a double can hold.
        case numberTooLarge
        /// Arrays and objects inside each other beyond the limit.
        case tooDeep(limit: Int)
        /// More values than the limit.
        case tooManyValues(limit: Int)
    }

    public var reason: Reason
    /// Bytes before the one at fault.
    public var offset: Int

    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONError: CustomStringConvertible {
    /// The error as a sentence for the client that sent the text.
    public var description: String { "Invalid JSON at byte \(offset): \(reason.description)." }
}

extension JSONError.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unexpectedEnd: "the text ends too early"
        case .unexpectedByte(let byte) where byte > 0x20 && byte < 0x7F:
            "unexpected character '\(Unicode.Scalar(byte))'"
        case .unexpectedByte(let byte): "unexpected byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
        case .trailingBytes: "something follows the value"
        case .invalidUTF8: "the string is not UTF-8"
        case .unescapedControlCharacter: "a control character in a string is not escaped"
        case .invalidEscape: "no such escape"
        case .loneSurrogate: "half of a surrogate pair"
        case .leadingZero: "a number begins with a zero"
        case .numberTooLarge: "the number is too large"
        case .tooDeep(let limit): "nested deeper than \(limit)"
        case .tooManyValues(let limit): "more than \(limit) values"
        }
    }
}
