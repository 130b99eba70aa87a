import SQLite

extension Migrations {
    /// Interactions lie in their own table in the order of the timeline, which is merged of both when it is read. So no
    /// copy of each is written: that was a quarter of all pages that go to the disk when interactions are logged.
    static let migration0027TimelineInteractions = Migration(
        "interactions are on the timeline without rows of their own there",
        script: """
            DROP TRIGGER interaction_on_timeline;
            DROP TRIGGER interaction_moves_on_timeline;
            DROP TRIGGER interaction_off_timeline;

            -- A table without rows is made at once; most rows are interactions'.
            CREATE TEMP TABLE other_item AS SELECT * FROM timeline WHERE kind <> 'INTERACTION';
            DELETE FROM timeline;
            INSERT INTO timeline(contact_id, at, item_id, owner_id, kind)
            SELECT contact_id, at, item_id, owner_id, kind FROM other_item;
            DROP TABLE other_item;
            """)
}
