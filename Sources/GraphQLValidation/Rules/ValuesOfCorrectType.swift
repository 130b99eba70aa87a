import GraphQLLanguage
import GraphQLSchema

/// Literals are of the type that their place expects.
///
/// Told of every value but those of input objects and of lists where a list is expected: the walk goes into these.
///
/// Spec: 5.6.1 Values of Correct Type, "Input Coercion" in 3.5 to 3.12.
enum ValuesOfCorrectType {
    static func check(_ value: Value, at position: InputPosition?, _ context: inout ValidationContext) {
        guard let position else { return }
        if case .null = value {
            if position.type.isNonNull { report(value, position, &context) }
            return
        }
        switch context.schema.types[position.type.named].kind {
        case .scalar: checkScalar(value, position, &context)
        case .enumeration: checkEnum(value, position, &context)
        case .inputObject, .object, .interface, .union: report(value, position, &context)
        }
    }

    private static func checkScalar(_ value: Value, _ position: InputPosition, _ context: inout ValidationContext) {
        guard let builtIn = context.schema.types[position.type.named].builtInScalar else {
            return checkCustomScalar(value, position, &context)
        }
        switch (builtIn, value) {
        case (.int, .int(let integer)), (.id, .int(let integer)):
            // An ID has no size, an Int has 32 bits.
            if builtIn == .int, Int32(integer.text) == nil {
                context.report(.integerOutOfRange(found: context.excerpt(of: value)), at: value)
            }
        case (.float, .int(let integer)): checkFinite(integer.text, value, position, &context)
        case (.float, .float(let float)): checkFinite(float.text, value, position, &context)
        case (.string, .string), (.id, .string), (.boolean, .boolean): break
        default: reportForLeaf(value, position, &context)
        }
    }

    /// `1e999` reads like a number, but no double has its value.
    private static func checkFinite(
        _ text: String, _ value: Value, _ position: InputPosition, _ context: inout ValidationContext
    ) {
        if !(Double(text)?.isFinite ?? false) { report(value, position, &context) }
    }

    /// A custom scalar takes everything unless something is known of it. What contains variables is known later.
    private static func checkCustomScalar(
        _ value: Value, _ position: InputPosition, _ context: inout ValidationContext
    ) {
        let type = context.schema.types[position.type.named]
        guard let scalar = context.scalars[type.name], let constant = InputValue(constant: value) else { return }
        do throws(CoercionError) {
            _ = try scalar.coerce(constant)
        } catch {
            context.report(
                .refusedByScalar(
                    type: context.schema.text(of: position.type), found: context.excerpt(of: value),
                    message: error.message),
                at: value)
        }
    }

    private static func checkEnum(_ value: Value, _ position: InputPosition, _ context: inout ValidationContext) {
        let type = context.schema.types[position.type.named]
        switch value {
        case .enumeration(let name):
            if !type.enumValues.contains(where: { name.matches($0.name) }) { report(name.text, value, type, &context) }
        // The usual mistake: the name of a value as a string.
        case .string(let string): report(string.value, value, type, &context)
        default: reportForLeaf(value, position, &context)
        }
    }

    private static func report(
        _ name: String, _ value: Value, _ type: GraphQLSchema.NamedType, _ context: inout ValidationContext
    ) {
        let suggestions = context.suggestions(like: name, among: type.enumValues.lazy.map(\.name))
        context.report(
            .unknownEnumValue(type: type.name, found: context.excerpt(of: value), suggestions: suggestions), at: value)
    }

    /// A list or object here has no location, as the conformance vectors have it: the reference implementation holds
    /// a copy of such a literal against a leaf's type, with its variables replaced, and a copy stands nowhere.
    private static func reportForLeaf(
        _ value: Value, _ position: InputPosition, _ context: inout ValidationContext
    ) {
        switch value {
        case .list, .object:
            context.reportUnlocated(
                .compositeForLeaf(
                    type: context.schema.text(of: position.type), found: context.excerpt(of: value), at: value.location),
                at: value)
        default: report(value, position, &context)
        }
    }

    private static func report(_ value: Value, _ position: InputPosition, _ context: inout ValidationContext) {
        context.report(
            .invalidValue(type: context.schema.text(of: position.type), found: context.excerpt(of: value)), at: value)
    }
}

extension InputValue {
    /// What a literal for a custom scalar stands for, nil if there is a variable in it.
    ///
    /// An enum value is a string, as it is in JSON.
    init?(constant value: Value) {
        switch value {
        case .variable: return nil
        case .null: self = .null
        case .int(let integer): self = Int(integer.text).map { .int($0) } ?? .float(Double(integer.text) ?? 0)
        case .float(let float): self = .float(Double(float.text) ?? 0)
        case .string(let string): self = .string(string.value)
        case .boolean(let boolean): self = .boolean(boolean.value)
        case .enumeration(let name): self = .string(name.text)
        case .list(let list):
            let items = list.values.map { InputValue(constant: $0) }
            guard items.allSatisfy({ $0 != nil }) else { return nil }
            self = .list(items.compactMap { $0 })
        case .object(let object):
            var fields: [Field] = []
            for field in object.fields {
                guard let value = InputValue(constant: field.value) else { return nil }
                fields.append(Field(name: field.name.text, value: value))
            }
            self = .object(fields)
        }
    }
}
