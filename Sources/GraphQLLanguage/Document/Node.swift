/// One node of a document's tree, 16 bytes.
///
/// Nodes stand in preorder in one array: the children of a node follow it, and `next` is the first node after all of
/// its descendants. So a tree is one allocation, and skipping a subtree is one load.
@usableFromInline
struct Node: Sendable {
    @usableFromInline var kind: NodeKind
    @usableFromInline var flags: NodeFlags
    /// The offset of the node's first byte; with a description, the description's.
    @usableFromInline var start: UInt32
    /// The offset after the node's last byte.
    @usableFromInline var end: UInt32
    @usableFromInline var next: UInt32

    @inlinable
    init(kind: NodeKind, flags: NodeFlags = [], start: UInt32, end: UInt32, next: UInt32) {
        self.kind = kind
        self.flags = flags
        self.start = start
        self.end = end
        self.next = next
    }
}

/// What a node is.
///
/// The order matters: selections, values, types and definitions are ranges of it.
@usableFromInline
enum NodeKind: UInt8, Sendable {
    case document

    // Definitions.
    case operationDefinition, fragmentDefinition
    case schemaDefinition, scalarTypeDefinition, objectTypeDefinition, interfaceTypeDefinition
    case unionTypeDefinition, enumTypeDefinition, inputObjectTypeDefinition, directiveDefinition

    // Parts of definitions.
    case description, name
    case variableDefinition
    case rootOperationTypeDefinition, fieldDefinition, inputValueDefinition, enumValueDefinition
    case directiveLocation

    // Selections.
    case selectionSet
    case field, fragmentSpread, inlineFragment

    case argument, directive, objectField

    // Values; all but the first are constant.
    case variable
    case intValue, floatValue, stringValue, booleanValue, nullValue, enumValue, listValue, objectValue

    // Types.
    case namedType, listType
}

/// What a node says besides its kind. The meaning of a bit depends on the kind.
@usableFromInline
struct NodeFlags: OptionSet, Sendable {
    @usableFromInline let rawValue: UInt8

    @inlinable
    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Operations and root operation types; a query has neither.
    static let mutation = NodeFlags(rawValue: 1)
    static let subscription = NodeFlags(rawValue: 2)
    /// Operations: written as `{ ... }`.
    static let shorthand = NodeFlags(rawValue: 4)

    /// Type system definitions: written after `extend`.
    static let isExtension = NodeFlags(rawValue: 1)
    /// Directive definitions.
    static let repeatable = NodeFlags(rawValue: 1)
    /// Fields: the first name is the alias.
    static let hasAlias = NodeFlags(rawValue: 1)
    /// Booleans.
    static let isTrue = NodeFlags(rawValue: 1)
    /// Strings and descriptions.
    static let blockString = NodeFlags(rawValue: 1)
    /// Strings: there is a backslash in it, so that its text is not its value.
    static let hasEscapes = NodeFlags(rawValue: 2)
    /// Types: followed by `!`, which the node's range leaves out.
    static let nonNull = NodeFlags(rawValue: 1)
}

/// A range of kinds: what one list of children consists of.
@usableFromInline
struct NodeKinds: Sendable {
    @usableFromInline let first: UInt8
    @usableFromInline let last: UInt8

    @inlinable
    init(_ first: NodeKind, _ last: NodeKind) {
        self.first = first.rawValue
        self.last = last.rawValue
    }

    @inlinable
    init(_ kind: NodeKind) { self.init(kind, kind) }

    @inlinable
    func contains(_ kind: NodeKind) -> Bool { kind.rawValue >= first && kind.rawValue <= last }

    static let definitions = NodeKinds(.operationDefinition, .directiveDefinition)
    static let selections = NodeKinds(.field, .inlineFragment)
    static let values = NodeKinds(.variable, .objectValue)
    static let constantValues = NodeKinds(.intValue, .objectValue)
    static let types = NodeKinds(.namedType, .listType)
}
