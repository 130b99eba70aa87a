import Batches

/// A custom scalar of the schema that travels as text: strict about what it reads, with one form to print.
public protocol TextScalar: LeafValue, Hashable, Sendable, CustomStringConvertible {
    /// Reads what a client sent.
    init(_ text: String) throws(ScalarFault)

    /// The canonical form: what is stored and what a response shows.
    var text: String { get }
}

extension TextScalar {
    public var description: String { text }
}
