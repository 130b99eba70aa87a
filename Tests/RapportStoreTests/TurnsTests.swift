import Testing

@testable import RapportStore

@Suite("Turns")
struct TurnsTests {
    private func order(_ turns: inout Turns<String, String>) -> [String] {
        var order: [String] = []
        while let next = turns.next() { order.append(next) }
        return order
    }

    @Test func `clients take turns, however much each has brought`() {
        var turns = Turns<String, String>(maximumOfOne: 10)
        for item in ["a1", "a2", "a3", "b1", "b2", "c1"] { turns.append(item, of: String(item.prefix(1))) }
        #expect(order(&turns) == ["a1", "b1", "c1", "a2", "b2", "a3"])
    }

    @Test func `who comes while another has his turn is next`() {
        var turns = Turns<String, String>(maximumOfOne: 10)
        for item in ["a1", "a2", "a3"] { turns.append(item, of: "a") }
        #expect(turns.next() == "a1")
        turns.append("b1", of: "b")
        #expect(order(&turns) == ["b1", "a2", "a3"])
        turns.append("a4", of: "a")
        turns.append("b2", of: "b")
        #expect(order(&turns) == ["a4", "b2"])
    }

    @Test func `so much of one may wait, and of another nevertheless`() {
        var turns = Turns<String, String>(maximumOfOne: 2)
        for item in ["a1", "a2"] {
            #expect(turns.hasRoom(for: "a"))
            turns.append(item, of: "a")
        }
        #expect(!turns.hasRoom(for: "a") && turns.hasRoom(for: "b"))
        _ = turns.next()
        #expect(turns.hasRoom(for: "a"))
    }
}
