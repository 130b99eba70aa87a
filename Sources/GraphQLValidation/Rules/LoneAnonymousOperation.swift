import GraphQLLanguage

/// An operation without a name is alone, because nobody could ask for it otherwise.
///
/// Spec: 5.2.3.1 Lone Anonymous Operation.
enum LoneAnonymousOperation {
    static func check(_ context: inout ValidationContext) {
        guard context.outline.operations.count > 1 else { return }
        for operation in context.outline.operations where operation.name == nil {
            context.report(.anonymousOperationNotAlone, at: operation)
        }
    }
}
