import GraphQLLanguage

/// A subscription selects one root field, which is none of introspection, and selects it unconditionally.
///
/// Spec: 5.2.4.1 Single Root Field, CollectSubscriptionFields.
enum SingleRootField {
    static func check(_ context: inout ValidationContext) {
        guard let type = context.schema.subscriptionType else { return }
        for operation in context.outline.operations where operation.operationType == .subscription {
            var fields = RootFields(context: context, type: type)
            fields.collect(operation.selectionSet)
            report(fields, operation, &context)
        }
    }

    private static func report(
        _ fields: RootFields, _ definition: OperationDefinition, _ context: inout ValidationContext
    ) {
        let operation = definition.name?.text
        guard fields.conditions.isEmpty else {
            let places = fields.conditions.map(\.offset)
            return context.report(.subscriptionRootCondition(operation: operation), at: places)
        }
        if fields.byKey.isEmpty {
            // Only fragments that spread each other, or do not apply.
            context.report(.subscriptionRootFields(operation: operation), at: definition.selectionSet)
        }
        if fields.byKey.count > 1 {
            let places = fields.byKey.dropFirst().flatMap { $0.map(\.offset) }
            context.report(.subscriptionRootFields(operation: operation), at: places)
        }
        for fields in fields.byKey where fields[0].name.text.hasPrefix("__") {
            context.report(.subscriptionRootIntrospection(operation: operation), at: fields.map(\.offset))
        }
    }
}

/// The fields that a subscription selects on its root type, through fragments too.
private struct RootFields {
    /// The fields of each response key, in the order in which the keys are met.
    private(set) var byKey: [[Field]] = []
    /// `@skip` and `@include`. What they stand on is not collected.
    private(set) var conditions: [Directive] = []
    private let context: ValidationContext
    private let type: Int
    private var keys: [String: Int] = [:]
    private var visitedFragments: Set<Int> = []

    init(context: ValidationContext, type: Int) {
        self.context = context
        self.type = type
    }

    mutating func collect(_ selectionSet: SelectionSet) {
        for selection in selectionSet.selections {
            if let condition = selection.directives.first(where: {
                $0.name.matches("skip") || $0.name.matches("include")
            }) {
                conditions.append(condition)
                continue
            }
            switch selection {
            case .field(let field): add(field)
            case .inlineFragment(let fragment):
                if applies(fragment.typeCondition) { collect(fragment.selectionSet) }
            case .fragmentSpread(let spread): collect(spread)
            }
        }
    }

    private mutating func add(_ field: Field) {
        let key = field.responseKey.text
        if let index = keys[key] {
            byKey[index].append(field)
        } else {
            keys[key] = byKey.count
            byKey.append([field])
        }
    }

    private mutating func collect(_ spread: FragmentSpread) {
        guard let number = context.outline.fragmentNumbers[spread.name.text] else { return }
        let fragment = context.outline.fragments[number]
        guard visitedFragments.insert(number).inserted, applies(fragment.typeCondition) else { return }
        collect(fragment.selectionSet)
    }

    /// Spec: 6.3.2 DoesFragmentTypeApply.
    private func applies(_ condition: NamedType?) -> Bool {
        guard let condition else { return true }
        guard let other = context.schema.typeIndex(named: condition.name.text) else { return false }
        return context.schema.types[other].possibleTypes.contains(type)
    }
}
