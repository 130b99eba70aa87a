extension Parser {
    /// Reads a value; a constant one has no variables in it.
    ///
    /// ```
    /// Value[Const] :
    ///   - [if not Const] Variable
    ///   - IntValue
    ///   - FloatValue
    ///   - StringValue
    ///   - BooleanValue
    ///   - NullValue
    ///   - EnumValue
    ///   - ListValue[?Const]
    ///   - ObjectValue[?Const]
    /// ```
    ///
    /// Spec: 2.9 Input Values.
    mutating func value(constant: Bool) throws(Failure) {
        switch token.kind {
        case .dollar:
            guard !constant else { throw variableInConstant() }
            try variable()
        case .name: try namedValue()
        case .int: try leaf(.intValue)
        case .float: try leaf(.floatValue)
        case .string, .blockString: try string(.stringValue)
        case .leftBracket: try list(constant: constant)
        case .leftBrace: try object(constant: constant)
        default: throw unexpected(expected: "a value")
        }
    }

    /// Reads the value of an argument or a field that is not given, if there is one.
    ///
    /// ```
    /// DefaultValue : = Value[Const]
    /// ```
    mutating func defaultValue() throws(Failure) {
        if try skip(.equals) { try value(constant: true) }
    }

    /// ```
    /// Variable : $ Name
    /// ```
    ///
    /// Spec: 2.10 Variables.
    mutating func variable() throws(Failure) {
        let node = open(.variable)
        try advance()
        try name()
        close(node)
    }

    /// ```
    /// BooleanValue : one of true false
    /// NullValue : null
    /// EnumValue : Name but not true or false or null
    /// ```
    private mutating func namedValue() throws(Failure) {
        if isKeyword("true") {
            try leaf(.booleanValue, .isTrue)
        } else if isKeyword("false") {
            try leaf(.booleanValue)
        } else if isKeyword("null") {
            try leaf(.nullValue)
        } else {
            try leaf(.enumValue)
        }
    }

    /// Reads a string as a value or as a description. What it stands for is found out when somebody asks.
    mutating func string(_ kind: NodeKind) throws(Failure) {
        var flags: NodeFlags = token.kind == .blockString ? .blockString : []
        if token.hasEscapes { flags.insert(.hasEscapes) }
        try leaf(kind, flags)
    }

    /// ```
    /// ListValue[Const] :
    ///   - [ ]
    ///   - [ Value[?Const]+ ]
    /// ```
    ///
    /// Spec: 2.9.7 List Value.
    @inline(never)  // For the size of the recursive callers: see `Failure`.
    private mutating func list(constant: Bool) throws(Failure) {
        try descend()
        let node = open(.listValue)
        try advance()
        while token.kind != .rightBracket { try value(constant: constant) }
        try advance()
        close(node)
        ascend()
    }

    /// ```
    /// ObjectValue[Const] :
    ///   - { }
    ///   - { ObjectField[?Const]+ }
    /// ObjectField[Const] : Name : Value[?Const]
    /// ```
    ///
    /// Spec: 2.9.8 Input Object Values.
    @inline(never)  // For the size of the recursive callers: see `Failure`.
    private mutating func object(constant: Bool) throws(Failure) {
        try descend()
        let node = open(.objectValue)
        try advance()
        while token.kind != .rightBrace {
            guard token.kind == .name else { throw unexpected(expected: .rightBrace) }
            let field = open(.objectField)
            try leaf(.name)
            try expect(.colon)
            try value(constant: constant)
            close(field)
        }
        try advance()
        close(node)
        ascend()
    }

    private mutating func variableInConstant() -> Failure {
        let start = token.end
        var end = start
        while Lexer.continuesName(lexer[end]) { end += 1 }
        let name = UnsafeBufferPointer(start: lexer.base, count: lexer.count)[start..<end]
        return lexer.failure(.variableInConstant(name: String(decoding: name, as: UTF8.self)), at: token.start)
    }
}
