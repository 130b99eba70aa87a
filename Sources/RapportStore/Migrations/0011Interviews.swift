import SQLite

extension Migrations {
    /// Job interviews, and who interviews. What happened with contacts is kept for each, so an interview is listed once
    /// for each interviewer who is one.
    static let migration0011Interviews = Migration(
        "job interviews",
        script: """
            CREATE TABLE interview(
                id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                application_id BLOB NOT NULL REFERENCES job_application(id) ON DELETE CASCADE,
                type TEXT NOT NULL,
                status TEXT NOT NULL,
                scheduled_at INTEGER NOT NULL,
                time_zone TEXT NOT NULL,
                -- What clocks in the zone show at the start.
                wall_clock TEXT NOT NULL,
                duration_minutes INTEGER NOT NULL,
                location TEXT,
                research_completed INTEGER NOT NULL DEFAULT 0,
                questions_prepped INTEGER NOT NULL DEFAULT 0,
                materials_gathered INTEGER NOT NULL DEFAULT 0,
                prepared_at INTEGER,
                -- How it went; without `completed_at` it did not yet.
                completed_at INTEGER,
                actual_duration_minutes INTEGER,
                performance_rating INTEGER,
                next_steps TEXT,
                follow_up_required INTEGER NOT NULL DEFAULT 0,
                cancellation_reason TEXT,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                timeline_at INTEGER NOT NULL GENERATED ALWAYS AS (ifnull(completed_at, scheduled_at)) VIRTUAL,
                -- Last, because they are long.
                preparation_notes TEXT,
                interview_notes TEXT
            ) STRICT;
            CREATE INDEX interview_by_start ON interview(owner_id, scheduled_at DESC, id DESC, status);
            CREATE INDEX interview_by_status ON interview(owner_id, status, scheduled_at DESC, id DESC);
            CREATE INDEX interview_by_creation ON interview(owner_id, created_at, id);
            CREATE INDEX interview_by_update ON interview(owner_id, updated_at, id);
            CREATE INDEX interview_by_application ON interview(application_id, scheduled_at DESC, id DESC);

            CREATE TABLE interviewer(
                interview_id BLOB NOT NULL REFERENCES interview(id) ON DELETE CASCADE,
                -- From 0, as they were named.
                position INTEGER NOT NULL,
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                -- The name stays when the contact goes.
                contact_id BLOB REFERENCES contact(id) ON DELETE SET NULL,
                PRIMARY KEY(interview_id, position)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX interviewer_by_contact ON interviewer(contact_id) WHERE contact_id IS NOT NULL;
            CREATE INDEX interviewer_by_owner ON interviewer(owner_id);

            -- The interviews of each contact, once each, in the order of lists. Kept by the triggers of the
            -- interviewers, whatever changes these.
            CREATE TABLE interview_contact(
                contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
                scheduled_at INTEGER NOT NULL,
                -- The interview.
                id BLOB NOT NULL REFERENCES interview(id) ON DELETE CASCADE,
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                PRIMARY KEY(contact_id, scheduled_at DESC, id DESC)
            ) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX interview_contact_by_interview ON interview_contact(id, contact_id);
            CREATE INDEX interview_contact_by_owner ON interview_contact(owner_id);

            -- The interview that an interaction came of: one with each interviewer who is a contact.
            ALTER TABLE interaction ADD COLUMN interview_id BLOB REFERENCES interview(id) ON DELETE SET NULL;
            CREATE INDEX interaction_by_interview ON interaction(interview_id) WHERE interview_id IS NOT NULL;

            -- An interview as it is read: with what only other tables know of it.
            CREATE VIEW interview_item AS
                SELECT interview.*,
                    (SELECT job_listing.title FROM job_application CROSS JOIN job_listing
                        WHERE job_application.id = interview.application_id
                            AND job_listing.id = job_application.job_listing_id) AS job_title,
                    (SELECT job_listing.company FROM job_application CROSS JOIN job_listing
                        WHERE job_application.id = interview.application_id
                            AND job_listing.id = job_application.job_listing_id) AS company,
                    EXISTS (SELECT 1 FROM thank_you_note
                        WHERE thank_you_note.subject_id = interview.id) AS thank_you_note_sent,
                    (SELECT min(thank_you_note.sent_at) FROM thank_you_note
                        WHERE thank_you_note.subject_id = interview.id) AS thank_you_sent_at
                FROM interview;
            -- The same for each contact: what both tables have is read from the one that lies in the contact's order.
            CREATE VIEW contact_interview_item AS
                SELECT * FROM interview_contact CROSS JOIN interview_item USING (id, scheduled_at, owner_id);

            CREATE TRIGGER interview_is_gone AFTER DELETE ON interview BEGIN
                DELETE FROM reschedule_event WHERE subject_id = old.id;
                DELETE FROM thank_you_note WHERE subject_id = old.id;
                DELETE FROM follow_up WHERE subject_id = old.id;
                DELETE FROM agenda WHERE item_id = old.id;
            END;

            CREATE TRIGGER interviewer_is_new AFTER INSERT ON interviewer WHEN new.contact_id IS NOT NULL BEGIN
                INSERT OR IGNORE INTO interview_contact(contact_id, scheduled_at, id, owner_id)
                SELECT new.contact_id, scheduled_at, id, owner_id FROM interview WHERE id = new.interview_id;
            END;
            CREATE TRIGGER interviewer_is_gone AFTER DELETE ON interviewer WHEN old.contact_id IS NOT NULL BEGIN
                DELETE FROM interview_contact
                WHERE id = old.interview_id AND contact_id = old.contact_id AND NOT EXISTS (
                    SELECT 1 FROM interviewer
                    WHERE interview_id = old.interview_id AND contact_id = old.contact_id);
            END;
            CREATE TRIGGER interviewer_is_another AFTER UPDATE OF contact_id ON interviewer
            WHEN old.contact_id IS NOT new.contact_id BEGIN
                DELETE FROM interview_contact
                WHERE id = old.interview_id AND contact_id = old.contact_id AND NOT EXISTS (
                    SELECT 1 FROM interviewer
                    WHERE interview_id = old.interview_id AND contact_id = old.contact_id);
                INSERT OR IGNORE INTO interview_contact(contact_id, scheduled_at, id, owner_id)
                SELECT new.contact_id, scheduled_at, id, owner_id FROM interview
                WHERE id = new.interview_id AND new.contact_id IS NOT NULL;
            END;
            CREATE TRIGGER interview_moves_for_contacts AFTER UPDATE OF scheduled_at ON interview
            WHEN old.scheduled_at <> new.scheduled_at BEGIN
                UPDATE interview_contact SET scheduled_at = new.scheduled_at WHERE id = new.id;
            END;

            CREATE TRIGGER interview_on_timeline AFTER INSERT ON interview_contact BEGIN
                INSERT INTO timeline(contact_id, at, item_id, owner_id, kind)
                SELECT new.contact_id, timeline_at, id, owner_id, 'INTERVIEW' FROM interview WHERE id = new.id;
            END;
            -- Where contacts become one, either of the two tables may be the first to be changed.
            CREATE TRIGGER interview_is_anothers_on_timeline AFTER UPDATE OF contact_id ON interview_contact BEGIN
                UPDATE timeline SET contact_id = new.contact_id WHERE item_id = new.id AND contact_id = old.contact_id;
            END;
            CREATE TRIGGER interview_moves_on_timeline AFTER UPDATE OF scheduled_at, completed_at ON interview
            WHEN ifnull(old.completed_at, old.scheduled_at) <> ifnull(new.completed_at, new.scheduled_at) BEGIN
                UPDATE timeline SET at = ifnull(new.completed_at, new.scheduled_at) WHERE item_id = new.id;
            END;
            CREATE TRIGGER interview_off_timeline AFTER DELETE ON interview_contact BEGIN
                DELETE FROM timeline WHERE item_id = old.id AND contact_id = old.contact_id;
            END;

            -- What was called off is not on the agenda, which does not show where an item stands.
            CREATE TRIGGER interview_on_agenda AFTER INSERT ON interview WHEN new.status <> 'CANCELLED' BEGIN
                INSERT INTO agenda(owner_id, starts_at, item_id, kind)
                VALUES(new.owner_id, new.scheduled_at, new.id, 'INTERVIEW');
            END;
            CREATE TRIGGER interview_moves_on_agenda AFTER UPDATE OF scheduled_at, status ON interview
            WHEN old.scheduled_at <> new.scheduled_at OR old.status <> new.status BEGIN
                DELETE FROM agenda WHERE item_id = old.id;
                INSERT INTO agenda(owner_id, starts_at, item_id, kind)
                SELECT new.owner_id, new.scheduled_at, new.id, 'INTERVIEW' WHERE new.status <> 'CANCELLED';
            END;
            """)
}
