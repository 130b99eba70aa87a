/// A view of one node of a document: what the grammar calls it, with its parts under the grammar's names.
///
/// Views are made when asked for and hold nothing but the document and a place in it. Two views are equal when they
/// are the same node of the same document, not when they read the same.
public protocol Syntax: Hashable, Sendable {
    var node: SyntaxNode { get }
    /// The view of a node of this kind. A node of another kind is a mistake of the caller.
    init(_ node: SyntaxNode)
}

extension Syntax {
    public var document: Document { node.document }

    /// The offset of the first byte; what has a description begins with it.
    public var offset: Int { Int(node.record.start) }

    public var sourceRange: Range<Int> { Int(node.record.start)..<Int(node.record.end) }

    /// - Complexity: O(offset).
    public var location: SourceLocation { document.location(ofOffset: offset) }
}

/// A node: a place in a document.
public struct SyntaxNode: Hashable, Sendable {
    public let document: Document
    /// The place in preorder. Parents come before their children, and the first node is the document itself.
    public let index: Int

    @inlinable
    init(document: Document, index: Int) {
        self.document = document
        self.index = index
    }

    @inlinable
    public static func == (left: SyntaxNode, right: SyntaxNode) -> Bool {
        left.index == right.index && left.document === right.document
    }

    @inlinable
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(document))
        hasher.combine(index)
    }

    @inlinable
    var record: Node { document.nodes[index] }

    /// The place after all descendants.
    @inlinable
    var next: Int { Int(document.nodes[index].next) }

    /// The first child of these kinds, nil if there is none.
    func child(_ kinds: NodeKinds) -> SyntaxNode? {
        let end = next
        var place = index + 1
        while place < end {
            let record = document.nodes[place]
            if kinds.contains(record.kind) { return SyntaxNode(document: document, index: place) }
            place = Int(record.next)
        }
        return nil
    }

    func child(_ kind: NodeKind) -> SyntaxNode? { child(NodeKinds(kind)) }

    /// A child that the grammar requires.
    func requiredChild(_ kinds: NodeKinds) -> SyntaxNode {
        guard let child = child(kinds) else { preconditionFailure("The parser left out a child") }
        return child
    }

    func requiredChild(_ kind: NodeKind) -> SyntaxNode { requiredChild(NodeKinds(kind)) }

    func children<Element: Syntax>(_ kinds: NodeKinds) -> Children<Element> {
        Children(document: document, kinds: kinds, start: child(kinds)?.index ?? next, end: next)
    }

    func children<Element: Syntax>(_ kind: NodeKind) -> Children<Element> { children(NodeKinds(kind)) }
}
