import Batches
import Glibc
import RapportStore
import RapportTypes
import Secrets

/// Searches of an account with 50,000 contacts, of whom each has a note of 1,000 characters, and 200,000 interactions.
/// Making it takes some minutes.
func searchBenchmark() throws -> [Comparison] {
    let crowd = try Crowd(contacts: 50_000, notes: 1000, interactions: 200_000)
    func search(_ text: String, types: [SearchType]? = nil) -> Comparison.Candidate {
        Comparison.Candidate(name: "\"\(text)\"\(types.map { " in \($0)" } ?? "")") {
            try crowd.search(text, types)
        }
    }
    func contacts(_ text: String) -> Comparison.Candidate {
        Comparison.Candidate(name: "contacts with \"\(text)\", and how many") {
            try crowd.contacts(ContactFilter(search: .value(text)))
        }
    }
    func interactions(_ text: String) -> Comparison.Candidate {
        Comparison.Candidate(name: "interactions with \"\(text)\", and how many") {
            try crowd.interactions(InteractionFilter(search: .value(text)))
        }
    }
    let (frequent, rare) = (SampleWords.word(3), SampleWords.word(15_000))
    return [
        Comparison(
            title: "Search, and one page of results",
            candidates: [
                search(frequent), search(rare), search(String(frequent.prefix(1))), search("\(frequent) \(rare)"),
                search("nobody"), search(frequent, types: [.interaction]), search(rare, types: [.interaction]),
                search(String(rare.prefix(4)), types: [.interaction]),
            ]),
        Comparison(
            title: "Filters with a search",
            candidates: [contacts(frequent), contacts(rare), interactions(frequent), interactions(rare)]),
    ]
}

/// An account with many contacts, in a database of its own that goes with it.
private final class Crowd {
    private let path: String
    private let store: Store
    private let reader: Reader
    private let viewer: Viewer
    private var random = Words()

    init(contacts: Int, notes: Int, interactions: Int) throws {
        path = "/tmp/rapport-benchmark-\(getpid()).db"
        store = try Store(.init(path: path, masterKey: MasterKey(SecretKey())))
        reader = try store.makeReader()
        viewer = try Crowd.signUp(store, reader)
        for start in stride(from: 0, to: contacts, by: 500) {
            let people = (start..<min(start + 500, contacts)).map { number in
                NewContact(
                    ContactValues(
                        name: "\(SampleWords.word(number % 5000)) \(SampleWords.word(number))", company: random.text(2),
                        notes: random.text(notes / 7)))
            }
            let viewer = viewer
            let ids = try store.writer.run { transaction in
                try people.compactMap { try transaction.createContact($0, for: viewer).value }
            }
            for start in stride(from: 0, to: ids.count * interactions / contacts, by: 500) {
                try log((0..<500).map { ids[(start + $0) % ids.count] })
            }
        }
    }

    deinit {
        store.close()
        for suffix in ["", "-wal", "-shm", ".lock"] { unlink(path + suffix) }
    }

    private static func signUp(_ store: Store, _ reader: Reader) throws -> Viewer {
        let account = NewAccount(
            email: try EmailAddress("crowd@example.com"), name: "Crowd", timeZone: "UTC",
            passwordHash: PasswordHash(stored: "$scrypt$ln=4,r=8,p=1$AAAA$AAAA"))
        guard case .created(let tokens) = try store.writer.run({ try $0.signUp(account) }),
            let viewer = try reader.viewer(for: tokens.access)
        else { throw ScaleError(description: "a new database has no accounts") }
        return viewer
    }

    func search(_ text: String, _ types: [SearchType]?) throws -> Int {
        let search = Search(try SearchQuery(text), types: types, page: try PageRequest())
        return try reader.snapshot { try reader.searchPage(search, Crowd.columns, for: viewer).pages.rows.count }
    }

    func contacts(_ filter: ContactFilter) throws -> Int {
        try reader.snapshot {
            try reader.contacts(filter, in: nil, PageRequest(), Crowd.columns, for: viewer).rows.count
        }
    }

    func interactions(_ filter: InteractionFilter) throws -> Int {
        try reader.snapshot {
            try reader.interactionPages(
                InteractionList(filter: filter, page: PageRequest()), Crowd.columns, for: viewer
            )
            .rows.count
        }
    }

    private func log(_ contacts: [UUID]) throws {
        let now = store.configuration.clock.now
        let news = contacts.map {
            NewInteraction(
                contact: NodeID($0), type: .call, occurredAt: now, topicsDiscussed: [random.text(2)],
                notes: random.text(20))
        }
        let viewer = viewer
        try store.writer.run { transaction in
            for new in news { _ = try transaction.logInteraction(new, for: viewer) }
        }
    }

    private static let columns = ColumnSet(
        columns: [NeededColumn(name: "id", kind: .uuid)], wantsTotalCount: true)
}

/// Texts in which the words of low rank are frequent, as in those that people write.
private struct Words {
    private var random = SplitMix(state: 1)

    mutating func text(_ count: Int) -> String {
        (0..<count).map { _ in
            // Uniform in the logarithm of the rank.
            let exponent = Double(random.next() % 1_000_000) / 1_000_000
            return SampleWords.word(Int(pow(20_000.0, exponent)))
        }.joined(separator: " ")
    }
}
