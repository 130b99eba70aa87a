extension Parser {
    /// Reads a document.
    ///
    /// ```
    /// Document : Definition+
    /// Definition :
    ///   - ExecutableDefinition
    ///   - TypeSystemDefinitionOrExtension
    /// ```
    ///
    /// Spec: 2.2 Document.
    mutating func document() throws(Failure) {
        try advance()
        let node = nodes.append(.document, from: 0, to: lexer.count)
        repeat { try definition() } while token.kind != .endOfDocument
        nodes.close(node, at: lexer.count)
    }

    /// Reads a definition or an extension.
    ///
    /// ```
    /// ExecutableDefinition :
    ///   - OperationDefinition
    ///   - FragmentDefinition
    /// TypeSystemDefinitionOrExtension :
    ///   - TypeSystemDefinition
    ///   - TypeSystemExtension
    /// ```
    private mutating func definition() throws(Failure) {
        if token.kind == .leftBrace { return try shorthandQuery() }
        // The description comes first, and then the word that says which definition this is.
        let node = open(.operationDefinition)
        let description = token.kind.isString ? token.start : nil
        try self.description()
        if let description, token.kind == .leftBrace || isKeyword("extend") || !startsDefinition {
            guard token.kind == .name || token.kind == .leftBrace else { throw unexpectedDefinition() }
            throw lexer.failure(.misplacedDescription, at: description)
        }
        if isKeyword("extend") {
            try typeSystemExtension(node)
        } else if let flags = operationType {
            try operationDefinition(node, flags)
        } else if isKeyword("fragment") {
            try fragmentDefinition(node)
        } else {
            try typeSystemDefinition(node)
        }
        close(node)
    }

    private var startsDefinition: Bool {
        operationType != nil || isKeyword("fragment") || isKeyword("directive") || typeSystemKeyword != nil
    }

    mutating func unexpectedDefinition() -> Failure { unexpected(expected: "a definition") }

    /// Reads a description if there is one.
    ///
    /// ```
    /// Description : StringValue
    /// ```
    ///
    /// Spec: 2.13 Descriptions.
    @inline(__always)
    mutating func description() throws(Failure) {
        if token.kind.isString { try string(.description) }
    }
}
