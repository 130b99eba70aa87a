/// A GraphQL document: executable definitions, type system definitions, or both.
///
/// Immutable, and made by parsing only. It keeps the source, and one array of nodes over it: names and values are not
/// copied until somebody asks for them.
///
/// Spec: 2.2 Document.
public final class Document: Sendable {
    /// The text in UTF-8, without comments being removed.
    public let source: [UInt8]
    /// How many tokens the source has; comments and the end are none.
    public let tokenCount: Int
    @usableFromInline let nodes: [Node]

    init(source: [UInt8], nodes: [Node], tokenCount: Int) {
        self.source = source
        self.nodes = nodes
        self.tokenCount = tokenCount
    }

    /// The root of the tree.
    public var node: SyntaxNode { SyntaxNode(document: self, index: 0) }

    /// All definitions, in document order.
    public var definitions: Children<Definition> { node.children(.definitions) }

    /// The operations, in document order.
    public var operations: [OperationDefinition] {
        definitions.compactMap { if case .operation(let operation) = $0 { operation } else { nil } }
    }

    /// The fragments, in document order.
    public var fragments: [FragmentDefinition] {
        definitions.compactMap { if case .fragment(let fragment) = $0 { fragment } else { nil } }
    }

    /// The line and the column of a byte.
    ///
    /// - Complexity: O(offset).
    public func location(ofOffset offset: Int) -> SourceLocation { SourceLocation(offset: offset, in: source) }

    /// The text of a part of the source.
    public func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}
