/// Reads one token after the other from the bytes of a document.
///
/// It works on bytes, because everything that GraphQL gives a meaning is ASCII. Other characters may only stand in
/// strings and comments, and there they are checked to be UTF-8.
///
/// Holds a pointer: whoever makes one keeps the bytes alive. Every byte is read behind a
/// comparison with `count`.
///
/// Spec: 2.1 Source Text.
struct Lexer: ~Copyable {
    let base: UnsafePointer<UInt8>
    let count: Int
    let maximumTokens: Int

    /// The token that the parser looks at.
    private(set) var token = Token(kind: .endOfDocument, start: 0, end: 0)
    /// Where the token before it ended.
    private(set) var previousEnd = 0
    /// How many tokens there were, without the end of the document.
    private(set) var tokenCount = 0
    /// What made the lexer or the parser fail.
    var error: SyntaxError?

    init(_ source: UnsafeBufferPointer<UInt8>, maximumTokens: Int) {
        // An empty array has no address; nothing is read from this one.
        base = source.baseAddress ?? UnsafePointer(bitPattern: 1)!
        count = source.count
        self.maximumTokens = maximumTokens
    }

    /// Goes on to the next token.
    ///
    /// ```
    /// Token :: Punctuator | Name | IntValue | FloatValue | StringValue
    /// Punctuator :: one of ! $ & ( ) ... : = @ [ ] { | }
    /// Ignored :: UnicodeBOM | WhiteSpace | LineTerminator | Comment | Comma
    /// ```
    ///
    /// Spec: 2.1.6 Lexical Tokens, 2.1.7 Ignored Tokens.
    @inline(never)
    mutating func advance() throws(Failure) {
        previousEnd = token.end
        var place = token.end
        while place < count {
            let byte = base[place]
            switch byte {
            case UInt8(ascii: " "):
                // Most of a document that is written by hand is indentation.
                repeat { place += 1 } while place < count && base[place] == UInt8(ascii: " ")
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"), UInt8(ascii: ","):
                place += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
                return try accept(.name, from: place, to: endOfName(from: place))
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ":"),
                UInt8(ascii: "$"), UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "]"),
                UInt8(ascii: "="), UInt8(ascii: "|"), UInt8(ascii: "&"):
                return try accept(TokenKind(punctuator: byte), from: place, to: place + 1)
            case UInt8(ascii: "."):
                guard self[place + 1] == byte, self[place + 2] == byte else { throw unexpectedCharacter(at: place) }
                return try accept(.spread, from: place, to: place + 3)
            case UInt8(ascii: "\""):
                return try string(from: place)
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                return try number(from: place)
            case UInt8(ascii: "#"):
                place = try endOfComment(from: place)
            case 0xEF where self[place + 1] == 0xBB && self[place + 2] == 0xBF:
                // U+FEFF, the byte order mark, is ignored anywhere.
                place += 3
            default:
                throw unexpectedCharacter(at: place)
            }
        }
        token = Token(kind: .endOfDocument, start: count, end: count)
    }

    /// Makes these bytes the token.
    @inline(__always)
    mutating func accept(
        _ kind: TokenKind, hasEscapes: Bool = false, from start: Int, to end: Int
    ) throws(Failure) {
        guard tokenCount < maximumTokens else { throw failure(.tokenLimit(maximumTokens), at: start) }
        tokenCount &+= 1
        token = Token(kind: kind, hasEscapes: hasEscapes, start: start, end: end)
    }

    /// A byte, or 0 after the last one. Where 0 could be meant, compare with `count`.
    @inline(__always)
    subscript(place: Int) -> UInt8 { place < count ? base[place] : 0 }

    /// Spec: 2.1.9 Names.
    @inline(__always)
    private func endOfName(from start: Int) -> Int {
        var place = start + 1
        while place < count, Lexer.continuesName(base[place]) { place += 1 }
        return place
    }

    /// ```
    /// Comment :: # CommentChar*
    /// CommentChar :: SourceCharacter but not LineTerminator
    /// ```
    ///
    /// Spec: 2.1.4 Comments.
    private mutating func endOfComment(from start: Int) throws(Failure) -> Int {
        var place = start + 1
        while place < count {
            let byte = base[place]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return place }
            place += byte < 0x80 ? 1 : try lengthOfCharacter(at: place)
        }
        return place
    }
}

extension Lexer {
    /// Whether a byte is one of `A-Z a-z 0-9 _`: one bit of a table of two words.
    @inline(__always)
    static func continuesName(_ byte: UInt8) -> Bool {
        let bits: UInt64 = byte < 64 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
        return byte < 128 && (bits &>> UInt64(byte & 63)) & 1 == 1
    }

    @inline(__always)
    static func startsName(_ byte: UInt8) -> Bool { continuesName(byte) && !isDigit(byte) }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
