import SQLite

extension Migrations {
    static let migration0025SearchedContacts = Migration(
        "search finds phone numbers, LinkedIn profiles, and why something was moved",
        script: """
            DROP TRIGGER contact_changes_in_search;

            CREATE TRIGGER reschedule_event_is_new_to_search AFTER INSERT ON reschedule_event
            WHEN new.reason IS NOT NULL BEGIN
                \(noted("(new.subject_id)"))
            END;

            INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
            SELECT owner_id, 1, id FROM contact
            WHERE phone IS NOT NULL OR linked_in_url IS NOT NULL OR linked_in_profile IS NOT NULL;
            \(noted("(SELECT subject_id FROM reschedule_event WHERE reason IS NOT NULL)"))
            """
                + searchedChanges(
                    1, "contact",
                    [
                        "name", "company", "title", "tags", "email", "notes", "phone", "linked_in_url",
                        "linked_in_profile",
                    ])
    )

    /// Notes whatever these are the ids of among what can be moved.
    private static func noted(_ ids: String) -> String {
        [(3, "meeting"), (5, "informational_interview"), (6, "interview")].map { kind, table in
            """
            INSERT OR IGNORE INTO search_change(account_id, kind, item_id)
            SELECT owner_id, \(kind), id FROM \(table) WHERE id IN \(ids);
            """
        }.joined(separator: "\n")
    }
}
