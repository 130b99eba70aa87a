import SQLite

extension Migrations {
    /// Rows of the timeline go with their contact and with the record that they show, so nothing has to find them by
    /// their owner: the index for that lay in no order in which anybody writes, and was a sixth of all pages that go to
    /// the disk when interactions are logged.
    static let migration0026TimelineOwners = Migration(
        "the timeline goes with its contacts",
        script: """
            DROP INDEX timeline_by_owner;

            -- Without the foreign key, or an account could not go without a look at everybody's timeline. The rows stay
            -- as they are, so only the text of the table is another; to drop the index has told everybody that the
            -- schema has changed. SQLite: https://www.sqlite.org/lang_altertable.html#otheralter
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(
                sql, 'owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE', 'owner_id BLOB NOT NULL')
            WHERE type = 'table' AND name = 'timeline';
            PRAGMA writable_schema = RESET;
            """)
}
