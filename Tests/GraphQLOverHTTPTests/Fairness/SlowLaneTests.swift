import HTTPServer
import Synchronization
import Testing
import Threads

@testable import GraphQLOverHTTP

@Suite("SlowLane")
struct SlowLaneTests {
    private let anna = ClientKey(high: 0, low: 1)
    private let ben = ClientKey(high: 0, low: 2)

    /// Who has begun, in order.
    private final class Beginnings: Sendable {
        private let names = Mutex<[String]>([])

        func note(_ name: String) -> @Sendable () -> Void { { self.names.withLock { $0.append(name) } } }

        var all: [String] { names.withLock { $0 } }
    }

    @Test func `it is one worker narrower than the server, and never closed`() {
        for (workers, width) in [(1, 1), (2, 1), (3, 2), (8, 7)] {
            let lane = SlowLane(workers: workers)
            let turns = (0..<width + 1).map { _ in lane.turn(for: anna) }
            #expect(turns.map { $0.enter() } == Array(repeating: true, count: width) + [false])
        }
    }

    @Test func `who leaves makes room for the next`() {
        let lane = SlowLane(workers: 2)
        let first = lane.turn(for: anna)
        let second = lane.turn(for: ben)
        #expect(first.enter())
        #expect(!second.enter())
        first.end()
        #expect(second.enter())
    }

    @Test func `clients take turns, however much each has waiting`() {
        let lane = SlowLane(workers: 2)
        let beginnings = Beginnings()
        let running = lane.turn(for: anna)
        #expect(running.enter())
        let waiting = [(anna, "a1"), (anna, "a2"), (anna, "a3"), (ben, "b1"), (ben, "b2")].map { client, name in
            let turn = lane.turn(for: client)
            turn.wait(begin: beginnings.note(name))
            return turn
        }
        #expect(beginnings.all == [])
        running.end()
        for turn in [3, 0, 4, 1, 2] { waiting[turn].end() }
        #expect(beginnings.all == ["b1", "a1", "b2", "a2", "a3"])
    }

    @Test func `who comes while another has his turn is next`() {
        let lane = SlowLane(workers: 2)
        let beginnings = Beginnings()
        let first = lane.turn(for: anna)
        first.wait(begin: beginnings.note("a1"))
        let waiting = [(anna, "a2"), (ben, "b1"), (anna, "a3")].map { client, name in
            let turn = lane.turn(for: client)
            turn.wait(begin: beginnings.note(name))
            return turn
        }
        first.end()
        for turn in [1, 0, 2] { waiting[turn].end() }
        #expect(beginnings.all == ["a1", "b1", "a2", "a3"])
    }

    @Test func `who was the last in turn is not forgotten when others have gone`() {
        let lane = SlowLane(workers: 2)
        let beginnings = Beginnings()
        let first = lane.turn(for: anna)
        first.wait(begin: beginnings.note("a1"))
        let gone = lane.turn(for: ben)
        gone.wait(begin: beginnings.note("b1"))
        let second = lane.turn(for: anna)
        second.wait(begin: beginnings.note("a2"))
        gone.end()
        #expect(!lane.turn(for: ben).enter())
        first.end()
        #expect(beginnings.all == ["a1", "a2"])
        second.end()
        #expect(!lane.isUsed)
    }

    @Test func `nobody enters before those who wait`() {
        let lane = SlowLane(workers: 2)
        let beginnings = Beginnings()
        let running = lane.turn(for: anna)
        #expect(running.enter())
        let waiting = lane.turn(for: anna)
        waiting.wait(begin: beginnings.note("waiting"))
        running.end()
        #expect(beginnings.all == ["waiting"])
        #expect(!lane.turn(for: ben).enter())
    }

    @Test func `who waits where there is room begins at once`() {
        let lane = SlowLane(workers: 2)
        let beginnings = Beginnings()
        let turn = lane.turn(for: anna)
        turn.wait(begin: beginnings.note("a"))
        #expect(beginnings.all == ["a"])
    }

    @Test func `who is forgotten gives back what he had`() {
        let lane = SlowLane(workers: 2)
        let beginnings = Beginnings()
        var running: SlowLaneTurn? = lane.turn(for: anna)
        #expect(running?.enter() == true)
        var gone: SlowLaneTurn? = lane.turn(for: anna)
        gone?.wait(begin: beginnings.note("gone"))
        let waiting = lane.turn(for: ben)
        waiting.wait(begin: beginnings.note("waiting"))
        gone = nil
        #expect(beginnings.all == [])
        running = nil
        #expect(beginnings.all == ["waiting"])
        waiting.end()
        #expect(!lane.isUsed)
    }

    @Test func `it knows who has something in it or waits for it`() {
        let lane = SlowLane(workers: 2)
        #expect(!lane.isUsed && !lane.holds(anna))
        let running = lane.turn(for: anna)
        #expect(running.enter())
        #expect(lane.isUsed && lane.holds(anna) && !lane.holds(ben))
        let waiting = lane.turn(for: ben)
        waiting.wait {}
        #expect(lane.holds(ben))
        running.end()
        #expect(!lane.holds(anna) && lane.holds(ben))
        waiting.end()
        #expect(!lane.isUsed)
    }
}

@Suite("TimeAllowance")
struct TimeAllowanceTests {
    private let anna = Client(address: IPAddress("192.0.2.1")!)
    private let annaKey = ClientKey(IPAddress("192.0.2.1")!)
    private let lane = SlowLane(workers: 2, moment: .seconds(1))

    private func allowance(_ limit: Duration = .seconds(100)) -> TimeAllowance {
        TimeAllowance(limit: limit, lane: lane) { ClientKey($0.address) }
    }

    @Test func `after a moment the rest of the time is given if there is room`() throws {
        let time = allowance()
        time.begin(for: anna, .query)
        let short = time.end
        #expect(short < .now + .milliseconds(500))
        let moment = try #require(time.extended())
        #expect(moment == short - TimeAllowance.short + .seconds(1))
        #expect(!lane.isUsed)
        let end = try #require(time.extended())
        #expect(end == moment + .seconds(99))
        #expect(time.end == end)
        #expect(lane.holds(annaKey))
        #expect(time.extended() == nil)
        #expect(!time.isGivenUp)
        time.finish()
        #expect(!lane.isUsed)
    }

    @Test func `after a moment it is over if there is no room`() {
        let other = lane.turn(for: ClientKey(high: 0, low: 2))
        #expect(other.enter())
        let time = allowance()
        time.begin(for: anna, .query)
        #expect(time.extended() != nil)
        #expect(!time.isGivenUp)
        #expect(time.extended() == nil)
        #expect(time.isGivenUp)
        other.end()
        #expect(time.extended() == nil)
        time.finish()
        time.begin(for: anna, .query)
        #expect(time.extended() != nil && time.extended() != nil)
        #expect(!time.isGivenUp && lane.holds(annaKey))
    }

    @Test func `who signs in does not wait for what others of the address ask for`() {
        let slow = lane.turn(for: annaKey)
        #expect(slow.enter())
        let time = allowance()
        time.begin(for: anna, .query)
        #expect(time.isGivenUp)
        time.finish()
        time.begin(for: anna, .mutation)
        #expect(!time.isGivenUp)
        time.finish()
        // With a token somebody is one client, whatever he asks for.
        var caller = anna
        caller.caller = "Anna"
        time.begin(for: caller, .mutation)
        #expect(time.isGivenUp)
    }

    @Test func `who has had a turn has the whole time`() {
        let time = allowance()
        time.begin(for: anna, .query, in: lane.turn(for: annaKey))
        #expect(time.extended().map { $0 > .now + .seconds(50) } == true)
        #expect(time.extended() == nil)
        #expect(!time.isGivenUp)
    }

    @Test func `what a client has in the lane comes before what it begins`() throws {
        let earlier = lane.turn(for: annaKey)
        #expect(earlier.enter())
        let time = allowance()
        time.begin(for: anna, .query)
        #expect(time.isGivenUp)
        let turn = try #require(time.turnToWaitFor)
        time.finish()
        turn.wait {}
        #expect(!turn.hasBegun)
        earlier.end()
        #expect(turn.hasBegun)
        time.begin(for: anna, .query, in: turn)
        #expect(!time.isGivenUp && time.turnToWaitFor == nil)
        time.finish()
        #expect(!turn.hasBegun && !lane.isUsed)
    }

    @Test func `a limit below the moment is the limit`() {
        let time = allowance(.milliseconds(1))
        time.begin(for: anna, .query)
        #expect(time.extended().map { $0 < .now + .milliseconds(500) } == true)
        #expect(time.extended() == nil)
        #expect(!time.isGivenUp)
    }

    @Test(.enabled(if: TimeSlice.areGranted, "needs Linux 6.12 or later"))
    func `what takes a while gives way to others until the worker rests or begins anew`() {
        let time = allowance()
        time.begin(for: anna, .query)
        #expect(time.extended() != nil)
        #expect(TimeSlice.current == .long)
        time.finish()
        // The answer that is being sent may be large.
        #expect(TimeSlice.current == .long)
        time.rest()
        #expect(TimeSlice.current == .short)
        time.begin()
        #expect(time.extended() != nil)
        #expect(TimeSlice.current == .long)
        time.begin(for: anna, .query)
        #expect(TimeSlice.current == .short)
    }
}
