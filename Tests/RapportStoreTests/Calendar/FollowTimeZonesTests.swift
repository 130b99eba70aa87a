import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// Appointments keep their local time when a country changes its clocks.
@Suite("A new tzdata")
struct FollowTimeZonesTests {
    let test: TestStore
    let anna: Viewer
    let contact: UUID

    init() throws {
        test = try TestStore()
        let anna = try test.viewer()
        let new = NewContact(ContactValues(name: "Ben"))
        contact = try #require(try test.writer.run { try $0.createContact(new, for: anna) }.value)
        self.anna = anna
    }

    private func meeting(at start: String, in zone: String = "Europe/Berlin") throws -> UUID {
        let new = NewMeeting(
            contact: NodeID(contact), scheduledAt: try DateTime(start), timeZone: try TimeZoneName(zone))
        let anna = anna
        return try #require(try test.writer.run { try $0.scheduleMeeting(new, for: anna) }.value)
    }

    /// As if clocks in all zones had been an hour further when everything was agreed.
    private func pretendOtherRules(version: String = "1999a") throws {
        try test.writer.run {
            try $0.connection.run("UPDATE meeting SET scheduled_at = scheduled_at - 3600000")
            try $0.connection.run("UPDATE time_zone_data SET version = \(version)")
        }
    }

    private func state(_ id: UUID) throws -> String? {
        try test.database().first("SELECT scheduled_at, wall_clock, version FROM meeting WHERE id = \(id)") {
            "\(($0[0] as DateTime).text) \($0[1] as String) \($0[2] as Int)"
        }
    }

    private func places(_ id: UUID) throws -> [String] {
        try test.database().rows(
            """
            SELECT 'agenda', starts_at FROM agenda WHERE item_id = \(id)
            UNION ALL SELECT 'timeline', at FROM timeline WHERE item_id = \(id)
            """
        ) { "\($0[0] as String) \(($0[1] as DateTime).text)" }
    }

    @Test func `moves what is to come, once, when the store is opened`() throws {
        let soon = try meeting(at: "2026-12-01T13:00:00Z")
        let summer = try meeting(at: "2027-07-01T12:00:00Z")
        try pretendOtherRules()
        #expect(try state(summer) == "2027-07-01T11:00:00.000Z 2027-07-01T14:00:00 1")
        try test.restart()
        #expect(try state(soon) == "2026-12-01T13:00:00.000Z 2026-12-01T14:00:00 2")
        #expect(try state(summer) == "2027-07-01T12:00:00.000Z 2027-07-01T14:00:00 2")
        #expect(
            try places(summer) == ["agenda 2027-07-01T12:00:00.000Z", "timeline 2027-07-01T12:00:00.000Z"])
        try test.restart()
        #expect(try state(summer) == "2027-07-01T12:00:00.000Z 2027-07-01T14:00:00 2")
        let stored: String? = try test.database().value("SELECT version FROM time_zone_data")
        #expect(stored == TimeZoneDatabase.system.version)
    }

    @Test func `leaves what is over, and publishes nothing`() throws {
        let past = try meeting(at: "2026-11-20T12:00:00Z")
        let events: Int? = try test.database().value("SELECT count(*) FROM domain_events")
        try pretendOtherRules()
        test.clock.move(minutes: 60)
        try test.restart()
        #expect(try state(past) == "2026-11-20T11:00:00.000Z 2026-11-20T13:00:00 1")
        #expect(try test.database().value("SELECT count(*) FROM domain_events") == events)
    }

    @Test func `is not looked for while the release is the same`() throws {
        let id = try meeting(at: "2026-12-01T13:00:00Z")
        try pretendOtherRules(version: try #require(TimeZoneDatabase.system.version))
        try test.restart()
        #expect(try state(id) == "2026-12-01T12:00:00.000Z 2026-12-01T14:00:00 1")
    }

    @Test func `is looked for every time where nothing tells the release`() throws {
        let id = try meeting(at: "2026-12-01T13:00:00Z")
        try pretendOtherRules()
        #expect(try test.writer.run { try $0.followTimeZones(version: nil) } == 1)
        #expect(try test.writer.run { try $0.followTimeZones(version: nil) } == 0)
        #expect(try state(id) == "2026-12-01T13:00:00.000Z 2026-12-01T14:00:00 2")
    }

    @Test func `the release is read from the first line of the zones`() {
        #expect(TimeZoneDatabase(directory: "/nowhere").version == nil)
        #expect(TimeZoneDatabase.system.version?.count == 5)
    }
}
