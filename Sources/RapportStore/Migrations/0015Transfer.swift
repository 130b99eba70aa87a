import SQLite

extension Migrations {
    static let migration0015Transfer = Migration(
        "files to download, and UIDs of imported cards",
        script: """
            -- A file that waits to be fetched, once. What opens it is its address, of which only a hash is here.
            CREATE TABLE export_file(
                id BLOB PRIMARY KEY CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                token_hash BLOB NOT NULL UNIQUE,
                file_name TEXT NOT NULL,
                media_type TEXT NOT NULL,
                -- Null until the file is whole.
                byte_count INTEGER,
                created_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX export_file_by_owner ON export_file(owner_id, expires_at);
            CREATE INDEX export_file_by_expiry ON export_file(expires_at);

            -- Its content in pieces, so that none keeps other writes waiting for long.
            CREATE TABLE export_chunk(
                file_id BLOB NOT NULL REFERENCES export_file(id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                -- Sealed under a key that comes from the file's address.
                content BLOB NOT NULL,
                PRIMARY KEY(file_id, position)
            ) STRICT;
            CREATE INDEX export_chunk_by_owner ON export_chunk(owner_id);

            -- By what contacts are known in the programs whose files they came from, as keyed hashes.
            CREATE TABLE contact_uid(
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                uid_hash BLOB NOT NULL,
                contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
                PRIMARY KEY(owner_id, uid_hash)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX contact_uid_by_contact ON contact_uid(contact_id);
            """)
}
