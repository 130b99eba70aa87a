import SQLite

extension Migrations {
    /// Contacts are an ordinary table: lists come by index and fetch rows by the short rowid, and sealed notes would
    /// make a clustered one tall.
    static let migration0002Contacts = Migration(
        "contacts and tags",
        script: """
            CREATE TABLE contact(
                number INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                name_folded TEXT NOT NULL,
                title TEXT,
                title_folded TEXT,
                company TEXT,
                company_folded TEXT,
                relationship TEXT NOT NULL,
                -- As the response shows them: in alphabetical order.
                tags TEXT NOT NULL DEFAULT '[]',
                is_favorite INTEGER NOT NULL DEFAULT 0,
                is_archived INTEGER NOT NULL DEFAULT 0,
                last_contacted_at INTEGER,
                -- What last_contacted_at falls back to without interactions.
                baseline_last_contacted_at INTEGER,
                keep_in_touch_every_days INTEGER,
                next_contact_due_at INTEGER,
                source TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                -- Keyed hashes for exact match.
                email_hash BLOB,
                phone_hash BLOB,
                linked_in_hash BLOB,
                -- Sealed. Last, because they are long.
                email BLOB,
                phone BLOB,
                linked_in_url BLOB,
                notes BLOB,
                -- What an export said of the person, as JSON.
                linked_in_profile BLOB
            ) STRICT;
            -- Every order of lists. Archived rows are left out without a look at the table, and nulls lie last, as in
            -- the lists: where a column can be null, in the direction that people ask for.
            CREATE INDEX contact_by_name ON contact(owner_id, name_folded, id, is_archived);
            CREATE INDEX contact_by_company ON contact(owner_id, ifnull(company_folded, x''), id, is_archived);
            CREATE INDEX contact_by_last_contact
                ON contact(owner_id, ifnull(last_contacted_at, -9223372036854775808), id, is_archived);
            CREATE INDEX contact_by_due
                ON contact(owner_id, ifnull(next_contact_due_at, 9223372036854775807), id, is_archived);
            CREATE INDEX contact_by_creation ON contact(owner_id, created_at, id, is_archived);
            CREATE INDEX contact_by_update ON contact(owner_id, updated_at, id, is_archived);
            CREATE INDEX contact_by_email ON contact(owner_id, email_hash) WHERE email_hash IS NOT NULL;
            CREATE INDEX contact_by_phone ON contact(owner_id, phone_hash) WHERE phone_hash IS NOT NULL;
            CREATE INDEX contact_by_linked_in ON contact(owner_id, linked_in_hash) WHERE linked_in_hash IS NOT NULL;

            -- How many contacts each account has: counting 50,000 index entries for each row of an import would take
            -- a minute.
            CREATE TABLE contact_count(
                owner_id BLOB PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
                count INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TRIGGER contact_is_new AFTER INSERT ON contact BEGIN
                INSERT INTO contact_count(owner_id, count) VALUES(new.owner_id, 1)
                    ON CONFLICT(owner_id) DO UPDATE SET count = count + 1;
            END;
            CREATE TRIGGER contact_is_gone AFTER DELETE ON contact BEGIN
                UPDATE contact_count SET count = count - 1 WHERE owner_id = old.owner_id;
            END;

            CREATE TABLE contact_tag(
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                tag_folded TEXT NOT NULL,
                contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
                tag TEXT NOT NULL,
                PRIMARY KEY(owner_id, tag_folded, contact_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX contact_tag_by_contact ON contact_tag(contact_id);
            """)
}
