import Testing

@testable import HTTPServer

@Suite("What is due on a channel")
struct ChannelClockTests {
    private let limits: ServerLimits = {
        var limits = ServerLimits()
        limits.pingInterval = .seconds(20)
        limits.pong = .seconds(10)
        limits.body = .seconds(30)
        limits.unsentAnswer = .seconds(30)
        limits.lingering = .seconds(5)
        return limits
    }()

    private func clock(isWebSocket: Bool = true) -> ChannelClock {
        ChannelClock(limits, isWebSocket: isWebSocket, now: 0)
    }

    private func seconds(_ count: Int64) -> Int64 { count * 1_000_000_000 }

    @Test func `who says nothing is asked, and given up when there is no answer`() {
        var clock = clock()
        #expect(clock.next == seconds(20))
        #expect(clock.due(seconds(19)) == nil)
        #expect(clock.due(seconds(20)) == .ping)
        clock.pinged(seconds(20))
        #expect(clock.due(seconds(29)) == nil)
        #expect(clock.due(seconds(30)) == .pong)
    }

    @Test func `who says anything is there`() {
        var clock = clock()
        clock.heard(seconds(15))
        #expect(clock.due(seconds(34)) == nil)
        clock.pinged(seconds(35))
        clock.heard(seconds(36))
        #expect(clock.due(seconds(55)) == nil)
        #expect(clock.due(seconds(56)) == .ping)
    }

    @Test func `who listens to a stream is not asked`() {
        #expect(clock(isWebSocket: false).next == ChannelClock.never)
    }

    @Test func `the handler is woken when it wants`() {
        var clock = clock()
        clock.wake = seconds(3)
        #expect(clock.next == seconds(3))
        #expect(clock.due(seconds(3)) == .wake)
    }

    @Test func `a message has its time from its first byte to its last`() {
        var clock = clock()
        clock.received(isInside: true, seconds(1))
        clock.heard(seconds(25))
        clock.received(isInside: true, seconds(25))
        #expect(clock.due(seconds(30)) == nil)
        #expect(clock.due(seconds(31)) == .message)
        clock.received(isInside: false, seconds(31))
        #expect(clock.due(seconds(31)) == nil)
    }

    @Test func `who takes nothing has its time, and nothing else is due meanwhile`() {
        var clock = clock()
        clock.wake = seconds(1)
        clock.sent(everything: false, seconds(5))
        clock.sent(everything: false, seconds(30))
        #expect(clock.next == seconds(35))
        #expect(clock.due(seconds(34)) == nil)
        #expect(clock.due(seconds(35)) == .unsent)
        // Who takes everything at last is there.
        clock.sent(everything: true, seconds(34))
        #expect(clock.due(seconds(34)) == .wake)
        clock.wake = ChannelClock.never
        #expect(clock.next == seconds(54))
    }

    @Test func `a Close frame has its time, whatever else was due`() {
        var clock = clock()
        clock.wake = seconds(1)
        clock.closing(seconds(2))
        clock.sent(everything: false, seconds(2))
        #expect(clock.next == seconds(7))
        #expect(clock.due(seconds(6)) == nil)
        #expect(clock.due(seconds(7)) == .close)
    }
}
