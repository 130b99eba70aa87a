import GraphQLSchema

/// The lists and non-nulls around a field's named type.
///
/// Spec: 6.4.3 Value Completion.
indirect enum Shape: Hashable, Sendable {
    case leaf
    case object
    case list(Shape)
    case nonNull(Shape)

    var isNonNull: Bool { if case .nonNull = self { true } else { false } }

    init(_ type: TypeReference, isComposite: Bool) {
        switch type {
        case .named: self = isComposite ? .object : .leaf
        case .list(let inner): self = .list(Shape(inner, isComposite: isComposite))
        case .nonNull(let inner): self = .nonNull(Shape(inner, isComposite: isComposite))
        }
    }

    /// The shape of a list's elements, nil if it is no list.
    var element: Shape? {
        switch self {
        case .leaf, .object: nil
        case .list(let inner): inner
        case .nonNull(let inner): inner.element
        }
    }

    /// Whether the named type inside is an object, interface or union.
    var isOfObjects: Bool {
        switch self {
        case .leaf: false
        case .object: true
        case .list(let inner), .nonNull(let inner): inner.isOfObjects
        }
    }
}
