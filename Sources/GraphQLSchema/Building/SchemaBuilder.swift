import GraphQLLanguage

/// Makes a schema of declarations in which every name is known.
///
/// Default values are left as `null`, with their text: coercing them needs the schema.
struct SchemaBuilder {
    private let document: Declarations
    /// The types of the document, then those that the specification defines.
    private let declarations: [TypeDeclaration]
    private let indexes: [String: Int]

    init(_ document: Declarations) {
        self.document = document
        let referred = ReferredScalars(document)
        let builtIn = Declarations.prelude.types.filter { declaration in
            BuiltInScalar(rawValue: declaration.name).map(referred.scalars.contains) ?? true
        }
        declarations = document.types + builtIn
        indexes = Dictionary(
            declarations.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The schema. Without a query type, which a rule reports, it has the first type instead.
    func schema() -> Schema {
        var types = declarations.map(type)
        for index in document.types.count..<types.count { types[index].isBuiltIn = true }
        addPossibleTypes(to: &types)
        let roots = RootTypes(document)
        return Schema(
            description: document.schemas.first?.description?.value, types: types,
            directives: document.directives.map { directive($0, isBuiltIn: false) }
                + Declarations.prelude.directives.map { directive($0, isBuiltIn: true) },
            queryType: roots[.query].flatMap { indexes[$0] } ?? 0,
            mutationType: roots[.mutation].flatMap { indexes[$0] },
            subscriptionType: roots[.subscription].flatMap { indexes[$0] })
    }

    private func type(_ declaration: TypeDeclaration) -> NamedType {
        var type = NamedType(kind: declaration.kind, name: declaration.name, description: declaration.description)
        type.interfaces = declaration.interfaces.map(index)
        type.fields = declaration.fields.map(field)
        type.possibleTypes = declaration.members.map(index)
        type.enumValues = declaration.values.map { value in
            EnumValueDefinition(
                name: value.name.text, description: value.description?.value,
                deprecationReason: deprecationReason(value.directives))
        }
        type.inputFields = declaration.inputFields.map(inputValue)
        type.isOneOf = declaration.kind == .inputObject && declaration.directive(named: "oneOf") != nil
        if declaration.kind == .scalar, let directive = declaration.directive(named: "specifiedBy") {
            type.specifiedByURL = directive.stringArgument("url")
        }
        return type
    }

    private func field(_ syntax: TypeSystem.FieldDefinition) -> FieldDefinition {
        var field = FieldDefinition(
            name: syntax.name.text, description: syntax.description?.value,
            arguments: syntax.arguments.map(inputValue), type: reference(syntax.type),
            deprecationReason: deprecationReason(syntax.directives))
        field.appliedDirectives = syntax.directives.map { directive in
            AppliedDirective(
                name: directive.name.text,
                arguments: directive.arguments.map { InputValue.Field(name: $0.name.text, value: InputValue($0.value)) }
            )
        }
        return field
    }

    private func inputValue(_ syntax: TypeSystem.InputValueDefinition) -> InputValueDefinition {
        InputValueDefinition(
            name: syntax.name.text, description: syntax.description?.value, type: reference(syntax.type),
            defaultValue: syntax.defaultValue.map {
                InputValueDefinition.DefaultValue(coerced: .null, text: printed($0))
            },
            deprecationReason: deprecationReason(syntax.directives))
    }

    private func directive(_ syntax: TypeSystem.DirectiveDefinition, isBuiltIn: Bool) -> DirectiveDefinition {
        DirectiveDefinition(
            name: syntax.name.text, description: syntax.description?.value,
            arguments: syntax.arguments.map(inputValue), isRepeatable: syntax.isRepeatable,
            locations: syntax.locations.map(\.name.text), isBuiltIn: isBuiltIn)
    }

    private func reference(_ syntax: TypeSyntax) -> TypeReference {
        switch syntax {
        case .named(let type): .named(index(type))
        case .list(let type): .list(reference(type.elementType))
        case .nonNull(let type): .nonNull(reference(type.nullableType))
        }
    }

    private func index(_ type: GraphQLLanguage.NamedType) -> Int {
        guard let index = indexes[type.name.text] else { preconditionFailure("The rules let an unknown type through") }
        return index
    }

    /// Spec: 3.13.3 @deprecated.
    private func deprecationReason(_ directives: Children<Directive>) -> String? {
        directives.first { $0.name.matches("deprecated") }.map {
            $0.stringArgument("reason") ?? defaultDeprecationReason
        }
    }

    private func addPossibleTypes(to types: inout [NamedType]) {
        for index in types.indices where types[index].kind == .object {
            types[index].possibleTypes = [index]
            for interface in types[index].interfaces where types[interface].kind == .interface {
                types[interface].possibleTypes.append(index)
            }
        }
    }
}

/// The names of the types that operations begin at.
///
/// Spec: 3.3.1 Root Operation Types, Default Root Operation Type Names.
struct RootTypes {
    private var names: [OperationType: String] = [:]
    /// Where the name stands: in the schema definition, or in the definition of a type with a default name.
    private(set) var syntax: [OperationType: Name] = [:]

    init(_ document: Declarations) {
        if document.schemas.isEmpty {
            for (operation, name) in [
                OperationType.query: "Query", .mutation: "Mutation", .subscription: "Subscription",
            ] {
                guard let index = document.typeIndexes[name] else { continue }
                names[operation] = name
                syntax[operation] = document.types[index].nameSyntax
            }
        }
        for root in document.rootOperationTypes {
            names[root.operationType] = root.type.name.text
            syntax[root.operationType] = root.type.name
        }
    }

    subscript(operation: OperationType) -> String? { names[operation] }
}

/// The built-in scalars that a schema has: those that something in it refers to. The introspection types refer to
/// `String` and `Boolean`.
///
/// Spec: 3.5 Scalars, Built-in Scalars: "If a built-in scalar type is not referenced anywhere in a schema, […] it must
/// not be included."
private struct ReferredScalars {
    private(set) var scalars: Set<BuiltInScalar> = [.string, .boolean]

    init(_ document: Declarations) {
        for type in document.types {
            for field in type.fields {
                add(field.type)
                for argument in field.arguments { add(argument.type) }
            }
            for field in type.inputFields { add(field.type) }
        }
        for directive in document.directives {
            for argument in directive.arguments { add(argument.type) }
        }
    }

    private mutating func add(_ type: TypeSyntax) {
        let name = type.namedType.name
        for scalar in [BuiltInScalar.int, .float, .id] where name.matches(scalar.rawValue) { scalars.insert(scalar) }
    }
}

extension Directive {
    /// The value of an argument that is a string.
    func stringArgument(_ name: StaticString) -> String? {
        guard case .string(let value)? = arguments.first(where: { $0.name.matches(name) })?.value else { return nil }
        return value.value
    }
}

/// What `@deprecated` says when it says nothing.
///
/// Spec: 3.13.3 @deprecated.
let defaultDeprecationReason = "No longer supported"
