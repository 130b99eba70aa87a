import Foundation
import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// That search finds records as they are now, and nobody else's, and that nothing stays of what is gone.
@Suite("The search index")
struct SearchIndexTests {
    let store: SearchStore

    init() throws { store = try SearchStore() }

    // MARK: Others

    @Test(arguments: [false, true])
    func `nobody finds what another account has`(isIndexed: Bool) throws {
        let ben = try store.test.viewer("ben@example.com")
        let dana = try store.contact("Dana", notes: "private")
        try store.interaction("hers", with: dana, notes: "secret plan")
        let rival = try store.contact("Dana of Ben", of: ben)
        try store.interaction("his", with: rival, notes: "secret recipe", of: ben)
        if isIndexed { try store.index() }
        #expect(try store.found("secret") == ["hers"])
        #expect(try store.found("secret", as: ben) == ["his"])
        #expect(try store.found("s", as: ben) == ["his"])
        #expect(try store.found("dana", as: ben) == ["Dana of Ben"])
        #expect(try store.found("private", as: ben) == [])
        #expect(try store.found("private") == ["Dana"])
    }

    @Test func `the words of each account are behind its number, and sealed words are in no index`() throws {
        let ben = try store.test.viewer("ben@example.com")
        let dana = try store.contact("Dana", notes: "confidential")
        try store.interaction("hers", with: dana, notes: "plan plan")
        try store.interaction("his", with: store.contact("Eli", of: ben), notes: "recipe", of: ben)
        try store.index()
        let words = try store.indexedWords()
        #expect(Set(words.map { String($0.dropFirst(6)) }) == ["2plan", "2recipe"])
        #expect(Set(words.map { String($0.prefix(6)) }) == ["000001", "000002"])
        let bytes = try store.test.storedBytes()
        #expect(bytes.range(of: "confidential".data(using: .utf8)!) == nil)
        #expect(bytes.range(of: "plan".data(using: .utf8)!) != nil)
    }

    // MARK: Changes

    @Test(arguments: [false, true])
    func `a change is found, and what it replaced is not`(isIndexed: Bool) throws {
        let dana = try store.contact("Dana", notes: "climbs")
        let coffee = try store.interaction("coffee", with: dana, topics: ["salary"], notes: "old words")
        let listing = try store.listing("Engineer", at: "Acme")
        try store.application("application", to: listing)
        try store.index()

        let anna = store.anna
        _ = try store.test.writer.run {
            _ = try $0.updateContact(NodeID(dana), ContactChanges(notes: .value("sails")), for: anna)
            _ = try $0.updateInteraction(
                NodeID(coffee), InteractionChanges(topicsDiscussed: ["equity"], notes: .value("new words")), for: anna)
            try $0.connection.run("UPDATE job_listing SET company = 'Globex' WHERE owner_id = \(anna)")
        }
        if isIndexed { try store.index() }
        #expect(try store.found("climbs") == [])
        #expect(try store.found("sails") == ["Dana"])
        #expect(try store.found("salary") == [])
        #expect(try store.found("old") == [])
        #expect(try store.found("equity new words") == ["coffee"])
        #expect(try store.found("acme") == [])
        #expect(try store.found("globex") == ["Engineer", "application"])
        guard isIndexed else { return }
        #expect(
            try store.indexedWords().map { String($0.dropFirst(6)) }.sorted() == [
                "2equity", "2new", "2words", "7engineer", "7globex", "8engineer", "8globex",
            ])
    }

    @Test(
        arguments: [
            ("contact", ["name", "company", "title", "tags"]),
            ("interaction", ["topics_discussed", "location", "medium", "notes"]),
            (
                "meeting",
                [
                    "purpose", "agenda_items", "location", "preparation_notes", "attendees", "topics_covered",
                    "outcomes", "action_items", "next_steps", "relationship_impact",
                ]
            ), ("referral", ["request_message", "referral_details", "notes"]),
            ("informational_interview", ["questions", "insights", "location", "notes"]),
            ("interview", ["location", "preparation_notes", "interview_notes", "next_steps"]),
            ("job_listing", ["title", "company", "location", "description"]), ("job_application", ["notes"]),
            ("follow_up", ["title", "notes"]),
        ])
    func `every field of every kind is found when it has changed`(table: String, columns: [String]) throws {
        try store.everyKind()
        try store.index()
        let lists = ["tags", "topics_discussed", "agenda_items", "attendees", "topics_covered", "action_items"]
        for (number, column) in columns.enumerated() {
            let isList = (lists + ["questions", "insights"]).contains(column)
            let (word, name, value) = ("word\(number)", SQL(name: column), "Some word\(number)!")
            try store.write { _ in
                "UPDATE \(SQL(name: table)) SET \(name) = \(isList ? JSONText.list(["one", value]) : value)"
            }
            #expect(try store.found(word).contains(table), "\(column), waiting")
            try store.index()
            #expect(try store.found(word).contains(table), "\(column), indexed")
        }
    }

    @Test(arguments: [false, true])
    func `an interview is found by who interviews and by the listing`(isIndexed: Bool) throws {
        try store.everyKind()
        try store.index()
        #expect(try store.found("yann") == ["interview"])
        #expect(try store.found("acme") == ["job_listing", "job_application", "interview"])
        try store.write { _ in "UPDATE job_listing SET company = 'Globex'" }
        try store.write { _ in "UPDATE interviewer SET name = 'Xenia' WHERE name = 'Yann'" }
        try store.write { _ in "DELETE FROM interviewer WHERE name = 'Zoe'" }
        if isIndexed { try store.index() }
        #expect(try store.found("globex") == ["job_listing", "job_application", "interview"])
        #expect(try store.found("xenia") == ["interview"])
        #expect(try store.found("acme") + store.found("yann") + store.found("zoe") == [])
    }

    @Test func `a change of something else does not go to the index`() throws {
        let dana = try store.contact("Dana", notes: "climbs")
        let coffee = try store.interaction("coffee", with: dana, notes: "words")
        try store.index()
        let anna = store.anna
        _ = try store.test.writer.run {
            _ = try $0.updateInteraction(NodeID(coffee), InteractionChanges(sentiment: .value(.positive)), for: anna)
            try $0.connection.run("UPDATE contact SET is_favorite = 1, last_contacted_at = 5 WHERE id = \(dana)")
            #expect(try $0.waitingSearchChanges(atMost: 10) == 0)
        }
    }

    @Test(arguments: [false, true])
    func `what is deleted is not found, and leaves no words`(isIndexed: Bool) throws {
        let dana = try store.contact("Dana", notes: "climbs")
        let eli = try store.contact("Eli", notes: "climbs")
        try store.interaction("with Dana", with: dana, notes: "climbing gear")
        let sold = try store.interaction("with Eli", with: eli, notes: "climbing rope")
        if isIndexed { try store.index() }
        let anna = store.anna
        _ = try store.test.writer.run { _ = try $0.deleteContact(NodeID(dana), for: anna) }
        #expect(try store.found("climb") == ["with Eli", "Eli"])
        _ = try store.test.writer.run { _ = try $0.deleteInteraction(NodeID(sold), for: anna) }
        #expect(try store.found("climb") == ["Eli"])
        try store.index()
        #expect(try store.found("climb") == ["Eli"])
        #expect(try store.indexedWords() == [])
        #expect(try store.test.database().value("SELECT count(*) FROM search_entry", as: Int.self) == 1)
    }

    @Test func `an account that is deleted leaves nothing`() throws {
        let ben = try store.test.viewer("ben@example.com")
        try store.interaction("hers", with: store.contact("Dana", notes: "climbs"), notes: "secret plan")
        try store.interaction("his", with: store.contact("Eli", of: ben), notes: "recipe", of: ben)
        let listing = try store.listing("Engineer", at: "Acme")
        try store.application("application", to: listing, notes: "sent")
        try store.index()
        let anna = store.anna
        #expect(try store.test.writer.run { try $0.deleteAccount(of: anna, verified: TestStore.password) })
        try store.index()
        #expect(try store.indexedWords().map { String($0.dropFirst(6)) } == ["2recipe"])
        let database = try store.test.database()
        #expect(try database.value("SELECT count(*) FROM search_entry", as: Int.self) == 2)
        #expect(try database.value("SELECT count(*) FROM search_account", as: Int.self) == 1)
        #expect(try database.value("SELECT count(*) FROM search_change", as: Int.self) == 0)
        // The number is not given to anybody else.
        let cleo = try store.test.viewer("cleo@example.com")
        try store.contact("Dana", of: cleo)
        try store.index()
        #expect(try database.values("SELECT number FROM search_account ORDER BY number", as: Int.self) == [2, 3])
    }

    @Test func `changes that were undone were none`() throws {
        let anna = store.anna
        #expect(throws: StoreError.signedOut) {
            try store.test.writer.run { transaction in
                _ = try transaction.createContact(NewContact(ContactValues(name: "Dana")), for: anna)
                throw StoreError.signedOut
            }
        }
        #expect(try store.found("dana") == [])
        #expect(try store.test.database().value("SELECT count(*) FROM search_change", as: Int.self) == 0)
    }

    // MARK: When

    @Test func `the writer indexes by itself, many records at once`() throws {
        let dana = try store.contact("Dana")
        for number in 1..<(WriterUpkeep.changesBeforeIndexing - 1) {
            try store.interaction("i\(number)", with: dana, notes: "n\(number)")
        }
        let database = try store.test.database()
        let entries: SQL = "SELECT count(*) FROM search_entry"
        try store.interaction("last", with: dana, notes: "last")
        // The next piece of work comes after what follows the last one.
        try store.test.writer.run { _ in }
        #expect(try database.value(entries, as: Int.self) == WriterUpkeep.changesBeforeIndexing)
        #expect(try store.found("n100") == ["i100"])
        #expect(store.test.faults.all == [])
    }

    @Test func `what is left is indexed when nobody has written for a second`() throws {
        try store.contact("Dana")
        let database = try store.test.database()
        while try database.exists("SELECT 1 FROM search_change") {}
        #expect(try database.value("SELECT count(*) FROM search_entry", as: Int.self) == 1)
        #expect(try store.found("dana") == ["Dana"])
    }

    @Test func `a large change is indexed to its end, though nobody writes any more`() throws {
        try store.write { viewer in
            """
            WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 1500)
            INSERT INTO follow_up(id, owner_id, title, created_at, updated_at)
            SELECT randomblob(16), \(viewer), 'bulk ' || n, 1, 1 FROM counter
            """
        }
        let database = try store.test.database()
        while try database.exists("SELECT 1 FROM search_change") {}
        #expect(try store.results("1234").hits.count == 1)
        let results = try store.results("bulk")
        #expect(results.hits.count == 1000)
        #expect(results.facets.map(\.count) == [1000])
    }

    @Test func `a damaged value keeps nobody else from being found`() throws {
        let dana = try store.contact("Dana", notes: "climbs", tags: ["berlin"])
        try store.contact("Eli", notes: "climbs")
        try store.write { _ in "UPDATE contact SET notes = x'00112233' WHERE id = \(dana)" }
        #expect(try store.found("climbs") == ["Eli"])
        try store.index()
        #expect(try store.found("climbs") == ["Eli"])
        #expect(try store.found("berlin") == ["Dana"])
    }

    @Test func `a database from before search is indexed when it is opened`() throws {
        let dana = try store.contact("Dana", notes: "climbs")
        try store.interaction("coffee", with: dana, notes: "salary")
        try store.test.whileClosed { database in
            let triggers: [String] = try database.values(
                "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%search'")
            for trigger in triggers { try database.script("DROP TRIGGER \(trigger)") }
            for table in ["search_index", "search_entry", "search_change", "search_account"] {
                try database.script("DROP TABLE \(table)")
            }
            try database.transaction(.immediate) { try Migrations.migration0016Search.apply(database) }
        }
        #expect(try store.found("climbs") == ["Dana"])
        #expect(try store.found("salary") == ["coffee"])
    }

    // MARK: Plans

    @Test func `the index is asked for words of the viewer's only, sealed words are a range of entries`() throws {
        let reader = store.test.reader
        let number = SearchNumber(account: 0x26, kind: SearchedKinds.interactions)
        let statement = reader.searchStatement(
            try SearchQuery("Salary Ban"), SearchedKinds.interactions, number, maximum: 1000,
            for: store.anna)
        #expect(statement.bindings.first == .text("\"0000122salary\" AND \"0000122ban\" *"))
        #expect(
            try reader.connection.plan(of: statement) == [
                "SCAN search_index VIRTUAL TABLE INDEX 192:M1",
                "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)",
                "CORRELATED SCALAR SUBQUERY 1",
                "SEARCH change USING PRIMARY KEY (account_id=? AND kind=? AND item_id=?)",
            ])
        #expect(
            try reader.connection.plan(of: Reader.sealedWordsStatement(number)) == [
                "SEARCH search_entry USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
            ])
        #expect(number.range.lowerBound == 0x26_2_0000_0000)
        #expect(number.range.upperBound == 0x26_2_FFFF_FFFF)
    }

    @Test func `a search takes as many statements, however much it finds`() throws {
        func statements() throws -> Int {
            var count = 0
            store.test.reader.statementObserver = { _ in count += 1 }
            defer { store.test.reader.statementObserver = nil }
            _ = try store.results("dana")
            return count
        }
        let dana = try store.contact("Dana")
        try store.interaction("coffee", with: dana, notes: "dana")
        try store.index()
        let few = try statements()
        for number in 0..<300 { try store.interaction("i\(number)", with: dana, notes: "dana") }
        try store.index()
        #expect(try statements() == few)
        // The number of the account; then what waits and what is indexed of each kind.
        #expect(few == 1 + 2 * SearchedKinds.all.count)
    }
}
