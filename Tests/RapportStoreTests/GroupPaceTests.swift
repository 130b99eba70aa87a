import RapportTypes
import Testing

@testable import RapportStore

@Suite("Pace of groups")
struct GroupPaceTests {
    let begin = ContinuousClock.now

    @Test func `a lone write waits for nothing`() {
        var pace = GroupPace()
        #expect(pace.patience(items: 1, since: begin, now: begin) == .zero)
        pace.closed(items: 1, at: begin)
        #expect(pace.patience(items: 1, since: begin, now: begin) == .zero)
    }

    @Test func `as many as the last group had are waited for`() {
        var pace = GroupPace()
        pace.closed(items: 4, at: begin)
        #expect(pace.patience(items: 1, since: begin, now: begin) == GroupPace.patience)
        #expect(pace.patience(items: 4, since: begin, now: begin) == .zero)
    }

    @Test func `a group that outgrows the last one waits for more`() {
        let pace = GroupPace()
        #expect(pace.patience(items: 3, since: begin, now: begin) == GroupPace.patience)
    }

    @Test func `a long or large group is committed`() {
        let pace = GroupPace()
        #expect(pace.patience(items: 3, since: begin, now: begin + GroupPace.longestGroup) == nil)
        #expect(pace.patience(items: GroupPace.largestGroup, since: begin, now: begin) == nil)
    }

    @Test func `after a pause the last group is forgotten`() {
        var pace = GroupPace()
        pace.closed(items: 60, at: begin)
        let later = begin + GroupPace.memory
        #expect(pace.patience(items: 1, since: later, now: later) == .zero)
    }
}

@Suite("Writers whose work takes long")
struct LongWritersTests {
    private let anna = Claimant.account(AccountID(high: 1, low: 1))

    @Test func `one is known by his last write`() {
        var writers = LongWriters(longestGroup: .milliseconds(5))
        #expect(!writers.contains(anna))
        let news = [6, 6, 5, 5].map { writers.note(anna, took: .milliseconds($0)) }
        #expect(news == [true, false, true, false])
        #expect(!writers.contains(anna))
        _ = writers.note(anna, took: .milliseconds(6))
        #expect(writers.contains(anna) && !writers.contains(.server))
    }

    @Test func `only so many are remembered`() {
        var writers = LongWriters(longestGroup: .milliseconds(5))
        for number in 0...UInt64(LongWriters.capacity) {
            _ = writers.note(.account(AccountID(high: 1, low: number)), took: .seconds(1))
        }
        #expect(!writers.contains(.account(AccountID(high: 1, low: 0))))
        #expect(writers.contains(.account(AccountID(high: 1, low: UInt64(LongWriters.capacity)))))
    }
}
