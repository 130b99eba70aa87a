/// Questions about types that validation, execution and the rules for schemas all ask.
extension Schema {
    /// The type as GraphQL writes it, for example `[Int!]!`.
    public func text(of reference: TypeReference) -> String {
        switch reference {
        case .named(let index): types[index].name
        case .list(let inner): "[\(text(of: inner))]"
        case .nonNull(let inner): "\(text(of: inner))!"
        }
    }

    /// Spec: 3.4.2 Input and Output Types, IsInputType.
    public func isInputType(_ reference: TypeReference) -> Bool { type(reference).isInput }

    /// Spec: 3.4.2 Input and Output Types, IsOutputType.
    public func isOutputType(_ reference: TypeReference) -> Bool { type(reference).kind != .inputObject }

    /// Whether a value of the first named type is always one of the second: the type itself, a member of the union,
    /// an implementation of the interface.
    ///
    /// Spec: 3.6.1, IsSubType.
    public func isSubtype(_ index: Int, of other: Int) -> Bool {
        if index == other { return true }
        switch types[other].kind {
        case .union: return types[other].possibleTypes.contains(index)
        case .interface: return types[index].interfaces.contains(other)
        default: return false
        }
    }

    /// Whether a field of the first type may implement one of the second: equal, or narrower in every place.
    ///
    /// Spec: 3.6.1, IsValidImplementationFieldType.
    public func isSubtype(_ reference: TypeReference, of other: TypeReference) -> Bool {
        switch (reference, other) {
        case (.nonNull(let inner), .nonNull(let otherInner)): isSubtype(inner, of: otherInner)
        case (.nonNull(let inner), _): isSubtype(inner, of: other)
        case (.list(let inner), .list(let otherInner)): isSubtype(inner, of: otherInner)
        case (.named(let index), .named(let otherIndex)): isSubtype(index, of: otherIndex)
        default: false
        }
    }

    /// Whether the two types can have an object in common.
    ///
    /// Spec: 5.5.2.3 Fragment Spread Is Possible, GetPossibleTypes.
    public func haveCommonPossibleType(_ index: Int, _ other: Int) -> Bool {
        let possible = types[other].possibleTypes
        return types[index].possibleTypes.contains { possible.contains($0) }
    }
}
