import RapportTypes
import SQLite

extension Migrations {
    /// What people who may be the same have in common beside their hashes, and the accounts that are being deleted.
    static let migration0014Duplicates = Migration("duplicate contacts and deleted accounts") { connection in
        try connection.script(
            """
            -- What two spellings of a name at one company have in common: see PersonKey. Null without a company.
            ALTER TABLE contact ADD COLUMN person_key TEXT;
            CREATE INDEX contact_by_person ON contact(owner_id, person_key) WHERE person_key IS NOT NULL;

            -- When the account was deleted. Nobody finds it any more; what it owned goes in slices.
            ALTER TABLE account ADD COLUMN deleted_at INTEGER;
            CREATE INDEX account_deleted ON account(deleted_at) WHERE deleted_at IS NOT NULL;
            """)
        // Of all accounts: each row gets a value made of its own columns.
        let people = try connection.rows("SELECT number, name, company FROM contact WHERE company IS NOT NULL") {
            (number: $0[0] as Int, key: PersonKey(name: $0[1], company: $0[2])?.text)
        }
        for person in people {
            try connection.run("UPDATE contact SET person_key = \(person.key) WHERE number = \(person.number)")
        }
    }
}
