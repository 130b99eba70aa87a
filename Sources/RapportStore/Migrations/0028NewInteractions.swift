import SQLite

extension Migrations {
    /// A new interaction fires no triggers. SQLite keeps a copy of every page that a statement with triggers changes,
    /// in case that it fails in the middle: nine pages, for which inserting one took 178,000 instructions, and not
    /// 104,000. `WriteTransaction.insert` does what they did.
    static let migration0028NewInteractions = Migration(
        "new interactions fire no triggers",
        script: """
            DROP TRIGGER interaction_is_new;
            DROP TRIGGER interaction_is_new_to_search;
            """)
}
