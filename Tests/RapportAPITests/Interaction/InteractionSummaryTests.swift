import RapportTypes
import Testing

@testable import RapportAPI

@Suite("Interaction.summary")
struct InteractionSummaryTests {
    @Test(arguments: [
        (InteractionType.call, [String](), nil as String?, "Call"),
        (.call, ["salary"], nil, "Call about salary"),
        (.coffee, ["salary", "references"], "Blue Bottle", "Coffee about salary, references"),
        (.coffee, [], "Blue Bottle", "Coffee at Blue Bottle"),
        (.conference, [], "Hall 2", "Conference at Hall 2"), (.meeting, [], nil, "Meeting"),
        (.email, [], nil, "Email"), (.message, [], nil, "Message"), (.lunch, [], nil, "Lunch"),
    ])
    func `it says what it was about, else where`(
        type: InteractionType, topics: [String], location: String?, expected: String
    ) {
        #expect(InteractionSummary(type: type, topics: topics, location: location).text == expected)
    }

    @Test func `it has at most two hundred characters`() {
        let fits = InteractionSummary(type: .call, topics: [String(repeating: "é", count: 189)]).text
        #expect(fits == "Call about " + String(repeating: "é", count: 189))
        let cut = InteractionSummary(type: .call, topics: [String(repeating: "é", count: 190)]).text
        #expect(cut == "Call about " + String(repeating: "é", count: 188) + "…")
        #expect(cut.unicodeScalars.count == 200)
    }
}
