import RapportTypes
import Testing

@testable import RapportStore

@Suite("Time slots")
struct TimeSlotTests {
    private func slot(_ start: String, _ zone: String) throws -> TimeSlot {
        TimeSlot(try DateTime(start), in: try TimeZoneName(zone))
    }

    @Test(arguments: [
        ("2026-01-05T14:00:00Z", "America/Los_Angeles", "2026-01-05T06:00:00"),
        ("2026-07-05T14:00:00Z", "America/Los_Angeles", "2026-07-05T07:00:00"),
        ("2026-11-25T23:30:00Z", "Asia/Tokyo", "2026-11-26T08:30:00"),
        ("2026-11-25T12:00:00.250Z", "Asia/Kathmandu", "2026-11-25T17:45:00.250"),
        // Clocks in Berlin jump from two to three, and no instant is in between.
        ("2026-03-29T00:59:59Z", "Europe/Berlin", "2026-03-29T01:59:59"),
        ("2026-03-29T01:00:00Z", "Europe/Berlin", "2026-03-29T03:00:00"),
        // They show half past two twice.
        ("2026-10-25T00:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00"),
        ("2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00"),
    ])
    func `have the local time that clocks in the zone show`(start: String, zone: String, wallClock: String) throws {
        #expect(try slot(start, zone).wallClock.text == wallClock)
        #expect(LocalDateTime(wallClock)?.text == wallClock)
    }

    @Test func `end no later than instants can be printed`() throws {
        let last = try DateTime("9999-12-31T23:30:00Z")
        #expect(TimeSlot.end(of: last, minutes: 29).text == "9999-12-31T23:59:00.000Z")
        #expect(TimeSlot.end(of: last, minutes: 60).text == "9999-12-31T23:59:59.999Z")
    }

    // MARK: Other rules

    private func start(_ wallClock: String, _ zone: String, before: String) throws -> String {
        TimeSlot.start(
            of: try #require(LocalDateTime(wallClock)), by: try TimeZoneName(zone).rules, before: try DateTime(before)
        ).text
    }

    @Test func `keep their local time when the rules of the zone change`() throws {
        // Agreed when the zone had another offset in summer.
        #expect(
            try start("2027-07-01T14:00:00", "Europe/Berlin", before: "2027-07-01T13:00:00Z")
                == "2027-07-01T12:00:00.000Z")
        #expect(
            try start("2027-07-01T14:00:00", "Europe/Berlin", before: "2027-07-01T12:00:00Z")
                == "2027-07-01T12:00:00.000Z")
    }

    @Test func `keep the instant of two that show the same local time`() throws {
        for instant in ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"] {
            #expect(try start("2026-10-25T02:30:00", "Europe/Berlin", before: instant) == instant)
        }
        #expect(
            try start("2026-10-25T02:30:00", "Europe/Berlin", before: "2026-10-25T02:30:00Z")
                == "2026-10-25T00:30:00.000Z")
    }

    @Test func `move forward where clocks have come to skip the local time, and back when they no longer do`() throws {
        let moved = try start("2026-03-29T02:30:00", "Europe/Berlin", before: "2026-03-29T00:30:00Z")
        #expect(moved == "2026-03-29T01:30:00.000Z")
        #expect(try start("2026-03-29T02:30:00", "Europe/Berlin", before: moved) == moved)
        #expect(
            try start("2026-03-29T02:30:00", "Africa/Lagos", before: moved) == "2026-03-29T01:30:00.000Z")
        #expect(try start("2026-03-29T02:30:00", "Europe/London", before: moved) == moved)
    }
}
