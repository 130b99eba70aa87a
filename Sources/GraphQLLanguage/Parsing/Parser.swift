/// Reads a document by recursive descent: one function for each production of the grammar, in files of the same order
/// as the specification's sections.
///
/// A function is called when the token that it begins with is the current one, and leaves the first token after its
/// production as the current one. It appends its nodes in preorder: first its own, then those of its parts.
struct Parser: ~Copyable {
    var lexer: Lexer
    var nodes: NodeBuffer
    private let maximumDepth: Int
    private var depth = 0

    init(_ source: UnsafeBufferPointer<UInt8>, limits: ParserLimits) {
        lexer = Lexer(source, maximumTokens: limits.maximumTokens)
        // Enough for what people write; a dense document makes it grow.
        nodes = NodeBuffer(capacity: source.count / 2 + 16)
        maximumDepth = min(limits.maximumDepth, ParserLimits.none.maximumDepth)
    }

    var token: Token {
        @inline(__always) get { lexer.token }
    }

    @inline(__always)
    mutating func advance() throws(Failure) { try lexer.advance() }

    /// Adds a node that begins with the current token.
    @inline(__always)
    mutating func open(_ kind: NodeKind, _ flags: NodeFlags = []) -> Int {
        nodes.append(kind, flags, from: token.start, to: token.end)
    }

    /// Ends a node with the token before the current one.
    @inline(__always)
    mutating func close(_ node: Int) { nodes.close(node, at: lexer.previousEnd) }

    /// Adds the current token as a node without children, and goes on.
    @inline(__always)
    mutating func leaf(_ kind: NodeKind, _ flags: NodeFlags = []) throws(Failure) {
        nodes.append(kind, flags, from: token.start, to: token.end)
        try advance()
    }

    /// Skips a token that must stand here.
    @inline(__always)
    mutating func expect(_ kind: TokenKind) throws(Failure) {
        guard token.kind == kind else { throw unexpected(expected: kind) }
        try advance()
    }

    /// Skips a token if it stands here.
    @inline(__always)
    mutating func skip(_ kind: TokenKind) throws(Failure) -> Bool {
        guard token.kind == kind else { return false }
        try advance()
        return true
    }

    /// Goes one level deeper into selections, values or types. Called before recursion, so that the stack is as bounded
    /// as the depth.
    mutating func descend() throws(Failure) {
        guard depth < maximumDepth else { throw lexer.failure(.depthLimit(maximumDepth), at: token.start) }
        depth &+= 1
    }

    @inline(__always)
    mutating func ascend() { depth &-= 1 }
}

extension Parser {
    /// Reads a name.
    ///
    /// Spec: 2.1.9 Names.
    @inline(__always)
    mutating func name() throws(Failure) {
        guard token.kind == .name else { throw unexpected(expected: .name) }
        try leaf(.name)
    }

    /// Whether the current token is this name.
    @inline(__always)
    func isKeyword(_ keyword: StaticString) -> Bool {
        token.kind == .name && token.end - token.start == keyword.utf8CodeUnitCount
            && Parser.equal(lexer.base + token.start, keyword)
    }

    /// Static, because a call on `self` that is not inlined copies the whole parser onto the stack first.
    @inline(never)
    private static func equal(_ bytes: UnsafePointer<UInt8>, _ keyword: StaticString) -> Bool {
        for offset in 0..<keyword.utf8CodeUnitCount where bytes[offset] != keyword.utf8Start[offset] { return false }
        return true
    }

    /// Skips a name that must stand here.
    mutating func expectKeyword(_ keyword: StaticString) throws(Failure) {
        guard isKeyword(keyword) else { throw unexpected(expected: "\"\(keyword)\"") }
        try advance()
    }

    /// Skips a name if it stands here.
    mutating func skipKeyword(_ keyword: StaticString) throws(Failure) -> Bool {
        guard isKeyword(keyword) else { return false }
        try advance()
        return true
    }

    /// The error that the current token is not of this kind.
    @inline(never)
    mutating func unexpected(expected kind: TokenKind) -> Failure { unexpected(expected: kind.words) }

    /// The error that the current token is not what the grammar wants.
    @inline(never)
    mutating func unexpected(expected: String) -> Failure {
        lexer.failure(.unexpectedToken(expected: expected, found: lexer.words(for: token)), at: token.start)
    }

    /// The error that the current token cannot stand here.
    @inline(never)
    mutating func unexpected() -> Failure {
        lexer.failure(.misplacedToken(found: lexer.words(for: token)), at: token.start)
    }
}

extension Lexer {
    /// A token in the words of a message: its kind, and its text if the kind has many. A long text is cut short.
    func words(for token: Token) -> String {
        let bytes = UnsafeBufferPointer(start: base, count: count)[token.start..<token.end]
        let characters = String(decoding: bytes.prefix(200), as: UTF8.self).unicodeScalars
        let isShort = bytes.count <= 200 && characters.count <= 40
        let text = isShort ? String(characters) : String(characters.prefix(40)) + "…"
        switch token.kind {
        case .name, .int, .float: return "\(token.kind.words) \"\(text)\""
        case .string: return "String \(text)"
        default: return token.kind.words
        }
    }
}
