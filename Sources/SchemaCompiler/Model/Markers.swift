import GraphQLLanguage

/// What directives say of object types that nothing else tells. Read from the document, because a schema does not keep
/// the directives of its types.
struct Markers {
    /// Types with `@embedded`.
    var embedded: Set<String> = []

    init(of document: Document) {
        for case .object(let type) in document.definitions {
            for directive in type.directives where directive.name.matches("embedded") {
                embedded.insert(type.name.text)
            }
        }
    }

    /// The directives that only the compiler reads: they are left out of what is served.
    static let directives = ["group", "embedded"]
}
