/// Cleans text that a person typed: trims it, and says why it cannot be stored.
///
/// A character is a Unicode scalar value, counted after trimming. Text is otherwise stored as given.
public enum Text {
    /// Cleans a name, a title, a place: text without line breaks.
    public static func oneLine(_ text: String, maximum: Int) throws(TextFault) -> String {
        try cleaned(text, maximum: maximum) { scalar in scalar.isControl || scalar.isLineBreak }
    }

    /// Cleans notes and other long text, which keeps its line breaks and tabs.
    public static func long(_ text: String, maximum: Int) throws(TextFault) -> String {
        try cleaned(text, maximum: maximum) { scalar in
            scalar.isControl && scalar != "\n" && scalar != "\r" && scalar != "\t"
        }
    }

    /// The text without the white space at its ends.
    public static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isWhiteSpace }),
            let last = scalars.lastIndex(where: { !$0.isWhiteSpace })
        else { return "" }
        return String(scalars[first...last])
    }

    private static func cleaned(
        _ text: String, maximum: Int, without isRefused: (Unicode.Scalar) -> Bool
    ) throws(TextFault) -> String {
        let trimmed = trimmed(text)
        guard !trimmed.isEmpty else { throw .empty }
        var count = 0
        for scalar in trimmed.unicodeScalars {
            if scalar == "\0" { throw .nul }
            if isRefused(scalar) { throw .controlCharacter(scalar) }
            count += 1
        }
        guard count <= maximum else { throw .tooLong(maximum: maximum, actual: count) }
        return trimmed
    }
}

extension Unicode.Scalar {
    /// General category Cc.
    public var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// The line breaks that are not control characters.
    public var isLineBreak: Bool { self == "\u{2028}" || self == "\u{2029}" }

    /// The property White_Space; without a table for ASCII, which most text is.
    public var isWhiteSpace: Bool {
        isASCII ? self == " " || (0x09...0x0D).contains(value) : properties.isWhitespace
    }
}

/// Why text cannot be stored.
public enum TextFault: Error, Hashable, Sendable {
    /// Nothing is left after trimming: the same as no text, where none is allowed.
    case empty
    case nul
    /// A control character, or a line break in one-line text.
    case controlCharacter(Unicode.Scalar)
    case tooLong(maximum: Int, actual: Int)
}
