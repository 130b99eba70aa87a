import GraphQLLanguage

/// Each argument is given once.
///
/// Spec: 5.4.2 Argument Uniqueness.
enum ArgumentUniqueness {
    static func check(_ arguments: Children<Argument>, _ context: inout ValidationContext) {
        for duplicates in Duplicates.groups(of: arguments.lazy.map(\.name)) {
            context.report(.duplicateArgument(duplicates[0].text), at: duplicates.map(\.offset))
        }
    }
}
