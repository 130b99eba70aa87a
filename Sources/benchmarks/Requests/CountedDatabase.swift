import Glibc
import RapportStore
import RapportTypes
import Secrets

/// A database of which the requests are counted: one account with a thousand contacts and twelve interactions with
/// each.
///
/// The same in every run but for ids and what they are sealed with.
struct CountedDatabase {
    static let contacts = 1000
    static let interactions = 12

    let store: Store
    /// Of the account's session.
    let token: Token
    let firstContact: String

    /// Makes the database in a directory, where `init(in:)` finds it.
    static func make(in directory: String) throws {
        let store = try Store(configuration(directory))
        defer { store.close() }
        let account = NewAccount(
            email: try EmailAddress("counted@example.com"), name: "Counted", timeZone: "UTC",
            passwordHash: PasswordHash(stored: "$scrypt$ln=4,r=8,p=1$AAAA$AAAA"))
        guard case .created(let tokens) = try store.writer.run({ try $0.signUp(account) }),
            let viewer = try store.makeReader().viewer(for: tokens.access)
        else { throw StoreError.closed }
        let ids = try (0..<contacts).map { number in
            try store.writer.run { try $0.addContact(number, for: viewer) }
        }
        try TextFile.write("\(tokens.access.text) \(ids[0])", to: directory + "/token")
    }

    init(in directory: String) throws {
        store = try Store(CountedDatabase.configuration(directory))
        let words = try TextFile.read(directory + "/token").split(separator: " ").map(String.init)
        guard words.count == 2, let token = Token(words[0]) else { throw StoreError.closed }
        (self.token, firstContact) = (token, words[1])
    }

    /// There is nothing secret about it. Time stands still, so that the session never ends.
    private static func configuration(_ directory: String) -> Store.Configuration {
        Store.Configuration(
            path: directory + "/rapport.db", masterKey: MasterKey(SecretKey([UInt8](repeating: 7, count: 32))!),
            clock: WallClock { 1_800_000_000_000 })
    }
}

extension WriteTransaction {
    fileprivate func addContact(_ number: Int, for viewer: Viewer) throws -> String {
        let words = (0..<40).map { SampleWords.word(number * 40 + $0) }
        let values = ContactValues(
            name: "\(words[0]) \(words[1])", title: words[2], company: "\(words[3]) & \(words[4])",
            email: EmailAddress(stored: "\(words[0])\(number)@example.com"), phone: "+1-555-\(1000 + number)",
            notes: words[5..<15].joined(separator: " "), tags: [words[16], words[17]])
        guard let contact = try createContact(NewContact(values), allowDuplicate: true, for: viewer).value else {
            throw StoreError.closed
        }
        for interaction in 0..<CountedDatabase.interactions {
            let record = NewInteraction(
                contact: NodeID(contact), type: interaction % 2 == 0 ? .call : .email,
                occurredAt: DateTime(milliseconds: 1_700_000_000_000 + Int64(number * 977 + interaction) * 60_000),
                durationMinutes: interaction % 3 == 0 ? nil : 30, notes: words[20..<40].joined(separator: " "),
                sentiment: .positive)
            _ = try logInteraction(record, for: viewer)
        }
        return contact.description
    }
}
