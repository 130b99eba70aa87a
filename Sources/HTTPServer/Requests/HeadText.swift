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
        let count = literal.utf8CodeUnitCount
        guard bytes.count == count else { return false }
        let other = UnsafeRawBufferPointer(start: literal.utf8Start, count: count)
        var index = 0
        while index + 8 <= count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let otherWord = other.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard lowercased(word) == lowercased(otherWord) else { return false }
            index += 8
        }
        while index < count {
            guard lowercased(bytes[index]) == lowercased(other[index]) else { return false }
            index += 1
        }
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

/// The same for eight bytes at once.
private func lowercased(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let ascii = word & (ones &* 0x7F)
    // The top bit of each byte says: at least A; and: beyond Z.
    let fromA = ascii &+ ones &* (0x80 - 0x41)
    let beyondZ = ascii &+ ones &* (0x80 - 0x5B)
    return word | ((fromA ^ beyondZ) & ~word & (ones &* 0x80)) &>> 2
}

/// OWS of RFC 9110, section 5.6.3.
func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}
