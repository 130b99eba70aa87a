import Batches
import RapportTypes
import SQLite

public enum DeleteContactOutcome: Hashable, Sendable {
    /// The contact is gone, and so many records that depended on it.
    case deleted(relatedCount: Int)
    case versionConflict
    case notFound
}

extension WriteTransaction {
    /// Deletes a contact with everything that happened with it; publishes ContactDeleted.
    public func deleteContact(
        _ id: UUID, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> DeleteContactOutcome {
        let version: Int? = try connection.value(
            "SELECT version FROM contact WHERE id = \(id) AND +owner_id = \(viewer)")
        guard let version else { return .notFound }
        guard expectedVersion == nil || expectedVersion == version else { return .versionConflict }
        let related = try connection.value(
            "SELECT count(*) FROM interaction WHERE contact_id = \(id) AND +owner_id = \(viewer)", as: Int.self)
        // What depends on it goes by its foreign keys.
        try connection.run("DELETE FROM contact WHERE id = \(id) AND +owner_id = \(viewer)")
        try publish("ContactDeleted", about: id, for: viewer.id)
        return .deleted(relatedCount: related ?? 0)
    }
}
