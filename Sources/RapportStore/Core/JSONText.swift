/// JSON that is stored: lists of scalars as the response shows them, and payloads of events.
///
/// What is read is what was written here; of others' JSON SQLite's functions know more.
public enum JSONText {
    /// `["a","b"]`
    public static func list(_ texts: some Sequence<String>) -> String {
        list(json: texts.map(string))
    }

    /// `[…,…]`; the elements are JSON already.
    static func list(json elements: [String]) -> String {
        var list = "["
        for (index, element) in elements.enumerated() {
            if index > 0 { list += "," }
            list += element
        }
        return list + "]"
    }

    /// `{"a":…,"b":…}`; the values are JSON already, the names need no escapes.
    public static func object(_ members: KeyValuePairs<String, String>) -> String {
        object(members.map { ($0.key, $0.value) })
    }

    /// In one string, without others on the way: each interaction that is logged has such an object in its event.
    static func object(_ members: [(String, String)]) -> String {
        var object = ""
        object.reserveCapacity(members.reduce(2) { $0 + $1.0.utf8.count + $1.1.utf8.count + 4 })
        for (name, value) in members {
            object += object.isEmpty ? "{\"" : ",\""
            object += name
            object += "\":"
            object += value
        }
        return object.isEmpty ? "{}" : object + "}"
    }

    /// A string with its quotes. RFC 8259, section 7: quotes, backslashes and control characters are escaped.
    public static func string(_ text: String) -> String {
        // Ids, names of types and times, of which an event has five: character by character they took as long as to log
        // the interaction.
        var text = text
        if let plain = text.withUTF8(plainString) { return plain }
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

    /// A string in which nothing has to be escaped, with its quotes; nil for others.
    private static func plainString(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        for byte in text where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return nil }
        return String(unsafeUninitializedCapacity: text.count + 2) { result in
            result[0] = UInt8(ascii: "\"")
            _ = UnsafeMutableBufferPointer(rebasing: result[1...]).update(fromContentsOf: text)
            result[text.count + 1] = UInt8(ascii: "\"")
            return text.count + 2
        }
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
