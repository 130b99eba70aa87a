import GraphQLLanguage

/// Each name is that of one operation.
///
/// Spec: 5.2.2.1 Operation Name Uniqueness.
enum OperationNameUniqueness {
    static func check(_ context: inout ValidationContext) {
        guard context.outline.operations.count > 1 else { return }
        var first: [String: Name] = [:]
        for name in context.outline.operations.compactMap(\.name) {
            if let known = first[name.text] {
                context.report(.duplicateOperation(name.text), at: known, name)
            } else {
                first[name.text] = name
            }
        }
    }
}
