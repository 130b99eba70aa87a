import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Lets pending requests expire whose time has come, those first that have waited longest; publishes
    /// ReferralExpired for each.
    ///
    /// - Parameter limit: How many at most, so that other writes are not kept waiting.
    /// - Returns: How many have; as many as the limit and more may remain.
    func expireReferrals(limit: Int) throws -> Int {
        // Of all accounts: nobody asks, and each owner is told.
        let due = try connection.rows(WriteTransaction.dueReferrals(at: now, limit: limit)) { row in
            (id: row[0] as UUID, owner: row[1] as AccountID, contact: row[2] as UUID)
        }
        for referral in due {
            try connection.run(
                """
                UPDATE referral SET status = \(ReferralStatus.expired.rawValue), updated_at = \(now),
                    version = version + 1
                WHERE id = \(referral.id)
                """)
            try publishExpired(referral.id, of: referral.contact, for: referral.owner)
        }
        return due.count
    }

    /// The status is written out as in the index that has these rows alone.
    static func dueReferrals(at now: DateTime, limit: Int) -> SQL {
        """
        SELECT id, owner_id, contact_id FROM referral WHERE status = 'PENDING' AND expires_at <= \(now)
        ORDER BY expires_at, id LIMIT \(limit)
        """
    }
}
