import Batches
import Glibc
import RapportStore
import RapportTypes
import SQLite
import Secrets

/// Writes the data set that servers are measured with side by side into a database of ours: the same rows with the same
/// ids, accounts whose password is `bench password 1234`.
///
/// All of it goes through the store's own functions, so that events, timelines, follow-ups and the search index are
/// what a server would have made of it. Takes about a minute.
///
/// - Parameters:
///   - source: The data set, an SQLite file.
///   - path: The database to make. It is sealed with the master key of RAPPORT_MASTER_KEY, or with the one in the file
///     beside it, as the server's is.
func loadSideBySide(from source: String, into path: String) throws {
    let records = try SourceRecords(path: source)
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    let key = try getenv("RAPPORT_MASTER_KEY").map { try MasterKey(environment: String(cString: $0)) }
    let configuration = Store.Configuration(path: path, masterKey: try key ?? MasterKey(file: path + ".key"))
    try write(records, into: configuration)
    // Indexes what search has to find, which is left to do.
    try Store(configuration).close()
}

private func write(_ records: SourceRecords, into configuration: Store.Configuration) throws {
    let store = try Store(configuration)
    defer { store.close() }
    let reader = try store.makeReader()
    let password = try PasswordHash(of: "bench password 1234")
    for user in try records.users() {
        let account = NewAccount(
            email: try EmailAddress(user.email), name: user.name, timeZone: "UTC", passwordHash: password)
        let outcome = try store.writer.run { try $0.signUp(account) }
        guard case .created(let tokens) = outcome, let viewer = try reader.viewer(for: tokens.access) else {
            throw StoreError.signedOut
        }
        let people = try records.people(of: user)
        // In one transaction each write would take longer than the one before.
        for first in stride(from: 0, to: people.count, by: 10) {
            try store.writer.run { transaction in
                for person in people[first..<min(first + 10, people.count)] { try transaction.add(person, for: viewer) }
            }
        }
        print(
            "\(user.email): \(people.count) contacts, \(people.reduce(0) { $0 + $1.interactions.count }) interactions")
    }
}

extension WriteTransaction {
    fileprivate func add(_ person: SourceRecords.Person, for viewer: Viewer) throws {
        _ = try createContact(person.contact, id: person.id, allowDuplicate: true, for: viewer)
        for interaction in person.interactions {
            _ = try logInteraction(interaction.record, id: interaction.id, for: viewer)
        }
    }
}
