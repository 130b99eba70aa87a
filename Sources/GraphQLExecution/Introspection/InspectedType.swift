import GraphQLSchema

/// A type as introspection shows it: a named type, or one in lists and non-nulls. As a number: the named type in the
/// low 32 bits, above them two bits for each wrapper, the outermost lowest.
struct InspectedType {
    let number: Int

    init(number: Int) { self.number = number }

    init(_ reference: TypeReference) {
        switch reference {
        case .named(let index): number = index
        case .list(let inner): number = InspectedType(inner).wrapped(in: 1)
        case .nonNull(let inner): number = InspectedType(inner).wrapped(in: 2)
        }
    }

    var named: Int { number & 0xFFFF_FFFF }
    var isList: Bool { wrappers & 3 == 1 }
    var isNonNull: Bool { wrappers & 3 == 2 }
    var isWrapped: Bool { wrappers != 0 }
    var ofType: InspectedType { InspectedType(number: named | (wrappers >> 2) << 32) }

    private var wrappers: Int { number >> 32 }
    /// Fifteen wrappers fit; what is wrapped deeper is shown without the innermost of them.
    func wrapped(in wrapper: Int) -> Int { named | (((wrappers << 2) | wrapper) & 0x3FFF_FFFF) << 32 }
}

extension InspectedType {
    /// The named type, nil for a wrapped one.
    func definition(in schema: Schema) -> NamedType? { isWrapped ? nil : schema.types[named] }

    /// Spec: 4.2.2, __TypeKind.
    func kind(in schema: Schema) -> String {
        if isList { return "LIST" }
        if isNonNull { return "NON_NULL" }
        return switch schema.types[named].kind {
        case .scalar: "SCALAR"
        case .object: "OBJECT"
        case .interface: "INTERFACE"
        case .union: "UNION"
        case .enumeration: "ENUM"
        case .inputObject: "INPUT_OBJECT"
        }
    }
}
