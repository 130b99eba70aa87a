import Glibc

/// A piece of a request's head, where the connection has it: nothing is copied.
///
/// It is valid while the call lasts that was given the head; `text` and `Array(bytes)` outlive it.
public struct HeadText {
    public let bytes: UnsafeRawBufferPointer

    public init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    init(_ literal: StaticString) {
        bytes = UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    }

    /// A copy; what is not UTF-8 is replaced.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public var isEmpty: Bool { bytes.isEmpty }

    /// Byte for byte.
    public static func == (text: HeadText, literal: StaticString) -> Bool {
        text.bytes.count == literal.utf8CodeUnitCount
            && memcmp(
                text.bytes.baseAddress ?? UnsafeRawPointer(literal.utf8Start), literal.utf8Start, text.bytes.count)
                == 0
    }

    /// Whether it is the same without regard to the case of ASCII letters.
    public func matches(_ literal: StaticString) -> Bool {
        guard bytes.count == literal.utf8CodeUnitCount else { return false }
        let other = literal.utf8Start
        for index in 0..<bytes.count where lowercased(bytes[index]) != lowercased(other[index]) { return false }
        return true
    }

    public func hasPrefix(_ literal: StaticString) -> Bool {
        bytes.count >= literal.utf8CodeUnitCount
            && HeadText(UnsafeRawBufferPointer(rebasing: bytes[..<literal.utf8CodeUnitCount])) == literal
    }

    /// The members of a comma-separated list, without white space around them and without empty ones.
    ///
    /// RFC 9110, section 5.6.1.2. Does not know quoted strings: for lists of tokens only.
    public func forEachListMember(_ body: (HeadText) -> Void) {
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == UInt8(ascii: ",") {
            let member = HeadText(UnsafeRawBufferPointer(rebasing: bytes[start..<index])).trimmed
            if !member.isEmpty { body(member) }
            start = index + 1
        }
    }

    /// Without spaces and tabs at both ends.
    public var trimmed: HeadText {
        var start = 0
        var end = bytes.count
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return HeadText(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }
}

/// Only A to Z change.
func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}

/// OWS of RFC 9110, section 5.6.3.
func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}
