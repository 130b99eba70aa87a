import GraphQLLanguage

/// What directives say of object types that nothing else tells. Read from the document, because a schema does not keep
/// the directives of its types.
struct Markers {
    /// Types with `@embedded`.
    var embedded: Set<String> = []
    /// Types with `@value`.
    var values: Set<String> = []

    init(of document: Document) {
        for case .object(let type) in document.definitions {
            for directive in type.directives {
                if directive.name.matches("embedded") { embedded.insert(type.name.text) }
                if directive.name.matches("value") { values.insert(type.name.text) }
            }
        }
    }

    /// The directives that only the compiler reads: they are left out of what is served.
    static let directives = ["group", "embedded", "value"]
}
