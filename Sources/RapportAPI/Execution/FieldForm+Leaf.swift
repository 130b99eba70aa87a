import Batches
import GraphQLExecution

extension FieldForm {
    /// A leaf that is read from its row.
    static func leaf<V>(_ leaf: Leaf<V>) -> FieldForm { .column(leaf.source, leaf.kind) }

    /// The id of an entity in the row.
    static func reference<T>(_ leaf: Leaf<Key<T>>) -> FieldForm { reference(leaf.source, T.index) }

    /// The id of an entity in the row, where there is one.
    static func reference<T>(_ leaf: Leaf<Key<T>?>) -> FieldForm { reference(leaf.source, T.index) }

    private static func reference(_ source: LeafSource, _ type: TypeIndex) -> FieldForm {
        guard case .plain(let column) = source else { preconditionFailure("A reference is a plain column") }
        return .reference(column: column, type)
    }
}
