import HTTPServer
import Synchronization
import Testing

@testable import GraphQLOverHTTP

@Suite("CostBuckets")
struct CostBucketsTests {
    private let anna = ClientKey(high: 0, low: 1)
    private let ben = ClientKey(high: 0, low: 2)

    /// A clock that stands still until it is moved.
    private final class Clock: Sendable {
        private let time = Mutex(ContinuousClock.now)

        var now: @Sendable () -> ContinuousClock.Instant { { self.time.withLock { $0 } } }

        func move(_ seconds: Int) { time.withLock { $0 += .seconds(seconds) } }
    }

    private let clock = Clock()

    @Test func `a minute's worth may be spent at once, and then as much as flows in`() {
        let buckets = CostBuckets(perMinute: 600, now: clock.now)
        for _ in 0..<6 { #expect(buckets.spend(100, of: anna) == nil) }
        #expect(buckets.spend(1, of: anna) != nil)
        clock.move(1)
        #expect(buckets.spend(1, of: anna) == nil)
    }

    @Test func `each client has a bucket`() {
        let buckets = CostBuckets(perMinute: 10, now: clock.now)
        #expect(buckets.spend(10, of: anna) == nil)
        #expect(buckets.spend(10, of: anna) != nil)
        #expect(buckets.spend(10, of: ben) == nil)
    }

    @Test func `what is dearer than the bucket passes when there is something in, and is waited for after`() throws {
        let buckets = CostBuckets(perMinute: 100, now: clock.now)
        #expect(buckets.spend(300, of: anna) == nil)
        let wait = try #require(buckets.spend(1, of: anna))
        #expect(wait > .seconds(119) && wait < .seconds(121))
        clock.move(119)
        #expect(buckets.spend(1, of: anna) != nil)
        clock.move(2)
        #expect(buckets.spend(1, of: anna) == nil)
    }

    @Test func `a refused operation costs nothing`() throws {
        let buckets = CostBuckets(perMinute: 60, now: clock.now)
        #expect(buckets.spend(60, of: anna) == nil)
        for _ in 0..<100 { #expect(buckets.spend(60, of: anna) != nil) }
        clock.move(1)
        #expect(buckets.spend(1, of: anna) == nil)
    }

    @Test func `what costs nothing counts as one`() {
        let buckets = CostBuckets(perMinute: 2, now: clock.now)
        #expect(buckets.spend(0, of: anna) == nil)
        #expect(buckets.spend(0, of: anna) == nil)
        #expect(buckets.spend(0, of: anna) != nil)
    }
}
