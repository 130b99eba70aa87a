extension Document {
    /// The document that a text is.
    ///
    /// - Throws: the first thing that keeps the text from being a document.
    /// - Complexity: O(source.count). Two allocations of nodes, whatever the number of tokens, unless there is more
    ///   than one node for two bytes.
    public static func parse(_ source: [UInt8], limits: ParserLimits = .standard) throws(SyntaxError) -> Document {
        guard source.count <= maximumLength else {
            throw SyntaxError(
                reason: .lengthLimit(maximumLength), offset: 0, location: SourceLocation(line: 1, column: 1))
        }
        let (nodes, tokenCount) = try source.withUnsafeBufferPointer { (bytes) throws(SyntaxError) in
            var parser = Parser(bytes, limits: limits)
            do {
                try parser.document()
            } catch {
                guard let error = parser.lexer.error else { preconditionFailure("A failure without a reason") }
                throw error
            }
            return (parser.nodes.array(), parser.lexer.tokenCount)
        }
        return Document(source: source, nodes: nodes, tokenCount: tokenCount)
    }

    /// The document that a text is.
    ///
    /// - Throws: the first thing that keeps the text from being a document.
    public static func parse(_ source: String, limits: ParserLimits = .standard) throws(SyntaxError) -> Document {
        try parse(Array(source.utf8), limits: limits)
    }

    /// Nodes count bytes in 32 bits.
    private static var maximumLength: Int { Int(Int32.max) }
}
