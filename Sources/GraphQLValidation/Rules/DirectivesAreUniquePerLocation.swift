import GraphQLLanguage

/// A directive that is not repeatable stands once at a location.
///
/// Spec: 5.7.3 Directives Are Unique per Location.
enum DirectivesAreUniquePerLocation {
    static func check(_ directives: Children<Directive>, _ context: inout ValidationContext) {
        for duplicates in Duplicates.groups(of: directives.lazy.map(\.name)) {
            let name = duplicates[0].text
            guard let definition = context.schema.directive(named: name), !definition.isRepeatable else { continue }
            let places = directives.filter { $0.name.matches(name) }
            for duplicate in places.dropFirst() {
                context.report(.repeatedDirective(name), at: places[0], duplicate)
            }
        }
    }
}
