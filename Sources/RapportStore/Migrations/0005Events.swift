import SQLite

extension Migrations {
    static let migration0005Events = Migration(
        "domain events and idempotency keys",
        script: """
            -- The outbox: written in the transaction of the change. The sequence has no gaps for each owner.
            CREATE TABLE domain_events(
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                sequence INTEGER NOT NULL,
                id BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
                type TEXT NOT NULL,
                aggregate_id BLOB NOT NULL,
                occurred_at INTEGER NOT NULL,
                -- The fields of this type of event, as JSON.
                payload TEXT NOT NULL DEFAULT '{}',
                PRIMARY KEY(owner_id, sequence)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX domain_events_by_aggregate ON domain_events(owner_id, aggregate_id, sequence);

            CREATE TABLE idempotency_key(
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                key BLOB NOT NULL,
                operation TEXT NOT NULL,
                input_hash BLOB NOT NULL,
                -- What the first call answered: ids, as JSON.
                result TEXT NOT NULL,
                expires_at INTEGER NOT NULL,
                PRIMARY KEY(owner_id, key)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX idempotency_key_by_expiry ON idempotency_key(expires_at);
            """)
}
