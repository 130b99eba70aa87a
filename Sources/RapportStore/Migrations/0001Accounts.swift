import SQLite

extension Migrations {
    static let migration0001Accounts = Migration(
        "accounts, sessions and access tokens",
        script: """
            CREATE TABLE account(
                id BLOB PRIMARY KEY CHECK(length(id) = 16),
                email TEXT NOT NULL,
                email_folded TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                time_zone TEXT NOT NULL,
                password_hash TEXT NOT NULL,
                -- The account's data key under the master key; its first byte is the master key's id.
                wrapped_key BLOB NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                version INTEGER NOT NULL DEFAULT 1
            ) STRICT, WITHOUT ROWID;

            -- A row for each pair of tokens. A used refresh token stays, so that its reuse is noticed: it ends all
            -- sessions of the family.
            CREATE TABLE session(
                id BLOB PRIMARY KEY CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                family_id BLOB NOT NULL,
                access_hash BLOB NOT NULL UNIQUE,
                access_expires_at INTEGER NOT NULL,
                refresh_hash BLOB NOT NULL UNIQUE,
                refresh_expires_at INTEGER NOT NULL,
                refreshed_at INTEGER,
                created_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX session_by_owner ON session(owner_id, family_id);
            CREATE INDEX session_by_expiry ON session(refresh_expires_at);

            CREATE TABLE access_token(
                id BLOB PRIMARY KEY CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                hash BLOB NOT NULL UNIQUE,
                read_only INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                expires_at INTEGER,
                last_used_at INTEGER
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX access_token_by_owner ON access_token(owner_id, created_at DESC, id DESC);
            """)
}
