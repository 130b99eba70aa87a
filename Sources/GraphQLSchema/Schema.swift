/// A type system: what can be asked and answered.
///
/// Types name each other by their place in `types`, so that a schema is a value without cycles and a type is found
/// without a look-up. The order is: the types of the document, in its order; then the built-in scalars and the
/// introspection types.
///
/// Spec: 3 Type System.
public final class Schema: Sendable {
    public let description: String?
    public let types: [NamedType]
    public let directives: [DirectiveDefinition]
    public let queryType: Int
    public let mutationType: Int?
    public let subscriptionType: Int?
    private let typeIndexes: [String: Int]
    private let directiveIndexes: [String: Int]

    public init(
        description: String? = nil, types: [NamedType], directives: [DirectiveDefinition], queryType: Int,
        mutationType: Int? = nil, subscriptionType: Int? = nil
    ) {
        self.description = description
        self.types = types
        self.directives = directives
        self.queryType = queryType
        self.mutationType = mutationType
        self.subscriptionType = subscriptionType
        typeIndexes = Dictionary(types.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        directiveIndexes = Dictionary(
            directives.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public func typeIndex(named name: String) -> Int? { typeIndexes[name] }
    public func type(named name: String) -> NamedType? { typeIndexes[name].map { types[$0] } }
    public func directive(named name: String) -> DirectiveDefinition? { directiveIndexes[name].map { directives[$0] } }
    public func type(_ reference: TypeReference) -> NamedType { types[reference.named] }

    /// A field of an object or interface type.
    func declaredField(named name: String, of index: Int) -> FieldDefinition? {
        // In place: a copy of the type costs more than the look-up.
        types.withUnsafeBufferPointer { types in
            types[index].fieldIndexes[name].map { types[index].fieldsInOrder[$0] }
        }
    }

    /// The type and the arguments of a field, which is what validation asks for each field of a document: a copy of
    /// the whole definition costs more than the look-up.
    public func signature(ofField name: String, of index: Int) -> FieldSignature? {
        let declared = types.withUnsafeBufferPointer { types in
            types[index].fieldIndexes[name].map { place in
                FieldSignature(
                    type: types[index].fieldsInOrder[place].type, arguments: types[index].fieldsInOrder[place].arguments
                )
            }
        }
        return declared
            ?? metaField(named: name, of: index).map { FieldSignature(type: $0.type, arguments: $0.arguments) }
    }
}

/// A type by its place in the schema, wrapped in lists and non-nulls.
///
/// Spec: 3.4.1 (wrapping types) and 2.11 Type References.
public enum TypeReference: Hashable, Sendable {
    case named(Int)
    indirect case list(TypeReference)
    indirect case nonNull(TypeReference)

    /// The innermost named type.
    public var named: Int {
        switch self {
        case .named(let index): index
        case .list(let inner), .nonNull(let inner): inner.named
        }
    }

    public var isNonNull: Bool { if case .nonNull = self { true } else { false } }

    /// The type without an outer non-null.
    public var nullable: TypeReference { if case .nonNull(let inner) = self { inner } else { self } }
}

/// A scalar, object, interface, union, enum or input object type. What does not belong to the kind is empty.
public struct NamedType: Sendable {
    public enum Kind: Sendable { case scalar, object, interface, union, enumeration, inputObject }

    public var kind: Kind
    public var name: String
    public var description: String?
    /// Object and interface types.
    public var fields: [FieldDefinition] {
        get { fieldsInOrder }
        set {
            fieldsInOrder = newValue
            fieldIndexes = NamedType.indexes(newValue.map(\.name))
        }
    }
    /// Object and interface types: the interfaces they implement, in the order they are declared.
    public var interfaces: [Int] = []
    /// The object types that a value of this interface or union can have, in the order of the document
    /// (of the union's declaration); an object type has itself.
    public var possibleTypes: [Int] = []
    public var enumValues: [EnumValueDefinition] = []
    public var inputFields: [InputValueDefinition] = []
    /// `@oneOf`.
    public var isOneOf = false
    /// `@specifiedBy(url:)`.
    public var specifiedByURL: String?
    /// Whether the type is a built-in scalar or an introspection type.
    public var isBuiltIn = false
    /// Which of the built-in scalars the type is, nil if it is another type.
    public let builtInScalar: BuiltInScalar?
    fileprivate var fieldsInOrder: [FieldDefinition] = []
    fileprivate var fieldIndexes: [String: Int] = [:]

    public init(kind: Kind, name: String, description: String? = nil) {
        self.kind = kind
        self.name = name
        self.description = description
        builtInScalar = kind == .scalar ? BuiltInScalar(rawValue: name) : nil
    }

    public func fieldIndex(named name: String) -> Int? { fieldIndexes[name] }
    public func field(named name: String) -> FieldDefinition? { fieldIndexes[name].map { fields[$0] } }

    /// Changes a default value without making the index of the fields anew.
    mutating func setDefault(_ value: InputValue, field: Int, argument: Int) {
        fieldsInOrder[field].arguments[argument].defaultValue?.coerced = value
    }

    public var isComposite: Bool { kind == .object || kind == .interface || kind == .union }
    public var isAbstract: Bool { kind == .interface || kind == .union }
    public var isLeaf: Bool { kind == .scalar || kind == .enumeration }
    public var isInput: Bool { isLeaf || kind == .inputObject }

    private static func indexes(_ names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// A field of an object or interface type.
public struct FieldDefinition: Sendable {
    public var name: String
    public var description: String?
    public var arguments: [InputValueDefinition]
    public var type: TypeReference
    public var deprecationReason: String?
    /// The directives applied to the field in the document, as written; introspection does not show them.
    public var appliedDirectives: [AppliedDirective] = []

    public init(
        name: String, description: String? = nil, arguments: [InputValueDefinition] = [], type: TypeReference,
        deprecationReason: String? = nil
    ) {
        self.name = name
        self.description = description
        self.arguments = arguments
        self.type = type
        self.deprecationReason = deprecationReason
    }
}

/// What a selection of a field has to fit.
public struct FieldSignature: Sendable {
    public let type: TypeReference
    public let arguments: [InputValueDefinition]
}

/// An argument or a field of an input object.
public struct InputValueDefinition: Sendable {
    public var name: String
    public var description: String?
    public var type: TypeReference
    /// The default as written, with its canonical text for introspection and printing.
    public var defaultValue: DefaultValue?
    public var deprecationReason: String?

    public struct DefaultValue: Sendable {
        /// The default coerced to the type: what an execution uses.
        public var coerced: InputValue
        /// The literal as the document has it, printed canonically.
        public var text: String

        public init(coerced: InputValue, text: String) {
            self.coerced = coerced
            self.text = text
        }
    }

    public init(
        name: String, description: String? = nil, type: TypeReference, defaultValue: DefaultValue? = nil,
        deprecationReason: String? = nil
    ) {
        self.name = name
        self.description = description
        self.type = type
        self.defaultValue = defaultValue
        self.deprecationReason = deprecationReason
    }

    /// Spec: 5.4.3 Required Arguments, 5.6.4 Input Object Required Fields.
    public var isRequired: Bool { type.isNonNull && defaultValue == nil }
}

public struct EnumValueDefinition: Sendable {
    public var name: String
    public var description: String?
    public var deprecationReason: String?

    public init(name: String, description: String? = nil, deprecationReason: String? = nil) {
        self.name = name
        self.description = description
        self.deprecationReason = deprecationReason
    }
}

/// Spec: 3.13 Directives.
public struct DirectiveDefinition: Sendable {
    public var name: String
    public var description: String?
    public var arguments: [InputValueDefinition]
    public var isRepeatable: Bool
    /// Names of the locations as the specification writes them, for example `FIELD_DEFINITION`.
    public var locations: [String]
    public var isBuiltIn: Bool

    public init(
        name: String, description: String? = nil, arguments: [InputValueDefinition] = [], isRepeatable: Bool = false,
        locations: [String], isBuiltIn: Bool = false
    ) {
        self.name = name
        self.description = description
        self.arguments = arguments
        self.isRepeatable = isRepeatable
        self.locations = locations
        self.isBuiltIn = isBuiltIn
    }
}

/// A directive applied in a type system document, with its arguments as written.
public struct AppliedDirective: Sendable {
    public var name: String
    public var arguments: [InputValue.Field]

    public init(name: String, arguments: [InputValue.Field]) {
        self.name = name
        self.arguments = arguments
    }
}
