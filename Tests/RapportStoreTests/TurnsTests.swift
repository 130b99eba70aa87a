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

    @Test func `those whose work takes long share one turn`() {
        var turns = Turns<String, String>(maximumOfOne: 10)
        turns.slow = ["x", "y", "z"]
        for item in ["x1", "x2", "y1", "a1", "z1", "a2", "b1", "a3"] { turns.append(item, of: String(item.prefix(1))) }
        #expect(order(&turns) == ["x1", "a1", "b1", "y1", "a2", "z1", "a3", "x2"])
    }

    @Test func `who comes while one of them has the turn is next, whoever of them waits`() {
        var turns = Turns<String, String>(maximumOfOne: 10)
        for item in ["x1", "y1", "x2"] { turns.append(item, of: String(item.prefix(1))) }
        #expect(turns.next() == "x1")
        turns.slow = ["x"]
        #expect(turns.next() == "y1")
        turns.slow = ["x", "y"]
        for item in ["y2", "x3", "a1"] { turns.append(item, of: String(item.prefix(1))) }
        #expect(turns.next() == "x2")
        turns.append("b1", of: "b")
        #expect(turns.next() == "a1")
        turns.append("a2", of: "a")
        #expect(order(&turns) == ["b1", "y2", "a2", "x3"])
    }

    @Test func `who takes long no more has his own turn again`() {
        var turns = Turns<String, String>(maximumOfOne: 10)
        turns.slow = ["x", "y"]
        for item in ["x1", "x2", "x3", "y1", "a1", "a2"] { turns.append(item, of: String(item.prefix(1))) }
        #expect(turns.next() == "x1")
        turns.slow = ["y"]
        #expect(order(&turns) == ["a1", "x2", "y1", "a2", "x3"])
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
