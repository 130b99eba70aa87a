/// Why a text is not a GraphQL document, and where.
public struct SyntaxError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// Another token than the grammar allows here. `expected` is a token or a production in words.
        case unexpectedToken(expected: String, found: String)
        /// A token that cannot stand here, whatever else could.
        case misplacedToken(found: String)
        /// A description before something that has none.
        case misplacedDescription
        /// A variable in a value that must be constant.
        case variableInConstant(name: String)
        /// A character that starts no token, or that does not belong into a string.
        case unexpectedCharacter(Unicode.Scalar)
        /// A character that cannot continue a number; nil is the end of the document.
        case invalidNumber(found: Unicode.Scalar?)
        /// A string that the line or the document ended before its closing quote.
        case unterminatedString
        /// A backslash and what follows it, which is no escape sequence.
        case invalidEscape(String)
        /// Bytes that are not UTF-8.
        case invalidEncoding
        /// More than this many tokens.
        case tokenLimit(Int)
        /// Selections, values or types nested deeper than this.
        case depthLimit(Int)
        /// More bytes than this.
        case lengthLimit(Int)
    }

    public var reason: Reason
    /// The offset of the byte at `location`.
    public var offset: Int
    public var location: SourceLocation

    public init(reason: Reason, offset: Int, location: SourceLocation) {
        self.reason = reason
        self.offset = offset
        self.location = location
    }
}

extension SyntaxError {
    /// The error in words.
    public var message: String {
        switch reason {
        case .unexpectedToken(let expected, let found): "Expected \(expected), found \(found)."
        case .misplacedToken(let found): "Unexpected \(found)."
        case .misplacedDescription: "Unexpected description, only definitions can have one."
        case .variableInConstant(let name): "Unexpected variable \"$\(name)\" in a constant value."
        case .unexpectedCharacter(let character): "Unexpected character: \(SyntaxError.words(for: character))."
        case .invalidNumber(let found): "Invalid number, unexpected \(found.map(SyntaxError.words) ?? "<EOF>")."
        case .unterminatedString: "Unterminated string."
        case .invalidEscape(let sequence): "Invalid character escape sequence: \"\(sequence)\"."
        case .invalidEncoding: "The document is not valid UTF-8."
        case .tokenLimit(let limit): "The document has more than \(limit) tokens."
        case .depthLimit(let limit): "The document is nested deeper than \(limit) levels."
        case .lengthLimit(let limit): "The document is longer than \(limit) bytes."
        }
    }

    /// The error as it is sent.
    public var requestError: RequestError {
        switch reason {
        case .tokenLimit(let limit):
            RequestError(
                message: message, locations: [location], code: .limitExceeded,
                details: [RequestError.Detail(name: "limit", value: limit)])
        default: RequestError(message: message, locations: [location], code: .graphQLParseFailed)
        }
    }

    /// A character that can be read as itself, any other one as its number.
    private static func words(for character: Unicode.Scalar) -> String {
        switch character {
        case "\"": return "'\"'"
        case " "..."~": return "\"\(character)\""
        default:
            let digits = String(character.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
    }
}
