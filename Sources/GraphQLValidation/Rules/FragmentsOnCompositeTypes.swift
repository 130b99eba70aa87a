import GraphQLLanguage

/// Fragments are on object, interface or union types.
///
/// Spec: 5.5.1.3 Fragments on Object, Interface or Union Types.
enum FragmentsOnCompositeTypes {
    /// `fragment` is nil for an inline fragment.
    static func check(
        _ condition: NamedType, _ type: Int?, _ fragment: Name?, _ context: inout ValidationContext
    ) {
        guard let type, !context.schema.isComposite(type) else { return }
        context.report(
            .fragmentOnNonComposite(fragment: fragment?.text, type: context.schema.types[type].name), at: condition)
    }
}
