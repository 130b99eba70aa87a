import SQLite

extension Migrations {
    /// Events of one type in their order, and what is left of the events of a record that is gone.
    ///
    /// Events outlive the records that they are about, and what people have written there does not: it goes from the
    /// events, too, whatever takes the record. A text that every event of its type has becomes empty, others null. Ids,
    /// times, numbers and choices stay, so that every field keeps its type. Interactions, contacts, and referrals that
    /// were refused have no words in their events.
    static let migration0017Events = Migration(
        "events by type, and without the words of records that are gone",
        script: """
            CREATE INDEX domain_events_by_type ON domain_events(owner_id, type, sequence, id);

            CREATE TRIGGER referral_takes_words AFTER DELETE ON referral BEGIN
                UPDATE domain_events SET payload = json_replace(payload, '$.message', '', '$.referralDetails', '')
                WHERE owner_id = old.owner_id AND aggregate_id = old.id;
            END;
            CREATE TRIGGER informational_interview_takes_words AFTER DELETE ON informational_interview BEGIN
                UPDATE domain_events SET payload = json_replace(payload,
                    '$.location', NULL, '$.notes', NULL, '$.insights', json('[]'), '$.reason', NULL,
                    '$.recipients', json('[]'))
                WHERE owner_id = old.owner_id AND aggregate_id = old.id;
            END;
            CREATE TRIGGER meeting_takes_words AFTER DELETE ON meeting BEGIN
                UPDATE domain_events SET payload = json_replace(payload, '$.reason', NULL)
                WHERE owner_id = old.owner_id AND aggregate_id = old.id;
            END;
            CREATE TRIGGER interview_takes_words AFTER DELETE ON interview BEGIN
                UPDATE domain_events SET payload = json_replace(payload,
                    '$.location', NULL, '$.interviewers', json('[]'), '$.preparationNotes', NULL,
                    '$.interviewNotes', NULL, '$.nextSteps', NULL, '$.reason', NULL, '$.recipients', json('[]'),
                    '$.notes', NULL)
                WHERE owner_id = old.owner_id AND aggregate_id = old.id;
            END;
            """)
}
