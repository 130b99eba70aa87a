/// Every fragment is spread by an operation, maybe through other fragments.
///
/// Spec: 5.5.1.4 Fragments Must Be Used.
enum FragmentsMustBeUsed {
    /// - Complexity: O(operations * spreads), both of which are limited.
    static func check(_ context: inout ValidationContext) {
        let outline = context.outline
        guard !outline.fragments.isEmpty else { return }
        var usedNames: Set<String> = []
        for operation in outline.operationParts {
            for fragment in outline.fragments(reachedFrom: operation) {
                usedNames.insert(outline.fragments[fragment].name.text)
            }
        }
        for fragment in outline.fragments where !usedNames.contains(fragment.name.text) {
            context.report(.unusedFragment(fragment.name.text), at: fragment)
        }
    }
}
