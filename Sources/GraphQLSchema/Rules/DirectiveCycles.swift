import GraphQLLanguage

extension TypeRules {
    /// The definition of a directive does not use the directive: not on its arguments, and not on the types of these.
    ///
    /// Spec: 3.13 Directives, Type Validation.
    mutating func checkDirectiveCycles() {
        for directive in declarations.directives {
            var search = DirectiveSearch(declarations: declarations)
            for argument in directive.arguments { search.visit(argument) }
            if search.directives.contains(directive.name.text) {
                report(.directiveCycle(directive.name.text), at: directive.name)
            }
        }
    }
}

/// All directives that a definition uses, directly or through types and other directives.
private struct DirectiveSearch {
    let declarations: Declarations
    private(set) var directives: Set<String> = []
    private var types: Set<Int> = []

    init(declarations: Declarations) { self.declarations = declarations }

    mutating func visit(_ value: TypeSystem.InputValueDefinition) {
        visit(value.directives)
        if let index = declarations.typeIndexes[value.type.namedType.name.text] { visit(type: index) }
    }

    private mutating func visit(type index: Int) {
        guard types.insert(index).inserted else { return }
        let type = declarations.types[index]
        for part in type.parts { visit(part.directives) }
        for value in type.values { visit(value.directives) }
        for field in type.inputFields { visit(field) }
    }

    private mutating func visit(_ applied: Children<Directive>) {
        for directive in applied {
            let name = directive.name.text
            guard directives.insert(name).inserted else { continue }
            guard let definition = declarations.directives.first(where: { $0.name.matches(name) }) else { continue }
            for argument in definition.arguments { visit(argument) }
        }
    }
}
