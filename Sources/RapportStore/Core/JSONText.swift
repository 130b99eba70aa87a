/// JSON that is stored: lists of scalars as the response shows them, and payloads of events.
///
/// What is read is what was written here; of others' JSON SQLite's functions know more.
public enum JSONText {
    /// `["a","b"]`
    public static func list(_ texts: some Sequence<String>) -> String {
        "[" + texts.map(string).joined(separator: ",") + "]"
    }

    /// `[…,…]`; the elements are JSON already.
    static func list(json elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

    /// `{"a":…,"b":…}`; the values are JSON already.
    public static func object(_ members: KeyValuePairs<String, String>) -> String {
        object(members.map { ($0.key, $0.value) })
    }

    static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { string($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
    }

    /// A string with its quotes. RFC 8259, section 7: quotes, backslashes and control characters are escaped.
    public static func string(_ text: String) -> String {
        // Ids, names of types and times, of which an event has five: character by character they took as long as to log
        // the interaction.
        if !text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            return "\"" + text + "\""
        }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// The strings of a list as `list` writes it.
    public static func strings(_ list: String) -> [String] {
        var strings: [String] = []
        var string: String.UnicodeScalarView?
        var rest = list.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch (scalar, string) {
            case ("\"", nil): string = .init()
            case (_, nil): continue
            case ("\"", let whole?):
                strings.append(String(whole))
                string = nil
            case ("\\", _): string?.append(unescaped(&rest))
            default: string?.append(scalar)
            }
        }
        return strings
    }

    /// What stands behind a backslash.
    private static func unescaped(_ rest: inout Substring.UnicodeScalarView) -> Unicode.Scalar {
        switch rest.popFirst() {
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u":
            let digits = rest.prefix(4)
            rest.removeFirst(digits.count)
            return UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
        case let other: return other ?? "\\"
        }
    }
}
