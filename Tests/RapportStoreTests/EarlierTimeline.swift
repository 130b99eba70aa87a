import Glibc
import Secrets

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

/// A database that an earlier program has left: an account with a contact, and interactions with it at 1, 2 and 3.
struct EarlierTimeline {
    let test: TestStore
    let owner = UUID(high: 1, low: 1)
    let contact = UUID(high: 2, low: 1)
    /// The steps that the program knew.
    let migrations: [Migration]

    /// - Parameter step: the first that the program did not know.
    init(before step: Migration) throws {
        migrations = Array(Migrations.all.prefix { $0.name != step.name })
        test = try TestStore()
        test.close()
        for suffix in ["", "-wal", "-shm"] { unlink(test.path + suffix) }
        let database = try test.database(.readWrite)
        let configuration = Store.Configuration(path: test.path, masterKey: test.masterKey)
        try MigrationFunctions(configuration).available(on: database) { try database.migrate(migrations) }
        try fill(database)
    }

    private func fill(_ database: Database) throws {
        let key = try test.masterKey.wrap(DataKey(), owner: owner.bytes, with: Cipher())
        try database.run(
            """
            INSERT INTO account(
                id, email, email_folded, name, time_zone, password_hash, wrapped_key, created_at, updated_at)
            VALUES(\(owner), 'anna', 'anna', 'Anna', 'UTC', '', \(key), 0, 0)
            """)
        try database.run(
            """
            INSERT INTO contact(id, owner_id, name, name_folded, relationship, source, created_at, updated_at)
            VALUES(\(contact), \(owner), 'Ben', 'ben', 'OTHER', 'MANUAL', 0, 0)
            """)
        for number in 1...3 {
            try database.run(
                """
                INSERT INTO interaction(
                    id, owner_id, contact_id, type, occurred_at, source, created_at, updated_at)
                VALUES(\(UUID(high: 3, low: UInt64(number))), \(owner), \(contact), 'CALL', \(number), 'MANUAL', 0, 0)
                """)
        }
    }
}
