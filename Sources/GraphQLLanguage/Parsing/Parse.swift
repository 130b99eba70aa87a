extension Document {
    /// The document that a text is.
    ///
    /// - Throws: the first thing that keeps the text from being a document.
    public static func parse(_ source: [UInt8], limits: ParserLimits = .standard) throws(SyntaxError) -> Document {
        Document(source: source, nodes: [], tokenCount: 0)
    }

    /// The document that a text is.
    ///
    /// - Throws: the first thing that keeps the text from being a document.
    public static func parse(_ source: String, limits: ParserLimits = .standard) throws(SyntaxError) -> Document {
        try parse(Array(source.utf8), limits: limits)
    }
}
