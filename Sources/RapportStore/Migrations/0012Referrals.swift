import SQLite

extension Migrations {
    /// Referrals. They go with the contact who was asked, and outlive the job and the application.
    static let migration0012Referrals = Migration(
        "referrals",
        script: """
            CREATE TABLE referral(
                id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
                job_listing_id BLOB REFERENCES job_listing(id) ON DELETE SET NULL,
                application_id BLOB REFERENCES job_application(id) ON DELETE SET NULL,
                status TEXT NOT NULL,
                requested_at INTEGER NOT NULL,
                request_message TEXT NOT NULL,
                -- Null for a request that stays open.
                expires_at INTEGER,
                received_at INTEGER,
                -- When the contact's refusal was recorded: for the time that answers take.
                declined_at INTEGER,
                referral_details TEXT,
                notes TEXT,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                timeline_at INTEGER NOT NULL GENERATED ALWAYS AS (ifnull(received_at, requested_at)) VIRTUAL
            ) STRICT;
            CREATE INDEX referral_by_request ON referral(owner_id, requested_at DESC, id DESC, status);
            -- Those without an answer come last.
            CREATE INDEX referral_by_latest_answer ON referral(
                owner_id, ifnull(received_at, -9223372036854775808), id);
            CREATE INDEX referral_by_creation ON referral(owner_id, created_at, id);
            CREATE INDEX referral_by_contact ON referral(contact_id, requested_at DESC, id DESC);
            CREATE INDEX referral_by_listing ON referral(job_listing_id, requested_at DESC, id DESC)
                WHERE job_listing_id IS NOT NULL;
            CREATE INDEX referral_by_application ON referral(application_id, requested_at DESC, id DESC)
                WHERE application_id IS NOT NULL;
            -- What the timer looks at: the next one to expire comes first.
            CREATE INDEX referral_pending ON referral(expires_at, id) WHERE status = 'PENDING';

            -- A referral as it is read: with what only the job listing knows of it.
            CREATE VIEW referral_item AS
                SELECT referral.*,
                    (SELECT job_listing.title FROM job_listing
                        WHERE job_listing.id = referral.job_listing_id) AS job_title,
                    (SELECT job_listing.company FROM job_listing
                        WHERE job_listing.id = referral.job_listing_id) AS job_company
                FROM referral;

            CREATE TRIGGER referral_takes_follow_ups AFTER DELETE ON referral BEGIN
                DELETE FROM follow_up WHERE subject_id = old.id;
            END;

            CREATE TRIGGER referral_on_timeline AFTER INSERT ON referral BEGIN
                INSERT INTO timeline(contact_id, at, item_id, owner_id, kind)
                VALUES(new.contact_id, ifnull(new.received_at, new.requested_at), new.id, new.owner_id, 'REFERRAL');
            END;
            CREATE TRIGGER referral_moves_on_timeline AFTER UPDATE OF requested_at, received_at, contact_id ON referral
            WHEN old.contact_id <> new.contact_id
                OR ifnull(old.received_at, old.requested_at) <> ifnull(new.received_at, new.requested_at) BEGIN
                UPDATE timeline SET at = ifnull(new.received_at, new.requested_at), contact_id = new.contact_id
                WHERE contact_id = old.contact_id AND at = ifnull(old.received_at, old.requested_at)
                    AND item_id = old.id;
            END;
            CREATE TRIGGER referral_off_timeline AFTER DELETE ON referral BEGIN
                DELETE FROM timeline
                WHERE contact_id = old.contact_id AND at = ifnull(old.received_at, old.requested_at)
                    AND item_id = old.id;
            END;
            """)
}
