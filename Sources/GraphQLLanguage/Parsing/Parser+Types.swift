extension Parser {
    /// Reads a reference to a type.
    ///
    /// ```
    /// Type :
    ///   - NamedType
    ///   - ListType
    ///   - NonNullType
    /// ListType : [ Type ]
    /// NonNullType :
    ///   - NamedType !
    ///   - ListType !
    /// ```
    ///
    /// Spec: 2.11 Type References.
    mutating func type() throws(Failure) {
        let node: Int
        if token.kind == .leftBracket {
            try descend()
            node = open(.listType)
            try advance()
            try type()
            try expect(.rightBracket)
            close(node)
            ascend()
        } else {
            guard token.kind == .name else { throw unexpected(expected: "a type") }
            node = open(.namedType)
            try advance()
        }
        if try skip(.exclamationMark) { nodes[node].flags = .nonNull }
    }

    /// ```
    /// NamedType : Name
    /// ```
    mutating func namedType() throws(Failure) {
        guard token.kind == .name else { throw unexpected(expected: .name) }
        try leaf(.namedType)
    }
}
