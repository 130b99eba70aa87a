/// A name.
///
/// Spec: 2.1.9 Names.
public struct Name: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    /// The name as a string. Makes one; `matches` does not.
    public var text: String { document.text(sourceRange) }

    /// The name's bytes, all of them ASCII.
    public var bytes: ArraySlice<UInt8> { document.source[sourceRange] }

    /// Whether the name reads like this.
    public func matches(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes.elementsEqual($0) }
    }

    /// Whether the name reads like this.
    public func matches(_ text: String) -> Bool {
        // Most names that are compared differ in length already.
        sourceRange.count == text.utf8.count && bytes.elementsEqual(text.utf8)
    }

    /// Whether both names read the same. (`==` asks whether both are the same node.)
    public func matches(_ other: Name) -> Bool {
        sourceRange.count == other.sourceRange.count && bytes.elementsEqual(other.bytes)
    }
}
