/// Phone numbers are stored as they were typed; this is what two of them are compared and hashed by.
public enum PhoneNumber {
    /// The digits, after a plus if the number begins with one. Nil without any digit.
    ///
    /// Digits of every script count. No country is guessed: `030 1234` and `+49 30 1234` stay different.
    public static func normalized(_ text: String) -> String? {
        var digits = ""
        var hasPlus = false
        for scalar in text.unicodeScalars {
            if (scalar == "+" || scalar == "\u{FF0B}") && digits.isEmpty { hasPlus = true }
            guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
                continue
            }
            digits.append(Character(Unicode.Scalar(48 + UInt8(value))))
        }
        return digits.isEmpty ? nil : (hasPlus ? "+" : "") + digits
    }
}
