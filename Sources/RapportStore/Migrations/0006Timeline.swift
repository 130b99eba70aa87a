import SQLite

extension Migrations {
    /// What happened with each contact, of all kinds, and what an owner has on the calendar: read from one table each,
    /// since a union of seven tables took four times as long for 50 contacts. Triggers keep both in the transaction of
    /// the change, so that no way of writing can forget them.
    static let migration0006Timeline = Migration(
        "the timeline of contacts and the agenda",
        script: """
            CREATE TABLE timeline(
                contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
                at INTEGER NOT NULL,
                item_id BLOB NOT NULL,
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                -- The name in TimelineKind.
                kind TEXT NOT NULL,
                PRIMARY KEY(contact_id, at DESC, item_id DESC)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX timeline_by_item ON timeline(item_id);
            CREATE INDEX timeline_by_owner ON timeline(owner_id);

            CREATE TABLE agenda(
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                starts_at INTEGER NOT NULL,
                item_id BLOB NOT NULL UNIQUE,
                -- The name in TimelineKind.
                kind TEXT NOT NULL,
                PRIMARY KEY(owner_id, starts_at, item_id)
            ) STRICT, WITHOUT ROWID;

            INSERT INTO timeline(contact_id, at, item_id, owner_id, kind)
            SELECT contact_id, occurred_at, id, owner_id, 'INTERACTION' FROM interaction;

            CREATE TRIGGER interaction_on_timeline AFTER INSERT ON interaction BEGIN
                INSERT INTO timeline(contact_id, at, item_id, owner_id, kind)
                VALUES(new.contact_id, new.occurred_at, new.id, new.owner_id, 'INTERACTION');
            END;
            CREATE TRIGGER interaction_moves_on_timeline AFTER UPDATE OF occurred_at, contact_id ON interaction
            WHEN old.occurred_at <> new.occurred_at OR old.contact_id <> new.contact_id BEGIN
                UPDATE timeline SET at = new.occurred_at, contact_id = new.contact_id
                WHERE contact_id = old.contact_id AND at = old.occurred_at AND item_id = old.id;
            END;
            CREATE TRIGGER interaction_off_timeline AFTER DELETE ON interaction BEGIN
                DELETE FROM timeline
                WHERE contact_id = old.contact_id AND at = old.occurred_at AND item_id = old.id;
            END;
            """)
}
