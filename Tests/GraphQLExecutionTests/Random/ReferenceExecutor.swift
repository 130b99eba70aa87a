import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

/// Executes operations on the random world as the specification's algorithms say it, object by object and field by
/// field, with nothing done to be fast.
///
/// Spec: 6.3 Executing Selection Sets, 6.4 Executing Fields.
struct ReferenceExecutor {
    let document: ValidatedDocument
    let variables: VariableValues
    /// Every error of every field, those that null propagation takes away too, by path.
    private(set) var errors: Set<String> = []

    init(_ document: ValidatedDocument, _ variables: VariableValues) {
        self.document = document
        self.variables = variables
    }

    private var schema: Schema { document.schema }

    /// The value of `data`.
    mutating func data(_ operation: OperationDefinition) -> JSONValue {
        object([operation.selectionSet], schema.queryType, RandomWorld.root, "") ?? .null
    }

    /// Nil when a field that must not be null is.
    private mutating func object(_ sets: [SelectionSet], _ type: Int, _ number: UInt64, _ path: String) -> JSONValue? {
        var members: [JSONValue.Member] = []
        var isNull = false
        for (key, fields) in collectFields(type, sets) {
            let path = "\(path)/\(key)"
            guard let value = field(fields, type, number, path) else {
                isNull = true
                continue
            }
            members.append(JSONValue.Member(key, value))
        }
        return isNull ? nil : .object(members)
    }

    private mutating func field(_ fields: [Field], _ type: Int, _ number: UInt64, _ path: String) -> JSONValue? {
        let name = fields[0].name.text
        if name == "__typename" { return .string(schema.types[type].name) }
        let definition = schema.field(named: name, of: type)!  // the document is valid
        let arguments: [InputValue.Field]
        do throws(ArgumentError) {
            arguments = try schema.coerceArguments(
                definitions: definition.arguments, given: fields[0].arguments, variables: variables)
        } catch {
            errors.insert(path)
            return definition.type.isNonNull ? nil : .null
        }
        let value = RandomWorld.value(of: definition, ArgumentValues(arguments), on: number)
        return complete(value, definition.type, fields.compactMap(\.selectionSet), path)
    }

    /// Spec: 6.4.3 CompleteValue.
    private mutating func complete(
        _ value: RandomWorld.Value, _ type: TypeReference, _ sets: [SelectionSet], _ path: String
    ) -> JSONValue? {
        if case .nonNull(let inner) = type {
            if case .null = value { errors.insert(path) }
            let completed = complete(value, inner, sets, path)
            return completed?.isNull ?? true ? nil : completed
        }
        switch value {
        case .null: return .null
        case .failure:
            errors.insert(path)
            return .null
        case .text(let text): return .string(text)
        case .number(let number): return .int(number)
        case .list(let elements):
            guard case .list(let inner) = type else { preconditionFailure("the world keeps to its types") }
            var items: [JSONValue] = []
            var isNull = false
            for (index, element) in elements.enumerated() {
                let item = complete(element, inner, sets, "\(path)/\(index)")
                isNull = isNull || item == nil
                items.append(item ?? .null)
            }
            return isNull ? .null : .array(items)
        case .object(let type, let number): return object(sets, type, number, path) ?? .null
        }
    }

    // MARK: Collecting

    /// Spec: 6.3.2 CollectFields.
    private func collectFields(_ type: Int, _ sets: [SelectionSet]) -> [(key: String, fields: [Field])] {
        var collected: [(key: String, fields: [Field])] = []
        var visited: Set<String> = []
        func collect(_ set: SelectionSet) {
            for selection in set.selections where isIncluded(selection.directives) {
                switch selection {
                case .field(let field):
                    let key = field.responseKey.text
                    if let place = collected.firstIndex(where: { $0.key == key }) {
                        collected[place].fields.append(field)
                    } else {
                        collected.append((key, [field]))
                    }
                case .fragmentSpread(let spread):
                    let name = spread.name.text
                    guard visited.insert(name).inserted, let fragment = document.fragments[name],
                        applies(fragment.typeCondition, type)
                    else { continue }
                    collect(fragment.selectionSet)
                case .inlineFragment(let fragment):
                    if fragment.typeCondition.map({ applies($0, type) }) ?? true { collect(fragment.selectionSet) }
                }
            }
        }
        for set in sets { collect(set) }
        return collected
    }

    private func applies(_ condition: GraphQLLanguage.NamedType, _ type: Int) -> Bool {
        schema.type(named: condition.name.text)!.possibleTypes.contains(type)  // the document is valid
    }

    private func isIncluded(_ directives: Children<Directive>) -> Bool {
        for directive in directives {
            let condition: Bool
            switch directive.arguments.first!.value {  // the document is valid
            case .boolean(let literal): condition = literal.value
            case .variable(let variable): condition = variables[variable.name.text] == .boolean(true)
            default: preconditionFailure("the document is valid")
            }
            if directive.name.matches("skip"), condition { return false }
            if directive.name.matches("include"), !condition { return false }
        }
        return true
    }
}
