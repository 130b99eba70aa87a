import RapportTypes

/// One property of a vCard, taken apart but not decoded.
///
/// ```
/// contentline = [group "."] name *(";" param) ":" value
/// param = param-name "=" param-value *("," param-value)
/// ```
///
/// RFC 6350, section 3.3. In version 2.1 a parameter can be a value alone (`TEL;CELL:`).
struct VCardProperty {
    /// In upper case.
    let name: String
    /// What ties it to others of its card, in upper case.
    let group: String?
    private let parameters: [Parameter]
    private let value: [UInt8]
    /// Version 2.1.
    private let isOld: Bool

    /// No program writes as many; what follows is passed over.
    private static let maximumParameters = 50

    private struct Parameter {
        /// In upper case.
        var name: String
        var values: [String]
    }

    /// Nil for a line that is no property.
    init?(_ line: [UInt8], isOld: Bool) {
        guard let colon = VCardProperty.endOfHead(line[...]) else { return nil }
        let parts = VCardProperty.parts(of: line[..<colon])
        let names = parts[0].split(separator: ".", maxSplits: 1).map { Text.trimmed(String($0)).uppercased() }
        guard let name = names.last, !name.isEmpty else { return nil }
        self.name = name
        group = names.count == 2 ? names[0] : nil
        parameters = parts.dropFirst().map(VCardProperty.parameter)
        value = Array(line[(colon + 1)...])
        self.isOld = isOld
    }

    /// Whether the property that a line begins is folded in the way of quoted-printable.
    static func isQuotedPrintable(_ line: ArraySlice<UInt8>) -> Bool {
        guard let colon = endOfHead(line) else { return false }
        return String(decoding: line[..<colon], as: UTF8.self).uppercased().contains("QUOTED-PRINTABLE")
    }

    // MARK: Parameters

    /// Whether a parameter has a value, in any case.
    func has(_ parameter: String, _ value: String) -> Bool {
        values(of: parameter).contains { $0.uppercased() == value }
    }

    private func values(of parameter: String) -> [String] {
        parameters.filter { $0.name == parameter }.flatMap(\.values)
    }

    /// The lower, the more it is preferred to others of its name: 1 to 100 as the card says, 101 if it says nothing.
    ///
    /// RFC 6350, section 5.3; RFC 2426, section 3.3.1.
    var rank: Int {
        if let rank = values(of: "PREF").compactMap({ Int($0) }).first { return min(max(rank, 1), 100) }
        return has("TYPE", "PREF") ? 1 : 101
    }

    private static func parameter(_ text: String) -> Parameter {
        guard let equals = text.firstIndex(of: "=") else {
            let value = Text.trimmed(text)
            return Parameter(name: encodings.contains(value.uppercased()) ? "ENCODING" : "TYPE", values: [value])
        }
        let values = text[text.index(after: equals)...].split(separator: ",", omittingEmptySubsequences: true)
        return Parameter(
            name: Text.trimmed(String(text[..<equals])).uppercased(),
            values: values.map { Text.trimmed(String($0).replacing("\"", with: "")) })
    }

    private static let encodings = ["QUOTED-PRINTABLE", "BASE64", "7BIT", "8BIT"]

    /// The colon before the value; one in quotes belongs to a parameter.
    private static func endOfHead(_ line: ArraySlice<UInt8>) -> Int? {
        var isQuoted = false
        for index in line.indices {
            if line[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if line[index] == UInt8(ascii: ":"), !isQuoted { return index }
        }
        return nil
    }

    /// The name, and the parameters that are read.
    private static func parts(of head: ArraySlice<UInt8>) -> [String] {
        var isQuoted = false
        let parts = head.split(maxSplits: 1 + maximumParameters, omittingEmptySubsequences: false) { byte in
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            return byte == UInt8(ascii: ";") && !isQuoted
        }
        return parts.prefix(1 + maximumParameters).map { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: Values

    /// The value as one text.
    var text: String { unescaped(decoded.unicodeScalars[...]) }

    /// The value's components, which semicolons separate (`N`, `ORG`), or its list, which commas do (`CATEGORIES`).
    func texts(separatedBy separator: Unicode.Scalar) -> [String] {
        var texts: [String] = []
        var rest = decoded.unicodeScalars[...]
        var index = rest.startIndex
        while index < rest.endIndex {
            if rest[index] == "\\" {
                // Whatever follows is no separator.
                index = rest.index(after: index)
                if index == rest.endIndex { break }
            } else if rest[index] == separator {
                texts.append(unescaped(rest[..<index]))
                rest = rest[rest.index(after: index)...]
                index = rest.startIndex
                continue
            }
            index = rest.index(after: index)
        }
        return texts + [unescaped(rest)]
    }

    /// RFC 6350, section 3.4. Apple's programs escape colons, too. Version 2.1 escapes semicolons alone.
    private func unescaped(_ text: Substring.UnicodeScalarView) -> String {
        var result = String.UnicodeScalarView()
        var scalars = text.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\", let next = scalars.next() else {
                result.append(scalar)
                continue
            }
            switch (next, isOld) {
            case (";", _), ("\\", false), (",", false), (":", false): result.append(next)
            case ("n", false), ("N", false): result.append("\n")
            default: result.append(contentsOf: [scalar, next])
            }
        }
        return String(result)
    }

    private var decoded: String {
        let charset = values(of: "CHARSET").first
        return switch values(of: "ENCODING").first?.uppercased() {
        case "QUOTED-PRINTABLE", "Q": Charset.text(QuotedPrintable.decoded(value), charset)
        case "BASE64", "B": Charset.text(VCardProperty.base64(value), charset)
        default: String(decoding: value, as: UTF8.self)
        }
    }

    /// Nothing for what is not base64.
    private static func base64(_ value: [UInt8]) -> [UInt8] {
        let symbols = value.filter { $0 != 32 && $0 != 9 }
        return (try? Base64(String(decoding: symbols, as: UTF8.self)).bytes) ?? []
    }
}
