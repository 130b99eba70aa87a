import Batches
import RapportTypes
import Testing

@testable import RapportStore

@Suite("Search highlights")
struct SearchHighlightTests {
    let store: SearchStore

    init() throws { store = try SearchStore() }

    @Test func `each field that has a word, by its name in the schema`() throws {
        let dana = try store.contact(
            "Dana Álvarez", company: "Dana & Sons", email: "dana@example.com", notes: "Not the other Dana.",
            tags: ["berlin", "Dana's team", "swift"])
        #expect(
            try store.highlights("dana", of: dana, Contact.index) == [
                "name": ["Dana Álvarez"], "company": ["Dana & Sons"], "tags": ["Dana's team"],
                "email": ["dana@example.com"], "notes": ["Not the other Dana."],
            ])
        let coffee = try store.interaction(
            "coffee", with: dana, topics: ["salary", "Salary bands"], notes: "…", location: "Salaryville")
        #expect(
            try store.highlights("salary", of: coffee, Interaction.index) == [
                "topicsDiscussed": ["salary", "Salary bands"], "location": ["Salaryville"],
            ])
        let listing = try store.listing("Engineer", at: "Acme")
        let application = try store.application("application", to: listing, notes: "Ask Acme again")
        #expect(
            try store.highlights("acme engineer", of: application, JobApplication.index) == [
                "jobListing": ["Engineer", "Acme"], "notes": ["Ask Acme again"],
            ])
    }

    @Test func `a long text comes in pieces around the words, as it is written`() throws {
        let filler = String(repeating: "lorem ipsum dolor sit amet ", count: 20)
        let notes = "\(filler)She said: <b>Résumé</b> first!\n\(filler)Then the résumés again. \(filler)"
        let dana = try store.contact("Dana", notes: notes)
        let fragments = try #require(try store.highlights("resume", of: dana, Contact.index)["notes"])
        #expect(
            fragments == [
                """
                sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet She said: <b>Résumé</b> first!
                lorem ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum
                """,
                """
                dolor sit amet lorem ipsum dolor sit amet lorem ipsum dolor sit amet Then the résumés again. lorem \
                ipsum dolor sit amet lorem ipsum dolor sit amet lorem ipsum
                """,
            ])
        #expect(fragments.allSatisfy { notes.contains($0) })
    }

    @Test func `at most three pieces, and each word has one`() throws {
        let filler = String(repeating: "x ", count: 300)
        let notes = (1...9).map { "salary\($0) \(filler)" }.joined() + "bonus \(filler)"
        let dana = try store.contact("Dana", notes: notes)
        let fragments = try #require(try store.highlights("bonus salary", of: dana, Contact.index)["notes"])
        #expect(fragments.count == 3)
        #expect(fragments.last?.contains("bonus") == true)
        #expect(fragments[0].contains("salary1") && fragments[1].contains("salary2"))
    }

    @Test func `texts are cut between characters`() throws {
        let han = String(repeating: "東京都", count: 200) + "北海道" + String(repeating: "大阪府", count: 200)
        let dana = try store.contact("Dana", notes: han)
        let fragments = try #require(try store.highlights("北海", of: dana, Contact.index)["notes"])
        #expect(fragments.count == 1)
        #expect(fragments[0].contains("北海道") && han.contains(fragments[0]))
        #expect(!fragments[0].unicodeScalars.contains("\u{FFFD}"))
    }

    @Test func `of the text as it is now, and nothing of what another account has`() throws {
        let dana = try store.contact("Dana", notes: "salary")
        try store.index()
        let anna = store.anna
        _ = try store.test.writer.run {
            _ = try $0.updateContact(NodeID(dana), ContactChanges(notes: .value("No salary yet")), for: anna)
        }
        #expect(try store.highlights("salary", of: dana, Contact.index) == ["notes": ["No salary yet"]])
        let ben = try store.test.viewer("ben@example.com")
        let his = try store.contact("Dana", of: ben)
        #expect(try store.highlights("dana", of: his, Contact.index) == [:])
    }

    @Test func `one statement for each kind, however many records`() throws {
        let contacts = try (0..<30).map { try store.contact("Dana \($0)") }
        let notes = try (0..<30).map { try store.interaction("n", with: contacts[$0], notes: "dana") }
        var count = 0
        store.test.reader.statementObserver = { _ in count += 1 }
        defer { store.test.reader.statementObserver = nil }
        let keys =
            contacts.map { AnyKey(type: Contact.index, id: $0) }
            + notes.map { AnyKey(type: Interaction.index, id: $0) }
        let highlights = try store.test.reader.searchHighlights(of: keys, SearchQuery("dana"), for: store.anna)
        #expect(
            highlights.map { $0.map(\.field) } == Array(repeating: ["name"], count: 30)
                + Array(repeating: ["notes"], count: 30))
        #expect(count == 2)
    }
}
