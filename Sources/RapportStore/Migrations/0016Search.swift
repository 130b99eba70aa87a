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
            -- account that is gone are removed by its rows here, which then go, too.
            CREATE TABLE search_change(
                account_id BLOB NOT NULL,
                -- The code in SearchedKinds.
                kind INTEGER NOT NULL,
                item_id BLOB NOT NULL,
                PRIMARY KEY(account_id, kind, item_id)
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

            -- Sealed words are in the entry alone, so nothing is left to do when a contact is gone.
            CREATE TRIGGER contact_leaves_search AFTER DELETE ON contact BEGIN
                DELETE FROM search_entry WHERE item_id = old.id;
                DELETE FROM search_change WHERE account_id = old.owner_id AND kind = 1 AND item_id = old.id;
            END;

            -- Applications and interviews are found by their listing.
            CREATE TRIGGER job_listing_changes_others_in_search AFTER UPDATE OF title, company ON job_listing
            WHEN old.title <> new.title OR old.company <> new.company BEGIN
                INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
                SELECT owner_id, 8, id FROM job_application WHERE job_listing_id = new.id;
                INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
                SELECT interview.owner_id, 6, interview.id
                FROM job_application JOIN interview ON interview.application_id = job_application.id
                WHERE job_application.job_listing_id = new.id;
            END;

            CREATE TRIGGER interviewer_is_new_to_search AFTER INSERT ON interviewer BEGIN
                INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
                VALUES(new.owner_id, 6, new.interview_id);
            END;
            CREATE TRIGGER interviewer_changes_in_search AFTER UPDATE OF name ON interviewer BEGIN
                INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
                VALUES(new.owner_id, 6, new.interview_id);
            END;
            CREATE TRIGGER interviewer_leaves_search AFTER DELETE ON interviewer BEGIN
                INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
                VALUES(old.owner_id, 6, old.interview_id);
            END;
            """
                + noted(1, "contact", ["name", "company", "title", "tags", "email", "notes"])
                + noted(2, "interaction", ["topics_discussed", "location", "medium", "notes"])
                + left(2, "interaction")
                + noted(
                    3, "meeting",
                    [
                        "purpose", "agenda_items", "location", "preparation_notes", "attendees", "topics_covered",
                        "outcomes", "action_items", "next_steps", "relationship_impact",
                    ])
                + left(3, "meeting")
                + noted(4, "referral", ["request_message", "referral_details", "notes"])
                + left(4, "referral")
                + noted(5, "informational_interview", ["questions", "insights", "location", "notes"])
                + left(5, "informational_interview")
                + noted(6, "interview", ["location", "preparation_notes", "interview_notes", "next_steps"])
                + left(6, "interview")
                + noted(7, "job_listing", ["title", "company", "location", "description"])
                + left(7, "job_listing")
                + noted(8, "job_application", ["notes"])
                + left(8, "job_application")
                + noted(9, "follow_up", ["title", "notes"])
                + left(9, "follow_up")
    )

    /// Notes all records of a table, and from now on those that are new or have other texts.
    private static func noted(_ kind: Int, _ table: String, _ columns: [String]) -> String {
        """

        INSERT INTO search_change(account_id, kind, item_id) SELECT owner_id, \(kind), id FROM \(table);
        CREATE TRIGGER \(table)_is_new_to_search AFTER INSERT ON \(table) BEGIN
            INSERT OR IGNORE INTO search_change(account_id, kind, item_id) VALUES(new.owner_id, \(kind), new.id);
        END;
        """ + searchedChanges(kind, table, columns)
    }

    /// Notes the records of a table that have other texts.
    static func searchedChanges(_ kind: Int, _ table: String, _ columns: [String]) -> String {
        let hasChanged = columns.map { "old.\($0) IS NOT new.\($0)" }.joined(separator: " OR ")
        return """

            CREATE TRIGGER \(table)_changes_in_search AFTER UPDATE OF \(columns.joined(separator: ", ")) ON \(table)
            WHEN \(hasChanged) BEGIN
                INSERT OR IGNORE INTO search_change(account_id, kind, item_id) VALUES(new.owner_id, \(kind), new.id);
            END;
            """
    }

    /// Notes the records of a table that are gone: their words are in the index.
    private static func left(_ kind: Int, _ table: String) -> String {
        """

        CREATE TRIGGER \(table)_leaves_search AFTER DELETE ON \(table) BEGIN
            INSERT OR IGNORE INTO search_change(account_id, kind, item_id) VALUES(old.owner_id, \(kind), old.id);
        END;
        """
    }
}
