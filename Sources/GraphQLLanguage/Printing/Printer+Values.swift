extension Printer {
    mutating func value(_ value: Value) {
        switch value {
        case .variable(let variable):
            write("$")
            write(variable.name.bytes)
        case .string(let string): self.string(string)
        case .list(let list): self.list(list.values)
        case .object(let object): self.object(object.fields)
        case .int, .float, .boolean, .null, .enumeration:
            write(value.document.source[value.sourceRange])
        }
    }

    mutating func defaultValue(_ value: Value?) {
        guard let value else { return }
        write(" = ")
        self.value(value)
    }

    private mutating func list(_ values: Children<Value>) {
        let fits = fits {
            $0.write("[")
            $0.row(values) { $0.value($1) }
            $0.write("]")
        }
        if !fits { lines("[", values, "]") { $0.value($1) } }
    }

    private mutating func object(_ fields: Children<ObjectField>) {
        let fits = fits {
            $0.write("{ ")
            $0.row(fields) { $0.objectField($1) }
            $0.write(" }")
        }
        if !fits { lines("{", fields, "}") { $0.objectField($1) } }
    }

    private mutating func objectField(_ field: ObjectField) {
        write(field.name.bytes)
        write(": ")
        value(field.value)
    }

    mutating func type(_ type: TypeSyntax) {
        switch type {
        case .named(let type): write(type.name.bytes)
        case .list(let list):
            write("[")
            self.type(list.elementType)
            write("]")
        case .nonNull(let type):
            self.type(type.nullableType)
            write("!")
        }
    }
}

// MARK: - Strings

extension Printer {
    /// A description, and the line end after it.
    mutating func description(_ description: StringValue?) {
        guard let description else { return }
        string(description)
        newLine()
    }

    private mutating func string(_ string: StringValue) {
        if string.isBlock { blockString(string.bytes) } else { quoted(string.bytes) }
    }

    /// A string in quotes. What could be mistaken or not be seen is escaped: quotes, backslashes, U+0000 to U+001F and
    /// U+007F to U+009F.
    mutating func quoted(_ value: [UInt8]) {
        write("\"")
        var rest = value[...]
        while !rest.isEmpty, !isTooWide {
            let plain = rest.prefix { !Printer.mayNeedEscape($0) }
            write(plain)
            rest = rest[plain.endIndex...]
            escape(&rest)
        }
        write("\"")
    }

    /// Whether a byte is a character to escape, or begins one.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F || byte == 0xC2
    }

    private mutating func escape(_ rest: inout ArraySlice<UInt8>) {
        guard let byte = rest.popFirst() else { return }
        switch byte {
        case UInt8(ascii: "\""): write("\\\"")
        case UInt8(ascii: "\\"): write("\\\\")
        case 0x08: write("\\b")
        case 0x0C: write("\\f")
        case UInt8(ascii: "\n"): write("\\n")
        case UInt8(ascii: "\r"): write("\\r")
        case UInt8(ascii: "\t"): write("\\t")
        case 0x00...0x1F, 0x7F: hexadecimalEscape(byte)
        case 0xC2 where rest.first.map { $0 <= 0x9F } ?? false:
            // U+0080 to U+009F in UTF-8: the second byte is the number.
            hexadecimalEscape(rest.removeFirst())
        default: write(CollectionOfOne(byte))
        }
    }

    private mutating func hexadecimalEscape(_ number: UInt8) {
        let digits = Array("0123456789ABCDEF".utf8)
        write("\\u00")
        write([digits[Int(number >> 4)], digits[Int(number & 0xF)]])
    }

    /// A block string, in one of the forms that stand for this value.
    ///
    /// The text is on lines of its own when that is easier to read, or when it ends with something that would go
    /// together with the quotes. But a single line that starts with a space stays behind the quotes: only there is
    /// indentation kept.
    mutating func blockString(_ value: [UInt8]) {
        let lines = value.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let startsWithSpace = value.first == UInt8(ascii: " ") || value.first == UInt8(ascii: "\t")
        let endsWithQuote = value.last == UInt8(ascii: "\"") || value.last == UInt8(ascii: "\\")
        let isLong = value.lazy.filter { $0 & 0xC0 != 0x80 }.count > 70
        let hasOwnLines = lines.count > 1 || isLong || endsWithQuote
        write("\"\"\"")
        for (index, line) in lines.enumerated() {
            if index > 0 || hasOwnLines && !(lines.count == 1 && startsWithSpace) { newLine() }
            blockStringLine(line)
        }
        if hasOwnLines { newLine() }
        write("\"\"\"")
    }

    /// A line of a block string, with `\"""` for `"""`.
    private mutating func blockStringLine(_ line: ArraySlice<UInt8>) {
        var rest = line
        while !rest.isEmpty, !isTooWide {
            let plain = rest.prefix { $0 != UInt8(ascii: "\"") }
            write(plain)
            rest = rest[plain.endIndex...]
            if rest.starts(with: "\"\"\"".utf8) {
                write("\\\"\"\"")
                rest = rest.dropFirst(3)
            } else if rest.popFirst() != nil {
                write("\"")
            }
        }
    }
}
