import GraphQLLanguage

/// The fragment exists.
///
/// Spec: 5.5.2.1 Fragment Spread Target Defined.
enum FragmentSpreadTargetDefined {
    static func check(_ spread: FragmentSpread, _ fragment: Int?, _ context: inout ValidationContext) {
        if fragment == nil { context.report(.unknownFragment(spread.name.text), at: spread.name) }
    }
}
