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
struct FieldCollector {
    let schema: Schema
    let fragments: [String: FragmentDefinition]
    let variables: VariableValues

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
        switch directive.arguments.first?.value {
        case .boolean(let literal): literal.value
        case .variable(let variable): variables.values[variable.name.text].flatMap(\.boolean)
        default: nil
        }
    }
}

extension InputValue {
    var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
}
