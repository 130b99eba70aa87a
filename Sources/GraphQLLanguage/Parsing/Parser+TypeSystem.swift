extension Parser {
    /// Which definition the current token begins, of those that can be extended; nil if none.
    var typeSystemKeyword: NodeKind? {
        if isKeyword("type") { return .objectTypeDefinition }
        if isKeyword("input") { return .inputObjectTypeDefinition }
        if isKeyword("enum") { return .enumTypeDefinition }
        if isKeyword("union") { return .unionTypeDefinition }
        if isKeyword("scalar") { return .scalarTypeDefinition }
        if isKeyword("schema") { return .schemaDefinition }
        if isKeyword("interface") { return .interfaceTypeDefinition }
        return nil
    }

    /// Reads a type system definition, the description of which is read already.
    ///
    /// ```
    /// TypeSystemDefinition :
    ///   - SchemaDefinition
    ///   - TypeDefinition
    ///   - DirectiveDefinition
    /// ```
    ///
    /// Spec: 3 Type System.
    mutating func typeSystemDefinition(_ node: Int) throws(Failure) {
        if isKeyword("directive") { return try directiveDefinition(node) }
        guard let kind = typeSystemKeyword else { throw unexpectedDefinition() }
        nodes[node].kind = kind
        try advance()
        if kind == .schemaDefinition {
            try directives(constant: true)
            try rootOperationTypes()
        } else {
            try name()
            try typeDefinition(kind)
        }
    }

    /// Reads a type system extension, which adds something.
    ///
    /// ```
    /// TypeSystemExtension :
    ///   - SchemaExtension
    ///   - TypeExtension
    /// SchemaExtension :
    ///   - extend schema Directives[Const]? { RootOperationTypeDefinition+ }
    ///   - extend schema Directives[Const] [lookahead != {]
    /// ```
    ///
    /// The extensions of types have the grammar of their definitions, but for the description and for not being
    /// empty.
    ///
    /// Spec: 3.1 Type System Extensions, 3.3.2 Schema Extension.
    mutating func typeSystemExtension(_ node: Int) throws(Failure) {
        try advance()
        guard let kind = typeSystemKeyword else { throw unexpected(expected: "something that can be extended") }
        nodes[node].kind = kind
        nodes[node].flags = .isExtension
        try advance()
        if kind != .schemaDefinition { try name() }
        let parts = nodes.count
        if kind == .schemaDefinition {
            try directives(constant: true)
            if token.kind == .leftBrace { try rootOperationTypes() }
        } else {
            try typeDefinition(kind)
        }
        guard nodes.count > parts else { throw unexpected(expected: "what the extension adds") }
    }

    /// ```
    /// SchemaDefinition : Description? schema Directives[Const]? { RootOperationTypeDefinition+ }
    /// RootOperationTypeDefinition : OperationType : NamedType
    /// ```
    ///
    /// Spec: 3.3 Schema.
    private mutating func rootOperationTypes() throws(Failure) {
        try expect(.leftBrace)
        repeat {
            guard let flags = operationType else { throw unexpected(expected: "an operation type") }
            let node = open(.rootOperationTypeDefinition, flags)
            try advance()
            try expect(.colon)
            try namedType()
            close(node)
        } while try !skip(.rightBrace)
    }

    /// Reads what follows the name of a type.
    ///
    /// ```
    /// ScalarTypeDefinition : Description? scalar Name Directives[Const]?
    /// ObjectTypeDefinition : Description? type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    /// InterfaceTypeDefinition : Description? interface Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    /// UnionTypeDefinition : Description? union Name Directives[Const]? UnionMemberTypes?
    /// EnumTypeDefinition : Description? enum Name Directives[Const]? EnumValuesDefinition?
    /// InputObjectTypeDefinition : Description? input Name Directives[Const]? InputFieldsDefinition?
    /// ```
    ///
    /// Spec: 3.4 Types.
    private mutating func typeDefinition(_ kind: NodeKind) throws(Failure) {
        let hasFields = kind == .objectTypeDefinition || kind == .interfaceTypeDefinition
        if hasFields { try implementsInterfaces() }
        try directives(constant: true)
        switch kind {
        case .unionTypeDefinition: try unionMemberTypes()
        case .enumTypeDefinition: try enumValuesDefinition()
        case .inputObjectTypeDefinition: try inputFieldsDefinition()
        default: if hasFields { try fieldsDefinition() }
        }
    }

    /// ```
    /// ImplementsInterfaces :
    ///   - ImplementsInterfaces & NamedType
    ///   - implements &? NamedType
    /// ```
    ///
    /// Spec: 3.6 Objects.
    private mutating func implementsInterfaces() throws(Failure) {
        guard try skipKeyword("implements") else { return }
        _ = try skip(.ampersand)
        repeat { try namedType() } while try skip(.ampersand)
    }

    /// ```
    /// UnionMemberTypes :
    ///   - UnionMemberTypes | NamedType
    ///   - = |? NamedType
    /// ```
    ///
    /// Spec: 3.8 Unions.
    private mutating func unionMemberTypes() throws(Failure) {
        guard try skip(.equals) else { return }
        _ = try skip(.bar)
        repeat { try namedType() } while try skip(.bar)
    }
}
