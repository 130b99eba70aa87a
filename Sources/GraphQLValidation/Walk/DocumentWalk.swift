import GraphQLLanguage
import GraphQLSchema

/// The one walk over a document, which tells each node to the rules that care, together with what the schema expects
/// at that place.
///
/// Rules about single nodes have no state: the walk calls them where they apply, so that each function below is also
/// the list of what is checked there. Two collect what they meet and decide when the walk is over: the usages of
/// variables and the selections of response keys.
struct DocumentWalk {
    var context: ValidationContext
    var variableUsages: VariableUsages
    var selections: SelectionTable

    init(_ context: ValidationContext) {
        self.context = context
        variableUsages = VariableUsages(context.outline)
        selections = SelectionTable(context.outline)
    }

    /// Visits every definition.
    mutating func visitDocument() {
        var operations = 0
        var fragments = 0
        for definition in context.document.definitions {
            if context.isFull { return }
            switch definition {
            case .operation(let operation):
                visit(operation, operations)
                operations += 1
            case .fragment(let fragment):
                visit(fragment, fragments)
                fragments += 1
            default:
                ExecutableDefinitions.report(definition, &context)
                visitTypeSystem(definition)
            }
        }
    }

    private mutating func visit(_ operation: OperationDefinition, _ number: Int) {
        variableUsages.enter(operation: number)
        let rootType = context.schema.rootType(of: operation.operationType)
        OperationTypeExistence.check(operation, rootType, &context)
        for variable in operation.variableDefinitions { visit(variable) }
        VariableUniqueness.check(operation, &context)
        visit(operation.directives, at: DirectiveLocation(operation.operationType))
        selections.enter(operation: number)
        visitRoot(operation.selectionSet, on: rootType)
    }

    private mutating func visit(_ fragment: FragmentDefinition, _ number: Int) {
        variableUsages.enter(fragment: number)
        let type = visit(typeCondition: fragment.typeCondition, of: fragment.name)
        visit(fragment.directives, at: .fragmentDefinition)
        selections.enter(fragment: number)
        visitRoot(fragment.selectionSet, on: type)
    }

    private mutating func visit(_ variable: VariableDefinition) {
        let type = visit(type: variable.type)
        VariablesAreInputTypes.check(variable, type, &context)
        if let value = variable.defaultValue { visit(value, at: type.map { InputPosition(type: $0) }) }
        visit(variable.directives, at: .variableDefinition)
    }

    private mutating func visit(type syntax: TypeSyntax) -> TypeReference? {
        TypeExistence.check(syntax.namedType, &context)
        return context.schema.type(syntax)
    }
}

// MARK: - Selections

extension DocumentWalk {
    /// The selections of an operation or a fragment.
    private mutating func visitRoot(_ selectionSet: SelectionSet, on type: Int?) {
        visit(selectionSet, on: composite(type))
        selections.leave()
    }

    /// `parentType` is composite, or nil if it is unknown.
    private mutating func visit(_ selectionSet: SelectionSet, on parentType: Int?) {
        for selection in selectionSet.selections {
            if context.isFull { return }
            switch selection {
            case .field(let field): visit(field, on: parentType)
            case .fragmentSpread(let spread): visit(spread, on: parentType)
            case .inlineFragment(let fragment): visit(fragment, on: parentType)
            }
        }
    }

    private mutating func visit(_ syntax: Field, on parentType: Int?) {
        let field = SelectedField(syntax, on: parentType, in: context.schema)
        FieldSelections.check(field, &context)
        IntrospectionIsOpen.check(field, &context)
        LeafFieldSelections.check(field, &context)
        visit(syntax.directives, at: .field)
        let arguments = syntax.arguments
        if !arguments.isEmpty { visit(arguments, of: .field(field)) }
        RequiredArguments.check(field, &context)
        guard let selectionSet = field.selectionSet else { return selections.add(field) }
        selections.enter(field)
        visit(selectionSet, on: composite(field.type?.named))
        selections.leave()
    }

    private mutating func visit(_ spread: FragmentSpread, on parentType: Int?) {
        let fragment = context.outline.fragmentNumbers[spread.name.text]
        FragmentSpreadTargetDefined.check(spread, fragment, &context)
        FragmentSpreadIsPossible.check(spread, fragment, parentType, &context)
        visit(spread.directives, at: .fragmentSpread)
        if let fragment { selections.add(spreadOf: fragment) }
    }

    private mutating func visit(_ fragment: InlineFragment, on parentType: Int?) {
        var type = parentType
        if let condition = fragment.typeCondition {
            type = visit(typeCondition: condition, of: nil)
            FragmentSpreadIsPossible.check(fragment, type, parentType, &context)
        }
        visit(fragment.directives, at: .inlineFragment)
        visit(fragment.selectionSet, on: composite(type))
    }

    /// The type if something can be selected on it.
    private func composite(_ type: Int?) -> Int? { type.flatMap { context.schema.isComposite($0) ? $0 : nil } }

    /// The type that a condition names, whatever its kind, nil if there is none.
    private mutating func visit(typeCondition: GraphQLLanguage.NamedType, of fragment: Name?) -> Int? {
        TypeExistence.check(typeCondition, &context)
        let type = context.schema.typeIndex(named: typeCondition.name.text)
        FragmentsOnCompositeTypes.check(typeCondition, type, fragment, &context)
        return type
    }
}

// MARK: - Directives, arguments and values

extension DocumentWalk {
    mutating func visit(_ directives: Children<Directive>, at location: DirectiveLocation) {
        guard !directives.isEmpty else { return }
        DirectivesAreUniquePerLocation.check(directives, &context)
        for directive in directives {
            let name = directive.name.text
            let definition = context.schema.directive(named: name)
            DirectivesAreDefined.check(directive, definition, &context)
            DirectivesAreInValidLocations.check(directive, definition, location, &context)
            visit(directive.arguments, of: .directive(name: name, definition))
            if let definition { RequiredArguments.check(directive, definition, &context) }
        }
    }

    private mutating func visit(_ arguments: Children<Argument>, of taker: ArgumentTaker) {
        guard !arguments.isEmpty else { return }
        ArgumentUniqueness.check(arguments, &context)
        let definitions = taker.arguments
        for argument in arguments {
            let name = argument.name
            let position = definitions.flatMap { all in all.place(of: name).map { InputPosition(all[$0]) } }
            if position == nil { ArgumentNames.report(argument, taker, &context) }
            visit(argument.value, at: position)
        }
    }

    /// A value, and those inside it. `position` is nil where the type is unknown or does not matter, as in the value
    /// of a custom scalar; `isChecked` is false inside a value that has been refused or accepted as a whole.
    private mutating func visit(_ value: Value, at position: InputPosition?, isChecked: Bool = true) {
        if context.isFull { return }
        switch value {
        case .variable(let variable):
            variableUsages.add(variable, at: position)
        case .list(let list):
            let isList = position.map { if case .list = $0.type.nullable { true } else { false } } ?? false
            if isChecked, !isList { ValuesOfCorrectType.check(value, at: position, &context) }
            let item = position?.item
            for value in list.values { visit(value, at: item, isChecked: isChecked && isList) }
        case .object(let object):
            visit(object, at: position, isChecked: isChecked)
        default:
            if isChecked { ValuesOfCorrectType.check(value, at: position, &context) }
        }
    }

    private mutating func visit(_ object: ObjectValue, at position: InputPosition?, isChecked: Bool) {
        InputObjectFieldUniqueness.check(object, &context)
        guard let position, context.schema.types[position.type.named].kind == .inputObject else {
            if isChecked { ValuesOfCorrectType.check(.object(object), at: position, &context) }
            for field in object.fields { visit(field.value, at: nil, isChecked: isChecked) }
            return
        }
        let type = context.schema.type(position.type)
        let oneOf = type.isOneOf ? position.type.named : nil
        if isChecked {
            InputObjectRequiredFields.check(object, type, &context)
            OneOfInputObjects.check(object, type, &context)
        }
        for field in object.fields {
            let inner = type.inputFields.place(of: field.name).map { InputPosition(type.inputFields[$0], oneOf: oneOf) }
            if isChecked, inner == nil { InputObjectFieldNames.report(field, type, &context) }
            visit(field.value, at: inner, isChecked: isChecked)
        }
    }
}
