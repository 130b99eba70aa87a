import GraphQLSchema

extension Introspection {
    /// Spec: 4.2.2 The __Type Type.
    var typeFields: [String: FieldForm] {
        [
            "kind": symbol { kind(of: $0) },
            "name": text { definition($0)?.name },
            "description": text { definition($0)?.description },
            "specifiedByURL": text { definition($0)?.specifiedByURL },
            "fields": list("__Field") { type, arguments in
                let fields = definition(type, ofKinds: .object, .interface)?.fields
                return fields.map { members($0, of: type, arguments) { $0.deprecationReason } }
            },
            "interfaces": list("__Type") { type, _ in
                definition(type, ofKinds: .object, .interface)?.interfaces
            },
            "possibleTypes": list("__Type") { type, _ in
                definition(type, ofKinds: .interface, .union)?.possibleTypes
            },
            "enumValues": list("__EnumValue") { type, arguments in
                let values = definition(type, ofKinds: .enumeration)?.enumValues
                return values.map { members($0, of: type, arguments) { $0.deprecationReason } }
            },
            "inputFields": list("__InputValue") { type, arguments in
                let fields = definition(type, ofKinds: .inputObject)?.inputFields
                return fields.map { members($0, of: type, arguments) { $0.deprecationReason } }
            },
            "ofType": one("__Type") { type in
                switch types.reference(type) {
                case .named: nil
                case .list(let inner), .nonNull(let inner): types.number(of: inner)
                }
            },
            "isOneOf": truth { definition($0, ofKinds: .inputObject)?.isOneOf },
        ]
    }

    /// The definition of a named type, nil for a list or non-null.
    private func definition(_ type: Int) -> NamedType? {
        guard case .named(let index) = types.reference(type) else { return nil }
        return schema.types[index]
    }

    private func definition(_ type: Int, ofKinds kinds: NamedType.Kind...) -> NamedType? {
        definition(type).flatMap { kinds.contains($0.kind) ? $0 : nil }
    }

    /// The members of a type that are shown.
    private func members<T>(
        _ all: [T], of type: Int, _ arguments: ArgumentValues, _ deprecationReason: (T) -> String?
    ) -> [Int] {
        all.indices.filter { arguments.includesDeprecated || deprecationReason(all[$0]) == nil }
            .map { Member(.type, type, member: $0).number }
    }

    /// Spec: 4.2.2, __TypeKind.
    private func kind(of type: Int) -> String {
        switch types.reference(type) {
        case .list: "LIST"
        case .nonNull: "NON_NULL"
        case .named(let index):
            switch schema.types[index].kind {
            case .scalar: "SCALAR"
            case .object: "OBJECT"
            case .interface: "INTERFACE"
            case .union: "UNION"
            case .enumeration: "ENUM"
            case .inputObject: "INPUT_OBJECT"
            }
        }
    }
}

extension ArgumentValues {
    var includesDeprecated: Bool { self["includeDeprecated"]?.boolean ?? false }
}
