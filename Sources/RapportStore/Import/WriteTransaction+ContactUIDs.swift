import Batches
import RapportTypes
import SQLite

/// The names that other programs have for people in the files that they write: what tells who is who when a file comes
/// again, whatever has changed in it. Kept as keyed hashes, since it can hold an address.
extension WriteTransaction {
    /// Who came from a card with this UID, or went out with it. At most two statements.
    func contact(withUID uid: String, for viewer: Viewer) throws -> UUID? {
        if let id = ContactUID.contact(uid),
            try connection.exists("SELECT 1 FROM contact WHERE id = \(id) AND +owner_id = \(viewer)")
        {
            return id
        }
        return try connection.value(
            "SELECT contact_id FROM contact_uid WHERE owner_id = \(viewer) AND uid_hash = \(viewer.hash(uid: uid))")
    }

    /// Keeps a UID for a contact. Whoever had it first keeps it.
    func keep(uid: String, of contact: UUID, for viewer: Viewer) throws {
        guard ContactUID.contact(uid) != contact else { return }
        try connection.run(
            """
            INSERT OR IGNORE INTO contact_uid(owner_id, uid_hash, contact_id)
            VALUES(\(viewer), \(viewer.hash(uid: uid)), \(contact))
            """)
    }
}

/// The UIDs that contacts are exported with.
enum ContactUID {
    /// RFC 9562, section 4.
    static func text(_ contact: UUID) -> String { prefix + contact.description }

    /// The contact that a UID names, if it is one of ours.
    static func contact(_ uid: String) -> UUID? {
        let uid = uid.lowercased()
        return uid.hasPrefix(prefix) ? UUID(String(uid.dropFirst(prefix.count))) : nil
    }

    private static let prefix = "urn:uuid:"
}

extension Viewer {
    fileprivate func hash(uid: String) -> [UInt8] {
        dataKey.matchHash(Text.trimmed(uid), column: "contact_uid.uid_hash")
    }
}
