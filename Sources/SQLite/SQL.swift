import Batches

/// SQL text and the values of its parameters.
///
/// Written as a string literal. Interpolating a value binds it, interpolating another `SQL` puts it in place, and
/// nothing else can be interpolated, so no value ever becomes text of a statement:
///
///     let sql: SQL = "SELECT id, name FROM company WHERE owner_id = \(viewer) AND id IN \(ids)"
public struct SQL: Hashable, Sendable {
    public private(set) var text: String
    public private(set) var bindings: [Binding]

    public init() {
        text = ""
        bindings = []
    }

    /// The name of a table or a column that the program itself declares.
    public init(name: String) {
        precondition(SQL.isName(name), "not a name: \(name)")
        text = name
        bindings = []
    }

    init(text: String, bindings: [Binding]) {
        self.text = text
        self.bindings = bindings
    }

    public var isEmpty: Bool { text.isEmpty }

    /// Whether values are bound in it, so that it is more than its text.
    public var hasBindings: Bool { !bindings.isEmpty }

    /// The same text with other values of the same parameters: for statements that are run often, of which the text is
    /// made once.
    public func with(_ bindings: [Binding]) -> SQL {
        precondition(bindings.count == self.bindings.count, "a parameter without a value")
        return SQL(text: text, bindings: bindings)
    }

    public mutating func append(_ other: SQL) {
        text += other.text
        bindings += other.bindings
    }

    public static func + (a: SQL, b: SQL) -> SQL {
        var sum = a
        sum.append(b)
        return sum
    }

    public static func += (a: inout SQL, b: SQL) { a.append(b) }

    /// Lower-case letters, digits, underscores and a dot: what our tables and columns are called.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }
}

extension Sequence<SQL> {
    /// The fragments with a separator between each two.
    public func joined(separator: SQL) -> SQL {
        var result = SQL()
        for (index, fragment) in enumerated() {
            if index > 0 { result += separator }
            result += fragment
        }
        return result
    }
}

extension SQL: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        text = value
        bindings = []
    }

    public init(stringInterpolation: StringInterpolation) {
        text = String(decoding: stringInterpolation.text, as: UTF8.self)
        bindings = stringInterpolation.bindings
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        /// Bytes: to append to a string takes three times as long, 3 % of all that is done to log an interaction.
        var text: [UInt8] = []
        var bindings: [Binding]

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 2 * interpolationCount)
            bindings = []
            bindings.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { append(literal) }

        public mutating func appendInterpolation(_ value: some Bindable) {
            text.append(UInt8(ascii: "?"))
            bindings.append(value.binding)
        }

        public mutating func appendInterpolation<Value: Bindable>(_ value: Value?) {
            text.append(UInt8(ascii: "?"))
            bindings.append(value.binding)
        }

        public mutating func appendInterpolation(_ fragment: SQL) {
            append(fragment.text)
            bindings += fragment.bindings
        }

        /// A set of keys: `id IN \(ids)`.
        public mutating func appendInterpolation(_ keys: [UUID]) { appendInterpolation(KeyList.set(keys)) }

        /// A table of keys with the columns `key` and `position` (from 0): `FROM \(table: ids) AS parent`.
        public mutating func appendInterpolation(table keys: [UUID]) { appendInterpolation(KeyList.table(keys)) }

        private mutating func append(_ part: String) {
            var part = part
            part.withUTF8 { text.append(contentsOf: $0) }
        }
    }
}
