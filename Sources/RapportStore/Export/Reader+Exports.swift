import Batches
import RapportTypes
import SQLite
import Secrets

/// A file that waits to be fetched, as it is stored.
struct StoredExport {
    let id: UUID
    let owner: AccountID
    let description: ExportDescription
}

extension Reader {
    /// The file that an address leads to; nil if there is none, or no longer.
    func export(_ tokenHash: [UInt8]) throws -> StoredExport? {
        // The token is what names the viewer.
        try connection.first(
            """
            SELECT id, owner_id, file_name, media_type, byte_count FROM export_file
            WHERE token_hash = \(tokenHash) AND byte_count IS NOT NULL AND expires_at > \(clock.now)
            """
        ) { row in
            StoredExport(
                id: row[0], owner: row[1],
                description: ExportDescription(fileName: row[2], mediaType: row[3], byteCount: row[4]))
        }
    }

    /// The bytes of a file.
    func content(of file: StoredExport, _ key: SecretKey) throws -> [UInt8] {
        var content: [UInt8] = []
        content.reserveCapacity(file.description.byteCount)
        try connection.forEach(
            """
            SELECT position, content FROM export_chunk WHERE file_id = \(file.id) AND +owner_id = \(file.owner)
            ORDER BY position
            """
        ) { row in
            content += try cipher.open(row[1], with: key, bound: ExportSink.place(of: row[0], in: file.id))
        }
        guard content.count == file.description.byteCount else { throw SecretsError.doesNotOpen }
        return content
    }
}
