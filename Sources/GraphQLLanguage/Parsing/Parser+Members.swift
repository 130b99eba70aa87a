extension Parser {
    /// ```
    /// FieldsDefinition : { FieldDefinition+ }
    /// ```
    ///
    /// Spec: 3.6 Objects.
    mutating func fieldsDefinition() throws(Failure) {
        guard try skip(.leftBrace) else { return }
        repeat { try fieldDefinition() } while try !skip(.rightBrace)
    }

    /// ```
    /// FieldDefinition : Description? Name ArgumentsDefinition? : Type Directives[Const]?
    /// ```
    ///
    /// Spec: 3.6 Objects.
    private mutating func fieldDefinition() throws(Failure) {
        let node = open(.fieldDefinition)
        try description()
        try name()
        try argumentsDefinition()
        try expect(.colon)
        try type()
        try directives(constant: true)
        close(node)
    }

    /// ```
    /// ArgumentsDefinition : ( InputValueDefinition+ )
    /// ```
    ///
    /// Spec: 3.6.1 Field Arguments.
    private mutating func argumentsDefinition() throws(Failure) {
        guard try skip(.leftParenthesis) else { return }
        repeat { try inputValueDefinition() } while try !skip(.rightParenthesis)
    }

    /// ```
    /// InputFieldsDefinition : { InputValueDefinition+ }
    /// ```
    ///
    /// Spec: 3.10 Input Objects.
    mutating func inputFieldsDefinition() throws(Failure) {
        guard try skip(.leftBrace) else { return }
        repeat { try inputValueDefinition() } while try !skip(.rightBrace)
    }

    /// ```
    /// InputValueDefinition : Description? Name : Type DefaultValue? Directives[Const]?
    /// ```
    ///
    /// Spec: 3.6.1 Field Arguments.
    private mutating func inputValueDefinition() throws(Failure) {
        let node = open(.inputValueDefinition)
        try description()
        try name()
        try expect(.colon)
        try type()
        try defaultValue()
        try directives(constant: true)
        close(node)
    }

    /// ```
    /// EnumValuesDefinition : { EnumValueDefinition+ }
    /// EnumValueDefinition : Description? EnumValue Directives[Const]?
    /// EnumValue : Name but not true or false or null
    /// ```
    ///
    /// Spec: 3.9 Enums.
    mutating func enumValuesDefinition() throws(Failure) {
        guard try skip(.leftBrace) else { return }
        repeat {
            let node = open(.enumValueDefinition)
            try description()
            guard !isKeyword("true"), !isKeyword("false"), !isKeyword("null") else { throw unexpected() }
            try name()
            try directives(constant: true)
            close(node)
        } while try !skip(.rightBrace)
    }

    /// Reads the definition of a directive, the description of which is read already.
    ///
    /// ```
    /// DirectiveDefinition : Description? directive @ Name ArgumentsDefinition? repeatable? on DirectiveLocations
    /// DirectiveLocations :
    ///   - DirectiveLocations | DirectiveLocation
    ///   - |? DirectiveLocation
    /// ```
    ///
    /// Spec: 3.13 Directives.
    mutating func directiveDefinition(_ node: Int) throws(Failure) {
        nodes[node].kind = .directiveDefinition
        try advance()
        try expect(.at)
        try name()
        try argumentsDefinition()
        if try skipKeyword("repeatable") { nodes[node].flags = .repeatable }
        try expectKeyword("on")
        _ = try skip(.bar)
        repeat { try directiveLocation() } while try skip(.bar)
    }

    /// Spec: 3.13 Directives, DirectiveLocation.
    private mutating func directiveLocation() throws(Failure) {
        guard token.kind == .name else { throw unexpected(expected: "a directive location") }
        let name = UnsafeBufferPointer(start: lexer.base, count: lexer.count)[token.start..<token.end]
        guard DirectiveLocation(rawValue: String(decoding: name, as: UTF8.self)) != nil else {
            throw unexpected(expected: "a directive location")
        }
        try leaf(.directiveLocation)
    }
}
