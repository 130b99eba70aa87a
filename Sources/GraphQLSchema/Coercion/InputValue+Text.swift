extension InputValue {
    /// How much of a value an error message shows: it may come from somebody who sends megabytes.
    static let excerptLength = 80

    /// The value in GraphQL syntax, cut to a length that fits into an error message.
    public var excerpt: String {
        var text = ""
        append(to: &text, limit: InputValue.excerptLength + 1)
        return text.excerpt
    }

    /// Stops as soon as the text is longer than the limit, so that its cost does not depend on the value.
    private func append(to text: inout String, limit: Int) {
        guard text.utf8.count < limit * 4 else { return }
        switch self {
        case .null: text += "null"
        case .int(let value): text += String(value)
        case .float(let value): text += String(value)
        case .boolean(let value): text += String(value)
        case .enumValue(let name): text += name.excerpt
        case .string(let value): text += "\"\(InputValue.escaped(value.unicodeScalars.prefix(limit)))\""
        case .list(let elements):
            append(elements, in: ("[", "]"), to: &text, limit) { $0.append(to: &$1, limit: limit) }
        case .object(let fields):
            append(fields, in: ("{", "}"), to: &text, limit) { field, text in
                text += "\(field.name.excerpt): "
                field.value.append(to: &text, limit: limit)
            }
        }
    }

    private func append<Element>(
        _ elements: [Element], in brackets: (open: String, close: String), to text: inout String, _ limit: Int,
        each: (Element, inout String) -> Void
    ) {
        text += brackets.open
        for (index, element) in elements.enumerated() {
            if text.utf8.count >= limit * 4 { return }
            if index > 0 { text += ", " }
            each(element, &text)
        }
        text += brackets.close
    }

    private static func escaped(_ scalars: Substring.UnicodeScalarView) -> String {
        scalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            case "\0"..." ": text += scalar == " " ? " " : "\\u00" + String(scalar.value + 256, radix: 16).dropFirst()
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}

extension String {
    /// Text that a client chose, cut to a length that fits into an error message.
    ///
    /// Counts scalars: a single character may consist of any number of them.
    var excerpt: String {
        guard utf8.count > InputValue.excerptLength else { return self }
        let start = unicodeScalars.prefix(InputValue.excerptLength)
        return start.endIndex < endIndex ? String(start) + "…" : self
    }
}
