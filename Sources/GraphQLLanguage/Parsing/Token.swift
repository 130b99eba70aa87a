/// A lexical token: what it is and which bytes it has.
///
/// Spec: 2.1.6 Lexical Tokens.
struct Token {
    var kind: TokenKind
    /// Strings: there is a backslash in it that is an escape.
    var hasEscapes = false
    var start: Int
    var end: Int
}

/// What a token is.
///
/// A punctuator is its character, so that the lexer needs no table to name it; the other kinds are a character that
/// they can begin with, or that nothing begins with.
struct TokenKind: Equatable {
    let rawValue: UInt8

    init(_ character: Unicode.Scalar) { rawValue = UInt8(ascii: character) }
    init(punctuator: UInt8) { rawValue = punctuator }

    static let endOfDocument = TokenKind("\0")
    static let name = TokenKind("n")
    static let int = TokenKind("0")
    static let float = TokenKind("f")
    static let string = TokenKind("\"")
    static let blockString = TokenKind("b")
    /// `...`
    static let spread = TokenKind(".")

    static let exclamationMark = TokenKind("!")
    static let dollar = TokenKind("$")
    static let ampersand = TokenKind("&")
    static let leftParenthesis = TokenKind("(")
    static let rightParenthesis = TokenKind(")")
    static let colon = TokenKind(":")
    static let equals = TokenKind("=")
    static let at = TokenKind("@")
    static let leftBracket = TokenKind("[")
    static let rightBracket = TokenKind("]")
    static let leftBrace = TokenKind("{")
    static let bar = TokenKind("|")
    static let rightBrace = TokenKind("}")

    var isString: Bool { self == .string || self == .blockString }
}

extension TokenKind {
    /// The kind in the words of a message.
    var words: String {
        switch self {
        case .endOfDocument: "<EOF>"
        case .name: "Name"
        case .int: "Int"
        case .float: "Float"
        case .string: "String"
        case .blockString: "BlockString"
        case .spread: "\"...\""
        default: "\"\(Unicode.Scalar(rawValue))\""
        }
    }
}
