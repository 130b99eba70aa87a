import GraphQLLanguage

extension Schema {
    /// The schema as a type system document: what introspection tells of it, extensions merged.
    ///
    /// What the specification defines is left out, and so are applied directives, except `@deprecated`, `@specifiedBy`
    /// and `@oneOf`. Without a line feed at the end.
    public func printed() -> String {
        var definitions: [String] = []
        if let definition = printedSchemaDefinition { definitions.append(definition) }
        let printer = SchemaPrinter(schema: self)
        for directive in directives where !directive.isBuiltIn { definitions.append(printer.definition(of: directive)) }
        for type in types where !type.isBuiltIn { definitions.append(printer.definition(of: type)) }
        return definitions.joined(separator: "\n\n")
    }

    /// Nil when it says nothing that could not be told without it.
    ///
    /// Spec: 3.3.1 Root Operation Types, Default Root Operation Type Names.
    private var printedSchemaDefinition: String? {
        guard description != nil || !hasDefaultRootTypeNames else { return nil }
        var text = SchemaPrinter(schema: self).description(description, indentation: "", isFirst: true)
        text += "schema {\n  query: \(types[queryType].name)\n"
        if let mutationType { text += "  mutation: \(types[mutationType].name)\n" }
        if let subscriptionType { text += "  subscription: \(types[subscriptionType].name)\n" }
        return text + "}"
    }

    private var hasDefaultRootTypeNames: Bool {
        queryType == typeIndex(named: "Query") && mutationType == typeIndex(named: "Mutation")
            && subscriptionType == typeIndex(named: "Subscription")
    }
}

/// Prints definitions, each without a line feed at its end.
private struct SchemaPrinter {
    let schema: Schema

    func definition(of directive: DirectiveDefinition) -> String {
        description(directive.description, indentation: "", isFirst: true) + "directive @" + directive.name
            + arguments(directive.arguments, indentation: "") + (directive.isRepeatable ? " repeatable" : "") + " on "
            + directive.locations.joined(separator: " | ")
    }

    func definition(of type: NamedType) -> String {
        description(type.description, indentation: "", isFirst: true) + definitionWithoutDescription(of: type)
    }

    private func definitionWithoutDescription(of type: NamedType) -> String {
        switch type.kind {
        case .scalar: "scalar \(type.name)\(specifiedBy(type))"
        case .object: "type \(type.name)\(interfaces(type))" + block(type.fields, field)
        case .interface: "interface \(type.name)\(interfaces(type))" + block(type.fields, field)
        case .union: "union \(type.name) = " + names(type.possibleTypes).joined(separator: " | ")
        case .enumeration: "enum \(type.name)" + block(type.enumValues, enumValue)
        case .inputObject: "input \(type.name)\(type.isOneOf ? " @oneOf" : "")" + block(type.inputFields, inputField)
        }
    }

    private func block<Member>(_ members: [Member], _ print: (Member, _ isFirst: Bool) -> String) -> String {
        var text = " {\n"
        for (index, member) in members.enumerated() { text += print(member, index == 0) + "\n" }
        return text + "}"
    }

    private func field(_ field: FieldDefinition, isFirst: Bool) -> String {
        description(field.description, indentation: "  ", isFirst: isFirst) + "  " + field.name
            + arguments(field.arguments, indentation: "  ") + ": " + schema.text(of: field.type)
            + deprecated(field.deprecationReason)
    }

    private func enumValue(_ value: EnumValueDefinition, isFirst: Bool) -> String {
        description(value.description, indentation: "  ", isFirst: isFirst) + "  " + value.name
            + deprecated(value.deprecationReason)
    }

    private func inputField(_ field: InputValueDefinition, isFirst: Bool) -> String {
        description(field.description, indentation: "  ", isFirst: isFirst) + "  " + inputValue(field)
    }

    /// On one line, or each on its own as soon as one of them has a description.
    private func arguments(_ arguments: [InputValueDefinition], indentation: String) -> String {
        if arguments.isEmpty { return "" }
        if arguments.allSatisfy({ ($0.description ?? "").isEmpty }) {
            return "(" + arguments.map(inputValue).joined(separator: ", ") + ")"
        }
        let inner = indentation + "  "
        var text = "(\n"
        for (index, argument) in arguments.enumerated() {
            text += description(argument.description, indentation: inner, isFirst: index == 0)
            text += inner + inputValue(argument) + "\n"
        }
        return text + indentation + ")"
    }

    private func inputValue(_ value: InputValueDefinition) -> String {
        value.name + ": " + schema.text(of: value.type) + (value.defaultValue.map { " = " + $0.text } ?? "")
            + deprecated(value.deprecationReason)
    }

    private func interfaces(_ type: NamedType) -> String {
        type.interfaces.isEmpty ? "" : " implements " + names(type.interfaces).joined(separator: " & ")
    }

    private func names(_ indexes: [Int]) -> [String] { indexes.map { schema.types[$0].name } }

    private func specifiedBy(_ type: NamedType) -> String {
        type.specifiedByURL.map { " @specifiedBy(url: \(StringValue.printed($0)))" } ?? ""
    }

    private func deprecated(_ reason: String?) -> String {
        guard let reason else { return "" }
        return reason == defaultDeprecationReason
            ? " @deprecated" : " @deprecated(reason: \(StringValue.printed(reason)))"
    }

    /// With an empty line before it unless it comes first, and a line feed after it.
    func description(_ description: String?, indentation: String, isFirst: Bool) -> String {
        guard let description else { return "" }
        let string = StringValue.printed(description, asBlock: description.isPrintableAsBlockString)
        // The lines of a block string are indented like the definition; empty ones too, which changes nothing.
        let lines = string.split(separator: "\n", omittingEmptySubsequences: false)
        return (isFirst ? "" : "\n") + indentation + lines.joined(separator: "\n" + indentation) + "\n"
    }
}

extension String {
    /// Whether a block string can stand for this text: it loses empty lines at its ends, the indentation that all lines
    /// have in common, and the difference between the characters that end lines, and it has no escapes for others.
    ///
    /// Spec: 2.9.4 String Value, BlockStringValue.
    fileprivate var isPrintableAsBlockString: Bool {
        if isEmpty { return true }
        if unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" && $0 != "\n" }) { return false }
        let lines = unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let isBlank = lines.map { $0.allSatisfy { $0 == " " || $0 == "\t" } }
        if isBlank[0] || isBlank[lines.count - 1] { return false }
        let hasCommonIndentation = zip(lines, isBlank).allSatisfy { $1 || $0.first == " " || $0.first == "\t" }
        return lines.count == 1 || !hasCommonIndentation
    }
}
