import SQLite

extension Migrations {
    /// What search finds records by.
    ///
    /// Triggers only note that a record has changed: so no way of writing can forget it, and it costs a row of a small
    /// table. The index is brought up to date with many records at once, as `WriteTransaction+SearchIndex` says; until
    /// then search looks into the records themselves.
    static let migration0016Search = Migration(
        "search",
        script: """
            -- What accounts are called in the index. Numbers are never used again.
            CREATE TABLE search_account(
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                owner_id BLOB NOT NULL UNIQUE REFERENCES account(id) ON DELETE CASCADE
            ) STRICT;

            -- Records that have changed since they were last indexed, or are gone. No foreign key: the words of an
            -- account that is gone are removed by its rows here.
            CREATE TABLE search_change(
                owner_id BLOB NOT NULL,
                -- The code in SearchedKinds.
                kind INTEGER NOT NULL,
                item_id BLOB NOT NULL,
                PRIMARY KEY(owner_id, kind, item_id)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE search_entry(
                -- account << 36 | kind << 32 | n: what one account has of a kind lies together.
                number INTEGER PRIMARY KEY,
                item_id BLOB NOT NULL UNIQUE,
                -- See WordDigest. Sealed, if some of the words are.
                words BLOB NOT NULL
            ) STRICT;

            -- Of kinds without sealed texts: the words of each entry, each behind the number of its account and the
            -- letter of its kind, so that a look-up meets the words of one account only, also those that begin so. Up
            -- to three letters are a list of their own: the lists of all words that begin so would else be merged.
            CREATE VIRTUAL TABLE search_index USING fts5(
                words, content = '', columnsize = 0, detail = none, tokenize = 'ascii', prefix = '8 9 10');

            INSERT INTO search_change(owner_id, kind, item_id) SELECT owner_id, 1, id FROM contact;
            INSERT INTO search_change(owner_id, kind, item_id) SELECT owner_id, 2, id FROM interaction;
            INSERT INTO search_change(owner_id, kind, item_id) SELECT owner_id, 7, id FROM job_listing;
            INSERT INTO search_change(owner_id, kind, item_id) SELECT owner_id, 8, id FROM job_application;
            INSERT INTO search_change(owner_id, kind, item_id) SELECT owner_id, 9, id FROM follow_up;

            CREATE TRIGGER contact_is_new_to_search AFTER INSERT ON contact BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(new.owner_id, 1, new.id);
            END;
            CREATE TRIGGER contact_changes_in_search
            AFTER UPDATE OF name, company, title, tags, email, notes ON contact
            WHEN old.name <> new.name OR old.company IS NOT new.company OR old.title IS NOT new.title
                OR old.tags <> new.tags OR old.email IS NOT new.email OR old.notes IS NOT new.notes BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(new.owner_id, 1, new.id);
            END;
            -- Sealed words are in the entry alone, so nothing is left to do.
            CREATE TRIGGER contact_leaves_search AFTER DELETE ON contact BEGIN
                DELETE FROM search_entry WHERE item_id = old.id;
                DELETE FROM search_change WHERE owner_id = old.owner_id AND kind = 1 AND item_id = old.id;
            END;

            CREATE TRIGGER interaction_is_new_to_search AFTER INSERT ON interaction BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(new.owner_id, 2, new.id);
            END;
            CREATE TRIGGER interaction_changes_in_search
            AFTER UPDATE OF topics_discussed, location, medium, notes ON interaction
            WHEN old.topics_discussed <> new.topics_discussed OR old.location IS NOT new.location
                OR old.medium IS NOT new.medium OR old.notes IS NOT new.notes BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(new.owner_id, 2, new.id);
            END;
            CREATE TRIGGER interaction_leaves_search AFTER DELETE ON interaction BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(old.owner_id, 2, old.id);
            END;

            CREATE TRIGGER job_listing_is_new_to_search AFTER INSERT ON job_listing BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(new.owner_id, 7, new.id);
            END;
            CREATE TRIGGER job_listing_changes_in_search
            AFTER UPDATE OF title, company, location, description ON job_listing
            WHEN old.title <> new.title OR old.company <> new.company OR old.location IS NOT new.location
                OR old.description IS NOT new.description BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(new.owner_id, 7, new.id);
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id)
                SELECT owner_id, 8, id FROM job_application WHERE job_listing_id = new.id;
            END;
            CREATE TRIGGER job_listing_leaves_search AFTER DELETE ON job_listing BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(old.owner_id, 7, old.id);
            END;

            CREATE TRIGGER job_application_is_new_to_search AFTER INSERT ON job_application BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(new.owner_id, 8, new.id);
            END;
            CREATE TRIGGER job_application_changes_in_search AFTER UPDATE OF notes ON job_application
            WHEN old.notes IS NOT new.notes BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(new.owner_id, 8, new.id);
            END;
            CREATE TRIGGER job_application_leaves_search AFTER DELETE ON job_application BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(old.owner_id, 8, old.id);
            END;

            CREATE TRIGGER follow_up_is_new_to_search AFTER INSERT ON follow_up BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(new.owner_id, 9, new.id);
            END;
            CREATE TRIGGER follow_up_changes_in_search AFTER UPDATE OF title, notes ON follow_up
            WHEN old.title <> new.title OR old.notes IS NOT new.notes BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(new.owner_id, 9, new.id);
            END;
            CREATE TRIGGER follow_up_leaves_search AFTER DELETE ON follow_up BEGIN
                INSERT OR IGNORE INTO search_change(owner_id, kind, item_id) VALUES(old.owner_id, 9, old.id);
            END;
            """)
}
