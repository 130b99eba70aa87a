/// Cleans text that a person typed: trims it, and says why it cannot be stored.
///
/// A character is a Unicode scalar value, counted after trimming. Text is otherwise stored as given.
public enum Text {
    /// Cleans a name, a title, a place: text without line breaks.
    public static func oneLine(_ text: String, maximum: Int) throws(TextFault) -> String {
        try cleaned(text, maximum: maximum) { scalar in isControl(scalar) || isLineBreak(scalar) }
    }

    /// Cleans notes and other long text, which keeps its line breaks and tabs.
    public static func long(_ text: String, maximum: Int) throws(TextFault) -> String {
        try cleaned(text, maximum: maximum) { scalar in
            isControl(scalar) && scalar != "\n" && scalar != "\r" && scalar != "\t"
        }
    }

    /// The text without the white space at its ends.
    public static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
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

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{2028}" || scalar == "\u{2029}"
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
