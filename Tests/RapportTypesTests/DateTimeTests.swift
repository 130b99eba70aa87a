import Testing

@testable import RapportTypes

@Suite("DateTime")
struct DateTimeTests {
    @Test(arguments: [
        ("2026-01-05T14:00:00Z", "2026-01-05T14:00:00.000Z"),
        ("2026-01-05t14:00:00z", "2026-01-05T14:00:00.000Z"),
        ("2026-01-05T06:00:00-08:00", "2026-01-05T14:00:00.000Z"),
        ("2026-01-05T19:45:00+05:45", "2026-01-05T14:00:00.000Z"),
        ("2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.000Z"),
        ("2026-01-05T14:00:00-00:00", "2026-01-05T14:00:00.000Z"),
        ("2026-01-05T14:00:00.5Z", "2026-01-05T14:00:00.500Z"),
        ("2026-01-05T14:00:00.123999999999999999999Z", "2026-01-05T14:00:00.123Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ("2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z"),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
        ("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00.000Z"),
    ])
    func `an instant is read with any offset and printed in UTC`(given: String, printed: String) throws {
        #expect(try DateTime(given).text == printed)
    }

    @Test(arguments: [
        ("2026-01-05", ScalarFault.Reason.malformed),
        ("2026-01-05T14:00:00", .malformed),
        ("2026-01-05 14:00:00Z", .malformed),
        ("2026-01-05T14:00Z", .malformed),
        ("2026-01-05T14:00:00.Z", .malformed),
        ("2026-01-05T14:00:00+0100", .malformed),
        ("2026-01-05T14:00:00+01", .malformed),
        ("2026-01-05T14:00:00Z ", .malformed),
        ("26-01-05T14:00:00Z", .malformed),
        ("+2026-01-05T14:00:00Z", .malformed),
        ("２０２６-01-05T14:00:00Z", .malformed),
        ("", .malformed),
        ("2026-02-29T14:00:00Z", .noSuchDay),
        ("2100-02-29T14:00:00Z", .noSuchDay),
        ("2026-13-01T14:00:00Z", .noSuchDay),
        ("2026-04-31T14:00:00Z", .noSuchDay),
        ("2026-00-10T14:00:00Z", .noSuchDay),
        ("2026-01-05T24:00:00Z", .noSuchTime),
        ("2026-01-05T14:60:00Z", .noSuchTime),
        ("2026-01-05T14:00:61Z", .noSuchTime),
        ("2026-01-05T14:00:60Z", .noSuchTime),
        ("2016-12-31T23:59:60+01:00", .noSuchTime),
        ("2026-01-05T14:00:00+24:00", .noSuchTime),
        ("0000-01-01T00:00:00+01:00", .yearOutOfRange),
        ("9999-12-31T23:59:59-01:00", .yearOutOfRange),
    ])
    func `what is no instant is refused with a reason`(given: String, reason: ScalarFault.Reason) {
        #expect(throws: ScalarFault(.dateTime, reason)) { try DateTime(given) }
    }

    @Test func `what is printed is read as the same instant`() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<10_000 {
            let instant = DateTime(
                milliseconds: .random(
                    in: DateTime.minimum.milliseconds...DateTime.maximum.milliseconds, using: &random))
            #expect(try DateTime(instant.text) == instant)
        }
    }

    @Test func `random text is refused or read, and never traps`() {
        var random = SeededRandom(seed: 11)
        let alphabet = Array("0123456789-:TZtz+. é")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0...30, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
            _ = try? DateTime(text)
            _ = try? CalendarDate(text)
            _ = try? LocalTime(text)
            _ = PosixTimeZone(text)
        }
    }

    @Test func `days before 1970 have their time of day`() throws {
        let instant = try DateTime("1969-12-31T23:00:00Z")
        #expect(instant.date.text == "1969-12-31")
        #expect(instant.time.text == "23:00:00")
    }

    @Test func `a fault says in one sentence what was expected`() {
        #expect(
            ScalarFault(.dateTime, .malformed).description
                == "expected an RFC 3339 date and time with an offset, such as 2026-01-05T14:00:00Z")
        #expect(ScalarFault(.url, .tooLong(maximum: 2048)).description == "at most 2048 characters are allowed")
        #expect(ScalarFault(.timeZone, .unknown).description == "no such time zone")
        #expect(ScalarFault(.currencyCode, .unknown).description == "no such currency")
    }
}
