import SQLite

extension Migrations {
    /// Informational interviews, and the thank-you notes that follow interviews of both kinds.
    static let migration0010InformationalInterviews = Migration(
        "informational interviews and thank-you notes",
        script: """
            CREATE TABLE informational_interview(
                id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
                status TEXT NOT NULL,
                -- Null while no time is agreed, and with it what clocks in the zone show at the start.
                scheduled_at INTEGER,
                time_zone TEXT NOT NULL,
                wall_clock TEXT,
                planned_duration_minutes INTEGER,
                location TEXT,
                -- Lists as the response shows them.
                questions TEXT NOT NULL DEFAULT '[]',
                notes TEXT,
                insights TEXT NOT NULL DEFAULT '[]',
                follow_up_required INTEGER NOT NULL DEFAULT 0,
                conducted_at INTEGER,
                duration_minutes INTEGER,
                cancellation_reason TEXT,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                timeline_at INTEGER NOT NULL
                    GENERATED ALWAYS AS (coalesce(conducted_at, scheduled_at, created_at)) VIRTUAL
            ) STRICT;
            CREATE INDEX informational_interview_by_time
                ON informational_interview(owner_id, timeline_at DESC, id DESC, status);
            CREATE INDEX informational_interview_by_contact
                ON informational_interview(contact_id, timeline_at DESC, id DESC);
            CREATE INDEX informational_interview_by_creation ON informational_interview(owner_id, created_at, id);
            -- Those without a time come last in both directions, so each direction that people ask for has its own.
            CREATE INDEX informational_interview_by_start ON informational_interview(
                owner_id, ifnull(scheduled_at, 9223372036854775807), id);
            CREATE INDEX informational_interview_by_latest_start ON informational_interview(
                owner_id, ifnull(scheduled_at, -9223372036854775808), id);
            CREATE INDEX informational_interview_by_latest_conduct ON informational_interview(
                owner_id, ifnull(conducted_at, -9223372036854775808), id);

            -- The informational interview that an interaction came of.
            ALTER TABLE interaction ADD COLUMN informational_interview_id BLOB
                REFERENCES informational_interview(id) ON DELETE SET NULL;
            CREATE UNIQUE INDEX interaction_by_informational_interview ON interaction(informational_interview_id)
                WHERE informational_interview_id IS NOT NULL;

            -- After interviews of both kinds, so the triggers of their tables delete what belongs to them.
            CREATE TABLE thank_you_note(
                subject_id BLOB NOT NULL CHECK(length(subject_id) = 16),
                sent_at INTEGER NOT NULL,
                id BLOB NOT NULL CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                -- As the response shows them.
                recipients TEXT NOT NULL,
                method TEXT NOT NULL,
                notes TEXT,
                PRIMARY KEY(subject_id, sent_at, id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX thank_you_note_by_owner ON thank_you_note(owner_id);

            -- An informational interview as it is read: with what only other tables know of it.
            CREATE VIEW informational_interview_item AS
                SELECT informational_interview.*,
                    (SELECT contact.name FROM contact
                        WHERE contact.id = informational_interview.contact_id) AS contact_name,
                    (SELECT interaction.id FROM interaction
                        WHERE interaction.informational_interview_id = informational_interview.id) AS interaction_id,
                    EXISTS (SELECT 1 FROM thank_you_note
                        WHERE thank_you_note.subject_id = informational_interview.id) AS thank_you_sent
                FROM informational_interview;

            CREATE TRIGGER informational_interview_is_gone AFTER DELETE ON informational_interview BEGIN
                DELETE FROM reschedule_event WHERE subject_id = old.id;
                DELETE FROM thank_you_note WHERE subject_id = old.id;
                DELETE FROM follow_up WHERE subject_id = old.id;
                DELETE FROM agenda WHERE item_id = old.id;
                DELETE FROM timeline
                WHERE contact_id = old.contact_id AND at = old.timeline_at AND item_id = old.id;
            END;

            CREATE TRIGGER informational_interview_on_timeline AFTER INSERT ON informational_interview BEGIN
                INSERT INTO timeline(contact_id, at, item_id, owner_id, kind)
                VALUES(new.contact_id, coalesce(new.conducted_at, new.scheduled_at, new.created_at), new.id,
                    new.owner_id, 'INFORMATIONAL_INTERVIEW');
            END;
            CREATE TRIGGER informational_interview_moves_on_timeline
            AFTER UPDATE OF scheduled_at, conducted_at, contact_id ON informational_interview BEGIN
                UPDATE timeline SET contact_id = new.contact_id,
                    at = coalesce(new.conducted_at, new.scheduled_at, new.created_at)
                WHERE item_id = old.id AND contact_id = old.contact_id;
            END;

            -- What has no time yet, and what was called off, is not on the agenda.
            CREATE TRIGGER informational_interview_on_agenda AFTER INSERT ON informational_interview
            WHEN new.scheduled_at IS NOT NULL BEGIN
                INSERT INTO agenda(owner_id, starts_at, item_id, kind)
                VALUES(new.owner_id, new.scheduled_at, new.id, 'INFORMATIONAL_INTERVIEW');
            END;
            CREATE TRIGGER informational_interview_moves_on_agenda
            AFTER UPDATE OF scheduled_at, status ON informational_interview BEGIN
                DELETE FROM agenda WHERE item_id = old.id;
                INSERT INTO agenda(owner_id, starts_at, item_id, kind)
                SELECT new.owner_id, new.scheduled_at, new.id, 'INFORMATIONAL_INTERVIEW'
                WHERE new.scheduled_at IS NOT NULL AND new.status <> 'CANCELLED';
            END;
            """)
}
