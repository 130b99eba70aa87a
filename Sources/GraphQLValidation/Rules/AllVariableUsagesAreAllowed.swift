import GraphQLLanguage
import GraphQLSchema

/// A variable stands only where its values fit.
///
/// Spec: 5.8.5 All Variable Usages Are Allowed.
enum AllVariableUsagesAreAllowed {
    static func check(_ operation: OperationVariables, _ context: inout ValidationContext) {
        let schema = context.schema
        for usage in operation.usages {
            guard let definition = operation.definitions[usage.name], let position = usage.position,
                let type = schema.type(definition.type)
            else { continue }
            let places = [definition.offset, usage.variable.offset]
            if !isAllowed(type, definition.defaultValue, at: position) {
                context.report(
                    .variableInWrongPosition(
                        usage.name, type: schema.text(of: type), expected: schema.text(of: position.type)),
                    at: places)
            }
            if let oneOf = position.oneOf, !type.isNonNull {
                context.report(
                    .nullableVariableInOneOf(
                        usage.name, type: schema.text(of: type), oneOf: schema.types[oneOf].name),
                    at: places)
            }
        }
    }

    /// Spec: IsVariableUsageAllowed. A nullable variable fits a non-null place if either has a default: the variable's
    /// own, if it is not null, or that of the place, which is used when the variable has no value.
    private static func isAllowed(
        _ type: TypeReference, _ defaultValue: Value?, at position: InputPosition
    ) -> Bool {
        guard position.type.isNonNull, !type.isNonNull else { return areCompatible(type, position.type) }
        guard position.hasDefault || hasValue(defaultValue) else { return false }
        return areCompatible(type, position.type.nullable)
    }

    private static func hasValue(_ value: Value?) -> Bool {
        switch value {
        case nil, .null?: false
        default: true
        }
    }

    /// Spec: AreTypesCompatible.
    private static func areCompatible(_ variable: TypeReference, _ place: TypeReference) -> Bool {
        switch (variable, place) {
        case (.nonNull(let inner), .nonNull(let placeInner)): areCompatible(inner, placeInner)
        case (_, .nonNull): false
        case (.nonNull(let inner), _): areCompatible(inner, place)
        case (.list(let inner), .list(let placeInner)): areCompatible(inner, placeInner)
        case (.list, _), (_, .list): false
        case (.named(let type), .named(let placeType)): type == placeType
        }
    }
}
