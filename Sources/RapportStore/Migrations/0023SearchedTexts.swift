import SQLite

extension Migrations {
    static let migration0023SearchedTexts = Migration(
        "search finds reasons, thanks, what is left to do, and where a job was found",
        script: """
            DROP TRIGGER interaction_changes_in_search;
            DROP TRIGGER meeting_changes_in_search;
            DROP TRIGGER informational_interview_changes_in_search;
            DROP TRIGGER interview_changes_in_search;
            DROP TRIGGER job_listing_changes_in_search;

            CREATE TRIGGER thank_you_note_is_new_to_search AFTER INSERT ON thank_you_note BEGIN
                INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
                SELECT owner_id, 5, id FROM informational_interview WHERE id = new.subject_id;
                INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
                SELECT owner_id, 6, id FROM interview WHERE id = new.subject_id;
            END;

            INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
            SELECT owner_id, 2, id FROM interaction WHERE follow_up_notes IS NOT NULL;
            INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
            SELECT owner_id, 3, id FROM meeting WHERE cancellation_reason IS NOT NULL;
            INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
            SELECT owner_id, 5, id FROM informational_interview
            WHERE cancellation_reason IS NOT NULL OR id IN (SELECT subject_id FROM thank_you_note);
            INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
            SELECT owner_id, 6, id FROM interview
            WHERE cancellation_reason IS NOT NULL OR id IN (SELECT subject_id FROM thank_you_note);
            INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
            SELECT owner_id, 7, id FROM job_listing WHERE source IS NOT NULL;
            """
                + searchedChanges(
                    2, "interaction", ["topics_discussed", "location", "medium", "notes", "follow_up_notes"])
                + searchedChanges(
                    3, "meeting",
                    [
                        "purpose", "agenda_items", "location", "preparation_notes", "attendees", "topics_covered",
                        "outcomes", "action_items", "next_steps", "relationship_impact", "cancellation_reason",
                    ])
                + searchedChanges(
                    5, "informational_interview", ["questions", "insights", "location", "notes", "cancellation_reason"])
                + searchedChanges(
                    6, "interview",
                    ["location", "preparation_notes", "interview_notes", "next_steps", "cancellation_reason"])
                + searchedChanges(7, "job_listing", ["title", "company", "location", "description", "source"])
    )
}
