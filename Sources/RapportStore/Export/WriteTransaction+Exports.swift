import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Begins a file; nil if as many of the account wait as may.
    func beginExport(
        _ tokenHash: [UInt8], named name: String, _ mediaType: String, for viewer: Viewer
    ) throws -> UUID? {
        let waiting =
            try connection.value(
                "SELECT count(*) FROM export_file WHERE owner_id = \(viewer) AND expires_at > \(now)") ?? 0
        guard waiting < ExportLimits.maximumFiles else { return nil }
        let id = newID()
        try connection.run(
            """
            INSERT INTO export_file(id, owner_id, token_hash, file_name, media_type, created_at, expires_at)
            VALUES(\(id), \(viewer), \(tokenHash), \(name), \(mediaType), \(now),
                \(now.adding(minutes: ExportLimits.minutes)))
            """)
        return id
    }

    /// Adds a piece to a file.
    ///
    /// - Throws: `StoreError.signedOut` when the file is gone, with its account.
    func append(_ sealed: [UInt8], at position: Int, to file: UUID, for viewer: Viewer) throws {
        guard try connection.exists("SELECT 1 FROM export_file WHERE id = \(file) AND owner_id = \(viewer)") else {
            throw StoreError.signedOut
        }
        try connection.run(
            """
            INSERT INTO export_chunk(file_id, position, owner_id, content)
            VALUES(\(file), \(position), \(viewer), \(sealed))
            """)
    }

    /// Gives up the files that were being made when the program was ended: nobody was told of them.
    ///
    /// - Returns: Whether files are to be removed.
    func giveUpExports() throws -> Bool {
        // Of all accounts: it is the start of the program.
        try connection.run("UPDATE export_file SET expires_at = \(now) WHERE byte_count IS NULL")
        return try connection.exists("SELECT 1 FROM export_file WHERE expires_at <= \(now)")
    }

    /// The file is whole: its time begins now.
    func finishExport(_ file: UUID, byteCount: Int, for viewer: Viewer) throws {
        try connection.run(
            """
            UPDATE export_file SET byte_count = \(byteCount), expires_at = \(now.adding(minutes: ExportLimits.minutes))
            WHERE id = \(file) AND owner_id = \(viewer)
            """)
        guard connection.changes == 1 else { throw StoreError.signedOut }
    }

    /// Uses an address up: true for the first who comes with it, and in time.
    func claimExport(_ tokenHash: [UInt8]) throws -> Bool {
        // The token is what names the viewer.
        try connection.run(
            """
            UPDATE export_file SET expires_at = \(now)
            WHERE token_hash = \(tokenHash) AND byte_count IS NOT NULL AND expires_at > \(now)
            """)
        return connection.changes == 1
    }

    // MARK: Ends

    /// How many pieces are removed at once, so that other writes pass between.
    private static let chunksAtOnce = 16

    /// Removes some pieces of a file, and the file with the last of them.
    ///
    /// - Returns: Whether more are left.
    func deleteExportChunks(of file: UUID, owner: AccountID) throws -> Bool {
        try connection.run(
            """
            DELETE FROM export_chunk WHERE +owner_id = \(owner) AND (file_id, position) IN
                (SELECT file_id, position FROM export_chunk WHERE file_id = \(file)
                    LIMIT \(WriteTransaction.chunksAtOnce))
            """)
        guard connection.changes < WriteTransaction.chunksAtOnce else { return true }
        try connection.run("DELETE FROM export_file WHERE id = \(file) AND owner_id = \(owner)")
        return false
    }

    /// Removes some of what nobody fetched in time.
    ///
    /// - Returns: Whether more may be left.
    func sweepExports() throws -> Bool {
        // Of all accounts: what has expired is nobody's any more.
        let expired = try connection.first(
            "SELECT id, owner_id FROM export_file WHERE expires_at <= \(now) ORDER BY expires_at LIMIT 1"
        ) { (id: $0[0] as UUID, owner: $0[1] as UUID) }
        guard let expired else { return false }
        _ = try deleteExportChunks(of: expired.id, owner: expired.owner)
        return true
    }

    // MARK: With the account

    /// Nobody fetches a file of an account any more, nor one that is still being made: no address fits.
    func closeExports(of account: AccountID) throws {
        try connection.run(
            "UPDATE export_file SET token_hash = id, expires_at = \(now) WHERE owner_id = \(account)")
    }

    /// Removes some pieces of an account's files.
    ///
    /// - Returns: Whether there were any.
    func deleteSomeExport(of account: AccountID) throws -> Bool {
        let file: UUID? = try connection.value("SELECT id FROM export_file WHERE owner_id = \(account) LIMIT 1")
        guard let file else { return false }
        _ = try deleteExportChunks(of: file, owner: account)
        return true
    }
}
