import GraphQLLanguage

/// Types that a document names exist.
///
/// Spec: 5.5.1.2 Fragment Spread Type Existence; 5.8.2 Variables Are Input Types, whose types have to exist too.
enum TypeExistence {
    static func check(_ type: NamedType, _ context: inout ValidationContext) {
        let name = type.name.text
        guard context.schema.typeIndex(named: name) == nil, !isDefined(name, in: context.document) else { return }
        context.report(
            .unknownType(
                name, suggestions: context.suggestions(like: name, among: context.schema.types.lazy.map(\.name))),
            at: type)
    }

    /// Whether the document itself defines the type: then that is the mistake, and not its use.
    private static func isDefined(_ name: String, in document: Document) -> Bool {
        document.definitions.contains { definition in
            switch definition {
            case .scalar, .object, .interface, .union, .enumeration, .inputObject:
                definition.name?.matches(name) ?? false
            default: false
            }
        }
    }
}
