import Batches
import RapportTypes
import SQLite

/// The id of an account, which is the owner of rows.
public typealias AccountID = UUID

extension DateTime: Bindable { public var binding: Binding { .integer(milliseconds) } }
extension DateTime: ColumnValue {
    public static func read(_ row: Row, _ column: Int32) -> DateTime {
        DateTime(milliseconds: Int64.read(row, column))
    }
}
extension Viewer: Bindable { public var binding: Binding { .key(id) } }
extension Key: Bindable { public var binding: Binding { .key(id) } }
