import Batches
import RapportTypes
import SQLite

/// What all rows of one parent have in a column: the parent's id mostly, else a text, such as the name of a company.
protocol PageKey {
    /// A table of keys with the columns `key` and `position` (from 0): one binding, whatever their number.
    static func table(_ keys: [Self]) -> SQL
    /// Whether no two owners have rows with the same key. If they can, the index that has each parent's rows begins
    /// with the owner.
    static var isOfOneOwner: Bool { get }
}

extension UUID: PageKey {
    static func table(_ keys: [UUID]) -> SQL { "\(table: keys)" }
    static var isOfOneOwner: Bool { true }
}

extension String: PageKey {
    static func table(_ keys: [String]) -> SQL {
        "(SELECT value AS key, key AS position FROM json_each(\(JSONText.list(keys))))"
    }
    static var isOfOneOwner: Bool { false }
}
