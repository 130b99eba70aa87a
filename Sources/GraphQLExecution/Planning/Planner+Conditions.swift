import GraphQLLanguage
public import GraphQLValidation

extension Planner {
    /// The variables in the conditions of `@skip` and `@include`: a plan holds for one set of their values.
    public static func conditionVariables(in document: ValidatedDocument) -> [String] {
        var names: [String] = []
        func visit(_ directives: Children<Directive>) {
            for directive in directives where directive.name.matches("skip") || directive.name.matches("include") {
                guard case .variable(let variable)? = directive.arguments.first?.value else { continue }
                let name = variable.name.text
                if !names.contains(name) { names.append(name) }
            }
        }
        func visit(_ selectionSet: SelectionSet) {
            for selection in selectionSet.selections {
                visit(selection.directives)
                switch selection {
                case .field(let field): if let below = field.selectionSet { visit(below) }
                case .inlineFragment(let fragment): visit(fragment.selectionSet)
                case .fragmentSpread: break
                }
            }
        }
        for operation in document.document.operations { visit(operation.selectionSet) }
        for fragment in document.document.fragments { visit(fragment.selectionSet) }
        return names
    }
}
