/// The children of one node that are of one kind, in document order: the arguments of a field, say.
///
/// - Complexity: `isEmpty` and `first` are O(1), `count` is O(count); nothing is allocated.
public struct Children<Element: Syntax>: Collection, Sendable {
    /// A child's place. Not a number, because children do not stand at equal distances.
    public struct Index: Comparable, Sendable {
        @usableFromInline let place: Int

        @inlinable
        init(place: Int) { self.place = place }

        @inlinable
        public static func < (left: Index, right: Index) -> Bool { left.place < right.place }
    }

    @usableFromInline let document: Document
    @usableFromInline let kinds: NodeKinds
    @usableFromInline let start: Int
    @usableFromInline let end: Int

    /// The children from `start` on, as long as they are of these kinds; `end` is where their parent ends.
    @inlinable
    init(document: Document, kinds: NodeKinds, start: Int, end: Int) {
        self.document = document
        self.kinds = kinds
        self.start = start
        self.end = end
    }

    @inlinable
    public var startIndex: Index { Index(place: start) }
    @inlinable
    public var endIndex: Index { Index(place: end) }

    @inlinable
    public subscript(index: Index) -> Element {
        precondition(index.place < end, "No child stands at the end")
        return Element(SyntaxNode(document: document, index: index.place))
    }

    @inlinable
    public func index(after index: Index) -> Index {
        let next = Int(document.nodes[index.place].next)
        return Index(place: next < end && kinds.contains(document.nodes[next].kind) ? next : end)
    }
}
