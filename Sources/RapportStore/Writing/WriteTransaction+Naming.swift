import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Whether an id names a record of the viewer's of a type: one statement.
    func exists<T: Entity>(_ type: T.Type, _ id: UUID, for viewer: Viewer) throws -> Bool {
        guard let table = NodeTables.all.first(where: { $0.type == type.index })?.table else { return false }
        return try connection.exists("SELECT 1 FROM \(table) WHERE id = \(id) AND +owner_id = \(viewer)")
    }

    /// The first of some ids that names no record of the viewer's, of whatever type: one statement.
    func missing(among ids: [UUID], for viewer: Viewer) throws -> UUID? {
        let arms = NodeTables.all.map { node -> SQL in
            """
            SELECT item.id FROM \(table: ids) AS wanted CROSS JOIN \(node.table) AS item
            WHERE item.id = wanted.key AND +item.owner_id = \(viewer)
            """
        }
        let found: [UUID] = try connection.values(arms.joined(separator: " UNION ALL "))
        return ids.first { !found.contains($0) }
    }

    /// An id in an input must name a record of the viewer's; none is no fault.
    func check<T: Entity>(
        _ type: T.Type, _ id: NodeID?, at path: [String], for viewer: Viewer, _ refusals: inout Refusals
    ) throws {
        guard let id, try !exists(type, id.uuidOrNil, for: viewer) else { return }
        refusals.add(.notFound(id, at: path))
    }
}
