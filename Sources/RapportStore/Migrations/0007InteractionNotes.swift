import SQLite

extension Migrations {
    /// Only what tells of a person how to reach them, and what is noted of them, is sealed. What was said with them is
    /// readable to the database, or full-text search could not find it.
    static let migration0007InteractionNotes = Migration(
        "notes of interactions are readable",
        script: """
            ALTER TABLE interaction ADD COLUMN readable_notes TEXT;
            ALTER TABLE interaction ADD COLUMN readable_follow_up_notes TEXT;
            UPDATE interaction SET
                readable_notes = opened(interaction.notes, interaction.id, 'notes', account.id, account.wrapped_key),
                readable_follow_up_notes = opened(
                    interaction.follow_up_notes, interaction.id, 'follow_up_notes', account.id, account.wrapped_key)
            FROM account
            WHERE account.id = interaction.owner_id
                AND (interaction.notes IS NOT NULL OR interaction.follow_up_notes IS NOT NULL);
            ALTER TABLE interaction DROP COLUMN notes;
            ALTER TABLE interaction DROP COLUMN follow_up_notes;
            ALTER TABLE interaction RENAME COLUMN readable_notes TO notes;
            ALTER TABLE interaction RENAME COLUMN readable_follow_up_notes TO follow_up_notes;
            """)
}
