extension Printer {
    mutating func schema(_ definition: TypeSystem.SchemaDefinition) {
        description(definition.description)
        write(definition.isExtension ? "extend schema" : "schema")
        directives(definition.directives)
        members(definition.rootOperationTypes) {
            $0.write($1.operationType.rawValue.utf8)
            $0.write(": ")
            $0.write($1.type.name.bytes)
        }
    }

    mutating func scalar(_ definition: TypeSystem.ScalarTypeDefinition) {
        keyword("scalar", definition)
        directives(definition.directives)
    }

    mutating func object(_ definition: TypeSystem.ObjectTypeDefinition) {
        keyword("type", definition)
        interfaces(definition.interfaces)
        directives(definition.directives)
        members(definition.fields) { $0.fieldDefinition($1) }
    }

    mutating func interface(_ definition: TypeSystem.InterfaceTypeDefinition) {
        keyword("interface", definition)
        interfaces(definition.interfaces)
        directives(definition.directives)
        members(definition.fields) { $0.fieldDefinition($1) }
    }

    mutating func union(_ definition: TypeSystem.UnionTypeDefinition) {
        keyword("union", definition)
        directives(definition.directives)
        if !definition.members.isEmpty { write(" = ") }
        row(definition.members, separator: " | ") { $0.write($1.name.bytes) }
    }

    mutating func enumeration(_ definition: TypeSystem.EnumTypeDefinition) {
        keyword("enum", definition)
        directives(definition.directives)
        members(definition.values) {
            $0.description($1.description)
            $0.write($1.name.bytes)
            $0.directives($1.directives)
        }
    }

    mutating func inputObject(_ definition: TypeSystem.InputObjectTypeDefinition) {
        keyword("input", definition)
        directives(definition.directives)
        members(definition.fields) { $0.inputValueDefinition($1) }
    }

    mutating func directiveDefinition(_ definition: TypeSystem.DirectiveDefinition) {
        description(definition.description)
        write("directive @")
        write(definition.name.bytes)
        argumentsDefinition(definition.arguments)
        write(definition.isRepeatable ? " repeatable on " : " on ")
        row(definition.locations, separator: " | ") { $0.write($1.name.bytes) }
    }
}

// MARK: - Parts

extension Printer {
    /// The description, the word and the name that a type's definition begins with.
    private mutating func keyword(_ keyword: StaticString, _ definition: some TypeSystem.TypeDefinitionSyntax) {
        description(definition.description)
        if definition.isExtension { write("extend ") }
        write(keyword)
        write(" ")
        write(definition.name.bytes)
    }

    private mutating func interfaces(_ interfaces: Children<NamedType>) {
        if !interfaces.isEmpty { write(" implements ") }
        row(interfaces, separator: " & ") { $0.write($1.name.bytes) }
    }

    /// Members in braces; without any, no braces.
    private mutating func members<Member: Syntax>(
        _ members: Children<Member>, _ print: (inout Printer, Member) -> Void
    ) {
        guard !members.isEmpty else { return }
        write(" ")
        lines("{", members, "}", print)
    }

    private mutating func fieldDefinition(_ definition: TypeSystem.FieldDefinition) {
        description(definition.description)
        write(definition.name.bytes)
        argumentsDefinition(definition.arguments)
        write(": ")
        type(definition.type)
        directives(definition.directives)
    }

    /// Definitions of arguments on one line, unless one of them spans lines.
    private mutating func argumentsDefinition(_ arguments: Children<TypeSystem.InputValueDefinition>) {
        guard !arguments.isEmpty else { return }
        let isOneLine = isOneLine {
            $0.write("(")
            $0.row(arguments) { $0.inputValueDefinition($1) }
            $0.write(")")
        }
        if !isOneLine { lines("(", arguments, ")") { $0.inputValueDefinition($1) } }
    }

    private mutating func inputValueDefinition(_ definition: TypeSystem.InputValueDefinition) {
        description(definition.description)
        write(definition.name.bytes)
        write(": ")
        type(definition.type)
        defaultValue(definition.defaultValue)
        directives(definition.directives)
    }
}
