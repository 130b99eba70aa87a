import SQLite

extension Migrations {
    /// A follow-up goes with what it came from, and one that came from nothing with the contact that it concerns. So
    /// each kind of subject has a trigger like the one of interactions here: a foreign key names one table only.
    static let migration0013FollowUps = Migration(
        "follow-ups",
        script: """
            CREATE TABLE follow_up(
                number INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                contact_id BLOB REFERENCES contact(id) ON DELETE SET NULL,
                -- The name in FollowUpSubjects.
                subject_type TEXT,
                subject_id BLOB,
                title TEXT NOT NULL,
                notes TEXT,
                status TEXT NOT NULL DEFAULT 'OPEN',
                due_at INTEGER,
                completed_at INTEGER,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                -- Those without a due time come last.
                due_order INTEGER NOT NULL GENERATED ALWAYS AS (ifnull(due_at, 9223372036854775807)) VIRTUAL,
                timeline_at INTEGER NOT NULL
                    GENERATED ALWAYS AS (coalesce(completed_at, due_at, created_at)) VIRTUAL,
                CHECK((subject_type IS NULL) = (subject_id IS NULL))
            ) STRICT;
            CREATE INDEX follow_up_by_due ON follow_up(owner_id, due_order, id);
            -- Rows without a due time come last in the other direction, too.
            CREATE INDEX follow_up_by_latest_due ON follow_up(owner_id, ifnull(due_at, -9223372036854775808), id);
            CREATE INDEX follow_up_by_creation ON follow_up(owner_id, created_at, id);
            CREATE INDEX follow_up_by_status ON follow_up(owner_id, status, due_order, id);
            CREATE INDEX follow_up_by_contact ON follow_up(contact_id, due_order, id);
            CREATE INDEX follow_up_by_subject ON follow_up(subject_id, due_order, id);
            -- Which contacts have something left to do.
            CREATE INDEX follow_up_open ON follow_up(contact_id) WHERE status = 'OPEN';

            CREATE TRIGGER contact_takes_follow_ups BEFORE DELETE ON contact BEGIN
                DELETE FROM follow_up WHERE contact_id = old.id AND subject_id IS NULL;
            END;
            CREATE TRIGGER interaction_takes_follow_ups AFTER DELETE ON interaction BEGIN
                DELETE FROM follow_up WHERE subject_id = old.id;
            END;

            CREATE TRIGGER follow_up_on_timeline AFTER INSERT ON follow_up WHEN new.contact_id IS NOT NULL BEGIN
                INSERT INTO timeline(contact_id, at, item_id, owner_id, kind)
                VALUES(new.contact_id, new.timeline_at, new.id, new.owner_id, 'FOLLOW_UP');
            END;
            CREATE TRIGGER follow_up_moves_on_timeline
            AFTER UPDATE OF contact_id, due_at, completed_at ON follow_up
            WHEN old.contact_id IS NOT new.contact_id OR old.timeline_at <> new.timeline_at BEGIN
                DELETE FROM timeline
                WHERE contact_id = old.contact_id AND at = old.timeline_at AND item_id = old.id;
                INSERT INTO timeline(contact_id, at, item_id, owner_id, kind)
                SELECT new.contact_id, new.timeline_at, new.id, new.owner_id, 'FOLLOW_UP'
                WHERE new.contact_id IS NOT NULL;
            END;
            CREATE TRIGGER follow_up_off_timeline AFTER DELETE ON follow_up WHEN old.contact_id IS NOT NULL BEGIN
                DELETE FROM timeline
                WHERE contact_id = old.contact_id AND at = old.timeline_at AND item_id = old.id;
            END;

            -- Of every interaction that has something left to do there is an open follow-up from now on.
            INSERT INTO follow_up(
                id, owner_id, contact_id, subject_type, subject_id, title, notes, created_at, updated_at)
            SELECT new_id(), owner_id, contact_id, 'INTERACTION', id,
                CASE WHEN length(line) > 200 THEN substr(line, 1, 199) || '…' ELSE line END,
                CASE WHEN line <> follow_up_notes OR length(line) > 200 THEN follow_up_notes END,
                created_at, updated_at
            FROM (
                SELECT interaction.*, ifnull(
                    replace(replace(replace(follow_up_notes, char(13), ''), char(10), ' '), char(9), ' '),
                    'Follow up with ' || contact.name) AS line
                FROM interaction JOIN contact ON contact.id = interaction.contact_id
                WHERE follow_up_needed = 1);
            """)
}
