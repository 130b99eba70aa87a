import Testing

@testable import GraphQLOverHTTP

@Suite("How many events are answered at once")
struct SubscriptionPaceTests {
    @Test func `more and more, as long as they are short and quick`() {
        var pace = SubscriptionPace()
        var counts: [Int] = []
        for _ in 0..<8 {
            counts.append(pace.events)
            pace.answered(bytes: 1000, in: .milliseconds(1))
        }
        #expect(counts == [1, 2, 4, 8, 16, 32, 64, 64])
    }

    @Test func `few of those that take long or say much`() {
        var pace = SubscriptionPace()
        for _ in 0..<8 { pace.answered(bytes: 1000, in: .milliseconds(1)) }
        pace.answered(bytes: 65 * 1024, in: .milliseconds(1))
        #expect(pace.events == 16)
        for _ in 0..<3 { pace.answered(bytes: 1000, in: .milliseconds(21)) }
        #expect(pace.events == 1)
    }
}
