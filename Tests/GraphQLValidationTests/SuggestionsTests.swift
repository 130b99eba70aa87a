import Testing

@testable import GraphQLValidation

@Suite("Suggestions")
struct SuggestionsTests {
    @Test func `the closest names come first`() {
        #expect(Suggestions.names(like: "nmae", among: ["game", "same", "name", "other"]) == ["name", "game", "same"])
    }

    @Test func `case does not count`() {
        #expect(Suggestions.names(like: "barkvolume", among: ["barkVolume", "meowVolume"]).first == "barkVolume")
    }

    @Test func `nothing is suggested for what resembles nothing`() {
        #expect(Suggestions.names(like: "elephant", among: ["name", "owner"]) == [])
    }

    @Test func `at most five names are suggested`() {
        #expect(Suggestions.names(like: "name1", among: (2...9).map { "name\($0)" }).count == 5)
    }

    @Test func `very long names are not compared`() {
        let name = String(repeating: "a", count: 10_000)
        #expect(Suggestions.names(like: name, among: [name]) == [])
    }

    @Test(arguments: [
        ("abc", "abc", 0), ("abc", "ab", 1), ("abc", "acb", 1), ("abc", "xbc", 1), ("kitten", "sitting", 3),
        ("", "ab", 2),
    ])
    func `distances count insertions, removals, replacements and swaps`(_ one: String, _ other: String, _ distance: Int)
    {
        #expect(Suggestions.distance(Array(one.utf8), Array(other.utf8)) == distance)
    }
}
