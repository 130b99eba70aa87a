/// Phone numbers are stored as they were typed; this is what two of them are compared and hashed by.
public enum PhoneNumber {
    /// The digits, after a plus if the number is an international one. Nil without any digit.
    ///
    /// Digits of every script count. Two zeros at the beginning are dialled for a plus in most countries, and `(0)` is
    /// what is left out behind one: `0049 (0)30 1234` is `+49 30 1234`. No country is guessed: `030 1234` stays
    /// different.
    public static func normalized(_ text: String) -> String? {
        let (digits, hasPlus) = digits(of: text)
        guard hasPlus || digits.hasPrefix("00") else { return digits.isEmpty ? nil : digits }
        var number = self.digits(of: text.replacing("(0)", with: "")).digits
        if !hasPlus, number.hasPrefix("00") { number.removeFirst(2) }
        return number.isEmpty ? nil : "+" + number
    }

    private static func digits(of text: String) -> (digits: String, hasPlus: Bool) {
        var digits = ""
        var hasPlus = false
        for scalar in text.unicodeScalars {
            if (scalar == "+" || scalar == "\u{FF0B}") && digits.isEmpty { hasPlus = true }
            guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
                continue
            }
            digits.append(Character(Unicode.Scalar(48 + UInt8(value))))
        }
        return (digits, hasPlus)
    }
}
