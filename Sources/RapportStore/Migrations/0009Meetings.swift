import SQLite

extension Migrations {
    /// Meetings, and what all calendar items share: their earlier times, and which tzdata their starts were computed
    /// with.
    static let migration0009Meetings = Migration(
        "meetings",
        script: """
            -- What was agreed before: of meetings, informational interviews and job interviews alike, so the triggers
            -- of their tables delete what belongs to them.
            CREATE TABLE reschedule_event(
                subject_id BLOB NOT NULL CHECK(length(subject_id) = 16),
                -- From 1, in the order in which the changes were recorded.
                position INTEGER NOT NULL,
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                previous_at INTEGER,
                new_at INTEGER NOT NULL,
                rescheduled_at INTEGER NOT NULL,
                reason TEXT,
                initiated_by TEXT NOT NULL,
                PRIMARY KEY(subject_id, position)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX reschedule_event_by_owner ON reschedule_event(owner_id);

            -- One row: the release of tzdata by which the starts of calendar items were computed.
            CREATE TABLE time_zone_data(id INTEGER PRIMARY KEY CHECK(id = 0), version TEXT NOT NULL) STRICT;

            CREATE TABLE meeting(
                id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 16),
                owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
                status TEXT NOT NULL,
                scheduled_at INTEGER NOT NULL,
                time_zone TEXT NOT NULL,
                -- What clocks in the zone show at the start.
                wall_clock TEXT NOT NULL,
                planned_duration_minutes INTEGER NOT NULL,
                location TEXT,
                purpose TEXT,
                -- As the response shows them.
                agenda_items TEXT NOT NULL DEFAULT '[]',
                preparation_notes TEXT,
                completed_at INTEGER,
                cancellation_reason TEXT,
                -- What came of it; without `held_at` nothing did yet.
                held_at INTEGER,
                attendees TEXT NOT NULL DEFAULT '[]',
                duration_minutes INTEGER,
                topics_covered TEXT NOT NULL DEFAULT '[]',
                outcomes TEXT,
                action_items TEXT NOT NULL DEFAULT '[]',
                next_steps TEXT,
                relationship_impact TEXT,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                version INTEGER NOT NULL DEFAULT 1
            ) STRICT;
            CREATE INDEX meeting_by_start ON meeting(owner_id, scheduled_at DESC, id DESC, status);
            CREATE INDEX meeting_by_creation ON meeting(owner_id, created_at, id);
            CREATE INDEX meeting_by_contact ON meeting(contact_id, scheduled_at DESC, id DESC);

            -- The meeting that an interaction came of.
            ALTER TABLE interaction ADD COLUMN meeting_id BLOB REFERENCES meeting(id) ON DELETE SET NULL;
            CREATE UNIQUE INDEX interaction_by_meeting ON interaction(meeting_id) WHERE meeting_id IS NOT NULL;

            -- A meeting as it is read: with what only other tables know of it.
            CREATE VIEW meeting_item AS
                SELECT meeting.*, ifnull(held_at, scheduled_at) AS timeline_at,
                    (SELECT contact.name FROM contact WHERE contact.id = meeting.contact_id) AS contact_name,
                    (SELECT interaction.id FROM interaction
                        WHERE interaction.meeting_id = meeting.id) AS interaction_id
                FROM meeting;

            -- The agenda as it is paged: its rows have the ids of the items.
            CREATE VIEW agenda_item AS SELECT item_id AS id, owner_id, starts_at, kind FROM agenda;

            CREATE TRIGGER meeting_is_gone AFTER DELETE ON meeting BEGIN
                DELETE FROM reschedule_event WHERE subject_id = old.id;
            END;

            CREATE TRIGGER meeting_takes_follow_ups AFTER DELETE ON meeting BEGIN
                DELETE FROM follow_up WHERE subject_id = old.id;
            END;

            CREATE TRIGGER meeting_on_timeline AFTER INSERT ON meeting BEGIN
                INSERT INTO timeline(contact_id, at, item_id, owner_id, kind)
                VALUES(new.contact_id, ifnull(new.held_at, new.scheduled_at), new.id, new.owner_id, 'MEETING');
            END;
            CREATE TRIGGER meeting_moves_on_timeline AFTER UPDATE OF scheduled_at, held_at, contact_id ON meeting
            WHEN old.contact_id <> new.contact_id
                OR ifnull(old.held_at, old.scheduled_at) <> ifnull(new.held_at, new.scheduled_at) BEGIN
                UPDATE timeline SET at = ifnull(new.held_at, new.scheduled_at), contact_id = new.contact_id
                WHERE contact_id = old.contact_id AND at = ifnull(old.held_at, old.scheduled_at)
                    AND item_id = old.id;
            END;
            CREATE TRIGGER meeting_off_timeline AFTER DELETE ON meeting BEGIN
                DELETE FROM timeline
                WHERE contact_id = old.contact_id AND at = ifnull(old.held_at, old.scheduled_at)
                    AND item_id = old.id;
            END;

            -- What was called off is not on the agenda, which does not show where an item stands.
            CREATE TRIGGER meeting_on_agenda AFTER INSERT ON meeting WHEN new.status <> 'CANCELLED' BEGIN
                INSERT INTO agenda(owner_id, starts_at, item_id, kind)
                VALUES(new.owner_id, new.scheduled_at, new.id, 'MEETING');
            END;
            CREATE TRIGGER meeting_moves_on_agenda AFTER UPDATE OF scheduled_at, status ON meeting
            WHEN old.scheduled_at <> new.scheduled_at OR old.status <> new.status BEGIN
                DELETE FROM agenda WHERE item_id = old.id;
                INSERT INTO agenda(owner_id, starts_at, item_id, kind)
                SELECT new.owner_id, new.scheduled_at, new.id, 'MEETING' WHERE new.status <> 'CANCELLED';
            END;
            CREATE TRIGGER meeting_off_agenda AFTER DELETE ON meeting BEGIN
                DELETE FROM agenda WHERE item_id = old.id;
            END;
            """)
}
