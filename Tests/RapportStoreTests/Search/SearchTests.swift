import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Search")
struct SearchTests {
    let store: SearchStore
    let dana: UUID

    init() throws {
        store = try SearchStore()
        dana = try store.contact(
            "Dana Álvarez", company: "Harbor Labs", title: "Staff Engineer", email: "dana@harbor.example",
            notes: "Prefers a call. Knows SQLite inside out.", tags: ["Berlin", "climbing"])
        try store.contact("Eli Stone", notes: "Introduced by Dana at the climbing hall")
        try store.interaction(
            "coffee", with: dana, topics: ["salary bands", "\"quoted\""], notes: "She may refer me to Harbor.",
            location: "Café Einstein", medium: "in person")
        let listing = try store.listing(
            "Backend Engineer", at: "Harbor Labs", description: "SQLite and Swift", location: "Berlin")
        try store.application("application", to: listing, notes: "Sent the long résumé")
        try store.followUp("Thank Dana", notes: "and ask about salary")
    }

    @Test(arguments: [false, true])
    func `finds words in every field, whether they wait for the index or not`(isIndexed: Bool) throws {
        if isIndexed { try store.index() }
        // Contacts: name, company, title, tags, and what is sealed.
        #expect(try store.found("alvarez") == ["Dana Álvarez"])
        #expect(try store.found("staff") == ["Dana Álvarez"])
        #expect(try store.found("example", types: [.contact]) == ["Dana Álvarez"])
        #expect(try store.found("inside") == ["Dana Álvarez"])
        // Interactions: topics, notes, place and medium.
        #expect(try store.found("bands") == ["coffee"])
        #expect(try store.found("refer") == ["coffee"])
        #expect(try store.found("einstein") == ["coffee"])
        #expect(try store.found("person") == ["coffee"])
        // Listings: title, company, place and description; applications by their listing, and their notes.
        #expect(try store.found("backend") == ["Backend Engineer", "application"])
        #expect(try store.found("swift") == ["Backend Engineer"])
        #expect(try store.found("resume") == ["application"])
        // Follow-ups: title and notes.
        #expect(try store.found("thank") == ["Thank Dana"])
        #expect(try store.found("ask") == ["Thank Dana"])
        // In many, weightier fields first.
        #expect(try store.found("harbor") == ["Backend Engineer", "application", "Dana Álvarez", "coffee"])
        #expect(try store.found("berlin") == ["Dana Álvarez", "Backend Engineer"])
        #expect(try store.found("sqlite") == ["Backend Engineer", "Dana Álvarez"])
    }

    @Test(arguments: [false, true])
    func `a name counts for more than a note, a whole word for more than its beginning`(isIndexed: Bool) throws {
        try store.contact("Danai Kosta")
        if isIndexed { try store.index() }
        #expect(try store.found("dana") == ["Dana Álvarez", "Danai Kosta", "Thank Dana", "Eli Stone"])
        // The other fields that have it count a little: here an email address.
        #expect(try store.found("dan") == ["Dana Álvarez", "Danai Kosta", "Thank Dana", "Eli Stone"])
        // Two words in the name, before one in the name and one in the notes.
        try store.contact("Climbing Dana", notes: "nothing")
        #expect(
            try store.found("dana climbing", types: [.contact]) == ["Climbing Dana", "Dana Álvarez", "Eli Stone"])
    }

    @Test(
        arguments: [
            // Every word has to be there, wherever it is, and the last one can be a beginning.
            ("salary bands", ["coffee"]), ("bands einstein", ["coffee"]), ("salary dana", ["Thank Dana"]),
            ("sal", ["coffee", "Thank Dana"]), ("salary b", ["coffee"]), ("sal bands", []), ("ary", []),
            // Sealed and readable words of one contact.
            ("harbor inside", ["Dana Álvarez"]), ("inside harb", ["Dana Álvarez"]),
            // Case and accents.
            ("CAFE", ["coffee"]), ("Café", ["coffee"]), ("cafe\u{301}", ["coffee"]), ("RÉSUMÉ", ["application"]),
            // What FTS5 takes for operators are words, and marks are nothing.
            ("salary OR bands", []), ("salary AND bands", []), ("NOT salary", []), ("salary NEAR bands", []),
            ("\"salary\" \"bands\"", ["coffee"]), ("salary*", ["coffee", "Thank Dana"]), ("salary + bands", ["coffee"]),
            ("notes:salary", []), ("(salary)", ["coffee", "Thank Dana"]), ("^salary", ["coffee", "Thank Dana"]),
            ("salary; DROP TABLE contact --", []), ("quoted", ["coffee"]), ("'quoted'", ["coffee"]),
            ("{salary} : -bands", ["coffee"]),
            // Nothing that is a word, and one letter.
            ("!!!", []), ("\"", []), ("*", []), ("x", []), ("q", ["coffee"]),
        ], [false, true])
    func `words are words`(_ example: (search: String, expected: [String]), isIndexed: Bool) throws {
        if isIndexed { try store.index() }
        #expect(try store.found(example.search) == example.expected)
    }

    @Test(arguments: [false, true])
    func `scripts without spaces are found by characters that follow each other`(isIndexed: Bool) throws {
        try store.contact("田中太郎", company: "東京都庁", notes: "京東と言う。サクラ")
        try store.contact("Mueller", notes: "Проект «Ёлка», गाँव")
        if isIndexed { try store.index() }
        #expect(try store.found("田") == ["田中太郎"])
        #expect(try store.found("中太") == ["田中太郎"])
        #expect(try store.found("東京都") == ["田中太郎"])
        #expect(try store.found("京都庁 サクラ") == ["田中太郎"])
        #expect(try store.found("中田") == [])
        #expect(try store.found("елк") == ["Mueller"])
        #expect(try store.found("गाँव") == ["Mueller"])
    }

    @Test func `only the kinds that are asked for`() throws {
        #expect(try store.found("harbor", types: [.interaction]) == ["coffee"])
        #expect(try store.found("harbor", types: [.jobApplication, .contact]) == ["application", "Dana Álvarez"])
        #expect(try store.found("harbor", types: []) == [])
        #expect(try store.found("harbor", types: [.contact, .contact]) == ["Dana Álvarez"])
    }

    @Test(arguments: [false, true])
    func `how many of each kind, most first, of those that have any`(isIndexed: Bool) throws {
        try store.contact("Harbor Pilot")
        if isIndexed { try store.index() }
        let facets = try store.results("harbor").facets
        #expect(facets.map(\.type) == [.contact, .interaction, .jobApplication, .jobListing])
        #expect(facets.map(\.count) == [2, 1, 1, 1])
        #expect(try store.results("harbor", types: [.contact]).facets.map(\.type) == [.contact])
        #expect(try store.results("nobody").facets.isEmpty)
    }

    @Test func `a search has 1 to 200 characters, blanks at the ends not counted`() throws {
        #expect(throws: SearchError.blankQuery) { try SearchQuery("") }
        #expect(throws: SearchError.blankQuery) { try SearchQuery(" \n\u{A0} ") }
        #expect(throws: SearchError.queryTooLong(maximum: 200)) { try SearchQuery(String(repeating: "é", count: 201)) }
        #expect(try SearchQuery("  " + String(repeating: "é", count: 200) + "  ").words.count == 1)
        #expect(try store.found("d") == ["Dana Álvarez", "Thank Dana", "Eli Stone"])
        // A hundred words.
        let many = try SearchQuery((0..<100).map { _ in "a" }.joined(separator: " "))
        #expect(many.terms.count == 100)
        let words = (0..<60).map { "w\($0)" }
        let interaction = try store.interaction("long", with: dana, notes: words.joined(separator: " "))
        #expect(try store.found(words[10...].joined(separator: " ")) == ["long"])
        try store.index()
        #expect(try store.found(words[10...].joined(separator: " ")) == ["long"])
        #expect(try store.found(String(repeating: "w", count: 200)) == [])
        _ = interaction
    }

    @Test(arguments: [false, true])
    func `words of any length are found by their beginning`(isIndexed: Bool) throws {
        let long = String(repeating: "lopado", count: 20)
        let accented = String(repeating: "ключ", count: 20)
        try store.interaction("long", with: dana, notes: "a \(long) of \(accented)")
        if isIndexed { try store.index() }
        #expect(try store.found(long) == ["long"])
        #expect(try store.found(String(long.prefix(63))) == ["long"])
        #expect(try store.found(accented) == ["long"])
        #expect(try store.found(String(accented.prefix(30))) == ["long"])
        #expect(try store.found("lopadx") == [])
    }
}
