import Foundation
import Testing

@testable import RapportTypes

@Suite("TimeZoneName")
struct TimeZoneNameTests {
    @Test(arguments: [
        "Europe/Berlin", "America/Los_Angeles", "America/Argentina/Buenos_Aires", "Etc/GMT+3", "UTC", "GMT0",
    ])
    func `a zone of tzdata is known by its name`(name: String) throws {
        #expect(try TimeZoneName(name).text == name)
    }

    @Test(arguments: [
        ("Europe/Atlantis", ScalarFault.Reason.unknown),
        ("Europe", .unknown),
        ("zone1970", .unknown),
        ("europe/berlin", .unknown),
        ("", .malformed),
        ("../etc/passwd", .malformed),
        ("Europe/../Europe/Berlin", .malformed),
        ("/Europe/Berlin", .malformed),
        ("Europe/Berlin/", .malformed),
        ("Europe//Berlin", .malformed),
        ("zone.tab", .malformed),
        ("right/Europe/Berlin", .malformed),
        ("posix/Europe/Berlin", .malformed),
        ("localtime", .malformed),
        ("+01:00", .malformed),
        ("Europe/Berlin\0", .malformed),
        ("Europe/Bérlin", .malformed),
        (String(repeating: "A", count: 101), .tooLong(maximum: 100)),
    ])
    func `anything else is refused`(name: String, reason: ScalarFault.Reason) {
        #expect(throws: ScalarFault(.timeZone, reason)) { try TimeZoneName(name) }
    }
}

@Suite("TimeZoneRules")
struct TimeZoneRulesTests {
    @Test(arguments: [
        ("Europe/Berlin", "2026-01-05T14:00:00Z", "2026-01-05T15:00:00", "CET"),
        ("Europe/Berlin", "2026-07-05T14:00:00Z", "2026-07-05T16:00:00", "CEST"),
        ("America/Los_Angeles", "2026-01-05T14:00:00Z", "2026-01-05T06:00:00", "PST"),
        ("Asia/Kathmandu", "2026-01-05T14:00:00Z", "2026-01-05T19:45:00", "+0545"),
        ("Australia/Lord_Howe", "2026-01-05T14:00:00Z", "2026-01-06T01:00:00", "+11"),
        ("Pacific/Kiritimati", "2026-01-05T14:00:00Z", "2026-01-06T04:00:00", "+14"),
        // Beyond the last transition of the file: the footer's rule.
        ("Europe/Berlin", "2090-07-05T14:00:00Z", "2090-07-05T16:00:00", "CEST"),
        ("Europe/Berlin", "2090-01-05T14:00:00Z", "2090-01-05T15:00:00", "CET"),
        // South of the equator summer spans the new year.
        ("America/Santiago", "2090-01-05T14:00:00Z", "2090-01-05T11:00:00", "-03"),
        ("America/Santiago", "2090-07-05T14:00:00Z", "2090-07-05T10:00:00", "-04"),
        // Ireland's winter is the exception, and comes before its standard.
        ("Europe/Dublin", "2090-01-05T14:00:00Z", "2090-01-05T14:00:00", "GMT"),
        ("Europe/Dublin", "2090-07-05T14:00:00Z", "2090-07-05T15:00:00", "IST"),
    ])
    func `an instant is shown by the zone's clocks`(
        zone: String, instant: String, local: String, abbreviation: String
    ) throws {
        let rules = try TimeZoneName(zone).rules
        let instant = try DateTime(instant)
        #expect(rules.local(at: instant).text == local)
        #expect(rules.localTimeType(at: instant).abbreviation == abbreviation)
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-01-05T15:00:00", "2026-01-05T14:00:00.000Z"),
        // Skipped: moved forward by the hour that clocks jumped.
        ("Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:30:00.000Z"),
        // Shown twice: the earlier one.
        ("Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T00:30:00.000Z"),
        ("Europe/Berlin", "2090-03-26T02:30:00", "2090-03-26T01:30:00.000Z"),
        ("America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00.000Z"),
        // Half an hour of daylight saving.
        ("Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-03T15:45:00.000Z"),
    ])
    func `a local time is one instant`(zone: String, local: String, instant: String) throws {
        let rules = try TimeZoneName(zone).rules
        #expect(rules.instant(of: LocalDateTime(local)!).text == instant)
    }

    @Test func `a time that clocks show twice has two instants`() throws {
        let rules = try TimeZoneName("Europe/Berlin").rules
        #expect(
            try rules.instants(of: LocalDateTime("2026-10-25T02:30:00")!)
                == .two(earlier: DateTime("2026-10-25T00:30:00Z"), later: DateTime("2026-10-25T01:30:00Z")))
    }

    @Test func `a time that clocks skip has none, and the moment of the jump`() throws {
        let rules = try TimeZoneName("Europe/Berlin").rules
        #expect(
            try rules.instants(of: LocalDateTime("2026-03-29T02:30:00")!)
                == .none(transition: DateTime("2026-03-29T01:00:00Z"), moved: DateTime("2026-03-29T01:30:00Z")))
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z"),
        // Clocks went from 24:00 to 01:00.
        ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z"),
        // Clocks went from 23:30 to 00:30.
        ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00.000Z"),
        // Samoa left December 30 out: its first instant is the next day's.
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00.000Z"),
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00.000Z"),
    ])
    func `a day begins at its first instant`(zone: String, day: String, instant: String) throws {
        #expect(try TimeZoneName(zone).rules.start(of: CalendarDate(day)).text == instant)
    }

    /// Zones and years whose rules are settled: Foundation brings a tzdata of its own.
    @Test(arguments: [
        "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Chatham", "Europe/Dublin",
    ])
    func `every offset is the one that Foundation tells`(zone: String) throws {
        let rules = try TimeZoneName(zone).rules
        let foundation = try #require(TimeZone(identifier: zone))
        // Every 37 hours from 1972 to 2020: all days and all times of the day.
        for seconds in stride(from: 63_072_000, to: 1_577_836_800, by: 37 * 3600) {
            let expected = foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            #expect(rules.offset(at: DateTime(milliseconds: Int64(seconds) * 1000)) == expected, "\(seconds)")
        }
    }

    @Test func `every zone of tzdata is read, and local times lead back to their instants`() throws {
        var random = SeededRandom(seed: 5)
        for name in TimeZone.knownTimeZoneIdentifiers
        where FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/" + name) {
            let rules = try TimeZoneName(name).rules
            for _ in 0..<50 {
                let instant = DateTime(
                    milliseconds: .random(in: -2_000_000_000_000...4_000_000_000_000, using: &random))
                switch rules.instants(of: rules.local(at: instant)) {
                case .one(let only): #expect(only == instant, "\(name) \(instant)")
                case .two(let earlier, let later): #expect(earlier == instant || later == instant, "\(name) \(instant)")
                case .none: Issue.record("\(name) \(instant)")
                }
            }
        }
    }
}

@Suite("PosixTimeZone")
struct PosixTimeZoneTests {
    @Test(arguments: [
        "UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "IST-1GMT0,M10.5.0,M3.5.0/1",
        "EST5EDT4:30:15,J60/1:30,300/167", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "XXX3EDT4,0/0,J365/23",
    ])
    func `a rule is read`(text: String) {
        #expect(PosixTimeZone(text) != nil)
    }

    @Test(arguments: [
        "", "CET", "CE-1", "CET-25", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "<CET-1", "CET-1CEST,M3.5.0,M10.5.0/168", "CET-1 ", "CET-1CEST,J0,J5",
        "CET-99999999999999999999",
    ])
    func `anything else is not`(text: String) {
        #expect(PosixTimeZone(text) == nil)
    }

    @Test func `daylight saving time can last all year`() throws {
        let rule = try #require(PosixTimeZone("XXX3EDT4,0/0,J365/23"))
        for day in 0..<1500 { #expect(rule.localTimeType(atSecond: Int64(day * 86_400)).abbreviation == "EDT") }
    }
}

@Suite("TZif")
struct TZifTests {
    @Test func `a file that is cut short or changed is refused or read, and never traps`() throws {
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Berlin")))
        for count in 0..<bytes.count { #expect(TZif.rules(from: Array(bytes.prefix(count))) == nil, "\(count)") }
        var random = SeededRandom(seed: 2)
        for _ in 0..<5000 {
            var changed = bytes
            for _ in 0..<3 {
                changed[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            guard let rules = TZif.rules(from: changed) else { continue }
            _ = rules.offset(at: DateTime(milliseconds: 4_000_000_000_000))
            _ = rules.instants(of: LocalDateTime("2026-03-29T02:30:00")!)
        }
    }

    @Test func `times that count leap seconds are refused`() throws {
        let path = "/usr/share/zoneinfo/right/Europe/Berlin"
        guard let data = FileManager.default.contents(atPath: path) else { return }
        #expect(TZif.rules(from: [UInt8](data)) == nil)
    }
}
