import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation

/// The fields of one response key, in the order of the document.
struct CollectedField {
    let responseKey: String
    var fields: [Field]

    var first: Field { fields[0] }
    /// The selection sets below the field: its value is an object with the fields of all of them.
    var selectionSets: [SelectionSet] { fields.compactMap(\.selectionSet) }
}

/// CollectFields of the specification, for objects of one type. The variables of `@skip` and `@include` are known.
///
/// Spec: 6.3.2 Field Collection.
final class FieldCollector {
    private let schema: Schema
    private let fragments: [String: FragmentDefinition]
    private let variables: VariableValues
    /// The first condition that is null: the operation cannot be planned for these variables.
    private(set) var fault: RequestError?

    init(schema: Schema, fragments: [String: FragmentDefinition], variables: VariableValues) {
        self.schema = schema
        self.fragments = fragments
        self.variables = variables
    }

    func collectFields(of type: Int, from selectionSets: [SelectionSet]) -> [CollectedField] {
        var collection = Collection(type: type)
        for selectionSet in selectionSets { collect(selectionSet, into: &collection) }
        return collection.fields
    }

    private struct Collection {
        let type: Int
        var fields: [CollectedField] = []
        var places: [String: Int] = [:]
        var visitedFragments: Set<String> = []
    }

    private func collect(_ selectionSet: SelectionSet, into collection: inout Collection) {
        for selection in selectionSet.selections where isIncluded(selection.directives) {
            switch selection {
            case .field(let field):
                let key = field.responseKey.text
                if let place = collection.places[key] {
                    collection.fields[place].fields.append(field)
                } else {
                    collection.places[key] = collection.fields.count
                    collection.fields.append(CollectedField(responseKey: key, fields: [field]))
                }
            case .fragmentSpread(let spread):
                let name = spread.name.text
                guard collection.visitedFragments.insert(name).inserted, let fragment = fragments[name],
                    applies(fragment.typeCondition, to: collection.type)
                else { continue }
                collect(fragment.selectionSet, into: &collection)
            case .inlineFragment(let fragment):
                if let condition = fragment.typeCondition, !applies(condition, to: collection.type) { continue }
                collect(fragment.selectionSet, into: &collection)
            }
        }
    }

    /// DoesFragmentTypeApply of the specification.
    private func applies(_ condition: GraphQLLanguage.NamedType, to type: Int) -> Bool {
        guard let index = schema.typeIndex(named: condition.name.text) else { return false }
        return index == type || schema.types[index].possibleTypes.contains(type)
    }

    /// Spec: 3.13.1 @skip, 3.13.2 @include.
    private func isIncluded(_ directives: Children<Directive>) -> Bool {
        for directive in directives {
            if directive.name.matches("skip"), condition(of: directive) == true { return false }
            if directive.name.matches("include"), condition(of: directive) == false { return false }
        }
        return true
    }

    private func condition(of directive: Directive) -> Bool? {
        guard let value = directive.arguments.first?.value else { return nil }
        switch value {
        case .boolean(let literal): return literal.value
        case .variable(let variable):
            if let boolean = variables[variable.name.text]?.boolean { return boolean }
            // A nullable variable with a default value may stand here, and then be given as null.
            fault =
                fault
                ?? RequestError(
                    message: "Variable \"$\(variable.name.text)\" is null, but a condition must be true or false.",
                    locations: [value.location], code: .badUserInput)
            return nil
        default: return nil
        }
    }
}

extension InputValue {
    var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
}
