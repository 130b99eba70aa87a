extension Printer {
    mutating func document(_ document: Document) {
        var previous: Definition?
        for definition in document.definitions {
            if previous != nil { write("\n\n") }
            if case .operation(let operation) = definition, previous?.takesBraces ?? false {
                self.operation(operation, isShorthandAllowed: false)
            } else {
                self.definition(definition)
            }
            previous = definition
        }
    }

    mutating func definition(_ definition: Definition) {
        switch definition {
        case .operation(let operation): self.operation(operation)
        case .fragment(let fragment): self.fragment(fragment)
        case .schema(let view), .schemaExtension(let view): schema(view)
        case .scalar(let view), .scalarExtension(let view): scalar(view)
        case .object(let view), .objectExtension(let view): object(view)
        case .interface(let view), .interfaceExtension(let view): interface(view)
        case .union(let view), .unionExtension(let view): union(view)
        case .enumeration(let view), .enumerationExtension(let view): enumeration(view)
        case .inputObject(let view), .inputObjectExtension(let view): inputObject(view)
        case .directive(let view): directiveDefinition(view)
        }
    }

    private mutating func operation(_ operation: OperationDefinition, isShorthandAllowed: Bool = true) {
        description(operation.description)
        if !isShorthandAllowed || !canBeShorthand(operation) {
            write(operation.operationType.rawValue.utf8)
            if let name = operation.name {
                write(" ")
                write(name.bytes)
            } else if !operation.variableDefinitions.isEmpty {
                write(" ")
            }
            variableDefinitions(operation.variableDefinitions)
            directives(operation.directives)
            write(" ")
        }
        selectionSet(operation.selectionSet)
    }

    private func canBeShorthand(_ operation: OperationDefinition) -> Bool {
        operation.operationType == .query && operation.name == nil && operation.description == nil
            && operation.variableDefinitions.isEmpty && operation.directives.isEmpty
    }

    private mutating func variableDefinitions(_ definitions: Children<VariableDefinition>) {
        guard !definitions.isEmpty else { return }
        let isOneLine = isOneLine {
            $0.write("(")
            $0.row(definitions) { $0.variableDefinition($1) }
            $0.write(")")
        }
        // The reference implementation does not indent them, and neither do we.
        if !isOneLine { lines("(", definitions, ")", indent: false) { $0.variableDefinition($1) } }
    }

    private mutating func variableDefinition(_ definition: VariableDefinition) {
        description(definition.description)
        write("$")
        write(definition.variable.name.bytes)
        write(": ")
        type(definition.type)
        defaultValue(definition.defaultValue)
        directives(definition.directives)
    }

    private mutating func fragment(_ fragment: FragmentDefinition) {
        description(fragment.description)
        write("fragment ")
        write(fragment.name.bytes)
        write(" on ")
        write(fragment.typeCondition.name.bytes)
        directives(fragment.directives)
        write(" ")
        selectionSet(fragment.selectionSet)
    }
}

// MARK: - Selections

extension Printer {
    mutating func selectionSet(_ selectionSet: SelectionSet) {
        lines("{", selectionSet.selections, "}") { $0.selection($1) }
    }

    private mutating func selection(_ selection: Selection) {
        switch selection {
        case .field(let field): self.field(field)
        case .fragmentSpread(let spread):
            write("...")
            write(spread.name.bytes)
            directives(spread.directives)
        case .inlineFragment(let fragment):
            write("...")
            if let type = fragment.typeCondition {
                write(" on ")
                write(type.name.bytes)
            }
            directives(fragment.directives)
            write(" ")
            selectionSet(fragment.selectionSet)
        }
    }

    private mutating func field(_ field: Field) {
        let start = position
        if let alias = field.alias {
            write(alias.bytes)
            write(": ")
        }
        write(field.name.bytes)
        if !field.arguments.isEmpty, !fits(since: start, { $0.arguments(field.arguments) }) {
            lines("(", field.arguments, ")") { $0.argument($1) }
        }
        directives(field.directives)
        if let selectionSet = field.selectionSet {
            write(" ")
            self.selectionSet(selectionSet)
        }
    }

    /// Arguments on one line; their values may have several.
    private mutating func arguments(_ arguments: Children<Argument>) {
        guard !arguments.isEmpty else { return }
        write("(")
        row(arguments) { $0.argument($1) }
        write(")")
    }

    private mutating func argument(_ argument: Argument) {
        write(argument.name.bytes)
        write(": ")
        value(argument.value)
    }

    /// Directives after something, each with a space before it.
    mutating func directives(_ directives: Children<Directive>) {
        for directive in directives {
            write(" @")
            write(directive.name.bytes)
            arguments(directive.arguments)
        }
    }
}

extension Definition {
    /// Whether braces after the definition would be read as part of it: `type T`, and then the shorthand `{ field }`.
    fileprivate var takesBraces: Bool {
        switch self {
        case .schema(let view), .schemaExtension(let view): view.rootOperationTypes.isEmpty
        case .object(let view), .objectExtension(let view): view.fields.isEmpty
        case .interface(let view), .interfaceExtension(let view): view.fields.isEmpty
        case .enumeration(let view), .enumerationExtension(let view): view.values.isEmpty
        case .inputObject(let view), .inputObjectExtension(let view): view.fields.isEmpty
        case .operation, .fragment, .scalar, .scalarExtension, .union, .unionExtension, .directive: false
        }
    }
}
