import GraphQLLanguage

/// The arguments of fields as numbers: equal numbers, equal arguments.
///
/// Arguments are equal if they have the same names and values as written, in any order. Made when a response key
/// occurs twice, which is rare.
struct ArgumentSignatures {
    private var numbers: [String: Int] = [:]
    private var ofEntries: [Int?]

    init(_ table: SelectionTable) { ofEntries = [Int?](repeating: nil, count: table.entries.count) }

    mutating func signature(of entry: Int, in table: SelectionTable) -> Int {
        if let known = ofEntries[entry] { return known }
        let text = ArgumentSignatures.text(table.entries[entry].syntax.arguments)
        let signature = numbers[text] ?? numbers.count
        numbers[text] = signature
        ofEntries[entry] = signature
        return signature
    }

    private static func text(_ arguments: Children<Argument>) -> String {
        joined(arguments.map { ($0.name.text, text($0.value)) })
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .variable(let variable): "$" + variable.name.text
        case .int(let integer): integer.text
        case .float(let float): float.text
        // The length says where the string ends. A block string is another way to write, so it is not equal.
        case .string(let string): "\(string.isBlock ? "b" : "s")\(string.value.utf8.count):\(string.value)"
        case .boolean(let boolean): boolean.value ? "true" : "false"
        case .null: "null"
        case .enumeration(let name): name.text
        case .list(let list): "[" + list.values.map { text($0) }.joined(separator: ",") + "]"
        case .object(let object): "{" + joined(object.fields.map { ($0.name.text, text($0.value)) }) + "}"
        }
    }

    private static func joined(_ fields: [(name: String, value: String)]) -> String {
        fields.enumerated().sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
            .map { "\($0.element.name):\($0.element.value)" }.joined(separator: ",")
    }
}
