/// How names of the schema are written in Swift.
enum SwiftNames {
    /// The Swift types of scalars whose names Swift or this project uses for something else.
    private static let scalars = [
        "Int": "Int", "Float": "Double", "String": "String", "Boolean": "Bool", "ID": "NodeID",
        "Date": "CalendarDate", "TimeZone": "TimeZoneName", "URL": "WebURL",
    ]

    /// Public names of the modules that generated resolvers import; a type of the schema with one of them is named
    /// with its module.
    private static let taken: Set<String> = [
        "AnyKey", "Abstract", "Batch", "Cell", "CellKind", "Column", "ColumnSet", "Connection", "Edge", "Embedded",
        "Entity", "ExecutionError", "FieldForm", "InputValue", "Key", "Leaf", "LeafSource", "LeafValue", "Load",
        "NamedType", "NeededColumn",
        "Object", "Pages", "Payload", "ResolverTable", "RowBatch", "Schema", "Tag", "TypeIndex", "Value", "ValuePage",
        "Work",
    ]

    static func scalar(_ name: String) -> String { scalars[name] ?? name }

    /// A type of RapportTypes as another module names it.
    static func qualified(_ type: String) -> String { taken.contains(type) ? "RapportTypes.\(type)" : type }

    /// `FORMER_COLLEAGUE` as `formerColleague`.
    static func enumCase(_ value: String) -> String {
        let words = value.split(separator: "_")
        guard let first = words.first else { return identifier(value) }
        return identifier(first.lowercased() + words.dropFirst().map { capitalized($0.lowercased()) }.joined())
    }

    /// `ValidationError` as `validationError`, `URLCheck` as `urlCheck`.
    static func lowerCamel(_ type: String) -> String {
        let capitals = type.prefix { $0.isUppercase || $0.isNumber }.count
        let lower = capitals > 1 && capitals < type.count ? capitals - 1 : capitals
        return identifier(type.prefix(lower).lowercased() + type.dropFirst(lower))
    }

    static func capitalized(_ name: some StringProtocol) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    /// A name as an identifier: in backticks where Swift has a use for it.
    static func identifier(_ name: String) -> String {
        keywords.contains(name) || name.first?.isNumber == true ? "`\(name)`" : name
    }

    /// A name as the label of an argument in a call, where Swift warns of backticks that it does not need.
    static func argumentLabel(_ name: String) -> String {
        ["inout", "let", "var"].contains(name) || name.first?.isNumber == true ? "`\(name)`" : name
    }

    private static let keywords: Set<String> = [
        "Any", "Protocol", "Self", "Type", "actor", "as", "associatedtype", "async", "await", "break", "case", "catch",
        "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
        "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
        "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self",
        "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
        "where", "while",
    ]
}
