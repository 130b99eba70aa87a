import GraphQLLanguage
import GraphQLSchema

/// A fragment's type and the type around it have an object type in common.
///
/// Spec: 5.5.2.3 Fragment Spread Is Possible.
enum FragmentSpreadIsPossible {
    static func check(
        _ spread: FragmentSpread, _ fragment: Int?, _ parentType: Int?, _ context: inout ValidationContext
    ) {
        guard let fragment, let parentType else { return }
        let condition = context.outline.fragments[fragment].typeCondition
        guard let type = context.schema.typeIndex(named: condition.name.text) else { return }
        check(type, parentType, spread.name, at: spread, &context)
    }

    static func check(
        _ fragment: InlineFragment, _ type: Int?, _ parentType: Int?, _ context: inout ValidationContext
    ) {
        guard let type, let parentType else { return }
        check(type, parentType, nil, at: fragment, &context)
    }

    private static func check(
        _ type: Int, _ parentType: Int, _ fragment: Name?, at place: some Syntax, _ context: inout ValidationContext
    ) {
        let schema = context.schema
        guard type != parentType, schema.isComposite(type), !schema.haveCommonPossibleType(type, parentType) else {
            return
        }
        context.report(
            .impossibleSpread(
                fragment: fragment?.text, type: schema.types[type].name, parentType: schema.types[parentType].name),
            at: place)
    }
}
