import Testing

@testable import SQLite

@Suite("The journal of statements")
struct StatementJournalTests {
    private let database = TemporaryDatabase()
    private let connection: Database

    init() throws {
        connection = try database.connection()
        try connection.script("CREATE TABLE word(id INTEGER PRIMARY KEY, text TEXT) STRICT;")
    }

    @Test func `statements are counted, transactions are not`() throws {
        try connection.transaction(.immediate) {
            try connection.run("INSERT INTO word(text) VALUES(\("a"))")
            #expect(try connection.values("SELECT text FROM word", as: String.self) == ["a"])
        }
        #expect(connection.journal.count == 2)
    }

    @Test func `the slowest come first, each text once, with its time added up`() throws {
        let journal = connection.journal
        for _ in 0..<2 { journal.ran("slow", since: StatementJournal.now - 1000) }
        journal.ran("quick", since: StatementJournal.now - 10)
        journal.ran("quicker", since: StatementJournal.now)
        #expect(journal.slowest(2).map(\.text) == ["slow", "quick"])
        #expect(journal.slowest(1)[0].milliseconds >= 2000)
    }

    @Test func `what was before the beginning is forgotten, but for the count`() throws {
        connection.journal.ran("before", since: StatementJournal.now)
        connection.journal.begin()
        #expect(connection.journal.slowest(5).isEmpty)
        #expect(connection.journal.count == 1)
    }

    @Test func `a thousand statements are counted, and the first hundred kept`() throws {
        for number in 0..<1000 { connection.journal.ran("\(number)", since: StatementJournal.now) }
        #expect(connection.journal.count == 1000)
        #expect(connection.journal.slowest(.max).count == StatementJournal.capacity)
    }

    @Test func `the plan of a text is told without values for its parameters`() throws {
        #expect(
            try connection.queryPlan(of: "SELECT text FROM word WHERE id = ?1")
                == ["SEARCH word USING INTEGER PRIMARY KEY (rowid=?)"])
    }
}
