import GraphQLLanguage

/// Each name is that of one fragment.
///
/// Spec: 5.5.1.1 Fragment Name Uniqueness.
enum FragmentNameUniqueness {
    static func check(_ context: inout ValidationContext) {
        for (number, fragment) in context.outline.fragments.enumerated() {
            let name = fragment.name
            guard let first = context.outline.fragmentNumbers[name.text], first != number else { continue }
            context.report(.duplicateFragment(name.text), at: context.outline.fragments[first].name, name)
        }
    }
}
