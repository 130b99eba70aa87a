import SQLite

extension WriteTransaction {
    /// Removes what has expired, a bounded number of rows of each kind, so that other writes are not kept waiting.
    ///
    /// - Returns: How many rows went; as many as the limit and more may remain.
    func sweep(limit: Int) throws -> Int {
        let expired: [SQL] = [
            """
            DELETE FROM session WHERE id IN
                (SELECT id FROM session WHERE refresh_expires_at <= \(now) LIMIT \(limit))
            """,
            """
            DELETE FROM idempotency_key WHERE (owner_id, key) IN
                (SELECT owner_id, key FROM idempotency_key WHERE expires_at <= \(now) LIMIT \(limit))
            """,
        ]
        // Of all accounts: what has expired is nobody's any more.
        let count = try expired.reduce(0) { count, statement in
            try connection.run(statement)
            return count + connection.changes
        }
        return try count + sweepDeletedAccounts(limit: limit) + (sweepExports() ? limit : 0)
    }
}
