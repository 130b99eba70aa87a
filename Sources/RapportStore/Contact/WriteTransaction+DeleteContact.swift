import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Deletes a contact with everything that happened with it; publishes ContactDeleted.
    ///
    /// - Returns: How many records that depended on it are gone, too.
    public func deleteContact(
        _ id: NodeID, expectedVersion: Int? = nil, for viewer: Viewer
    ) throws -> Written<Int> {
        let version: Int? = try connection.value(
            "SELECT version FROM contact WHERE id = \(id.uuidOrNil) AND +owner_id = \(viewer)")
        guard let version else { return .refused([.notFound(id, at: ["id"])]) }
        var refusals = Refusals()
        refusals.check(version: version, expected: expectedVersion, of: Key<Contact>(id.uuidOrNil))
        return try refusals.unless { try delete(id.uuidOrNil, for: viewer) }
    }

    private func delete(_ id: UUID, for viewer: Viewer) throws -> Int {
        try countingDeletions { try deleteContacts([id], for: viewer) }
    }

    /// Deletes contacts of the viewer's; publishes ContactDeleted for each.
    func deleteContacts(_ ids: [UUID], for viewer: Viewer) throws {
        // What depends on them goes by its foreign keys.
        try connection.run("DELETE FROM contact WHERE id IN \(ids) AND +owner_id = \(viewer)")
        for id in ids { try publish(.contactDeleted, about: id, for: viewer.id) }
    }
}
