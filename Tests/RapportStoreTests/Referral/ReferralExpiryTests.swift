import Batches
import Dispatch
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// The clock stands at 2026-11-20T10:00:00.000Z until it is moved.
@Suite("Referrals that nobody answers")
struct ReferralExpiryTests {
    let bells = Collected<Set<AccountID>>()
    let bell = DispatchSemaphore(value: 0)
    let test: TestStore
    let anna: Viewer

    init() throws {
        let (bells, bell) = (bells, bell)
        test = try TestStore(onEvents: {
            bells.append($0)
            bell.signal()
        })
        anna = try test.viewer()
    }

    /// Asks for referrals that expire so many minutes from now; nil never.
    @discardableResult
    private func referrals(_ minutes: [Int?], of viewer: Viewer? = nil) throws -> [UUID] {
        let viewer = viewer ?? anna
        let now = test.clock.now
        return try test.writer.run { transaction in
            let contact = try transaction.createContact(
                NewContact(ContactValues(name: "Ben")), allowDuplicate: true, for: viewer)
            guard case .written(let id) = contact else { fatalError("\(contact)") }
            return try minutes.map { minutes in
                let new = NewReferral(
                    contact: NodeID(id), message: "Please", expiresAt: minutes.map(now.adding(minutes:)))
                let referral = try transaction.requestReferral(new, for: viewer).value!
                if minutes == nil {
                    let never = ReferralChanges(expiresAt: .null)
                    _ = try transaction.updateReferral(NodeID(referral), never, for: viewer)
                }
                return referral
            }
        }
    }

    private func expire(limit: Int = 100) throws -> Int {
        try test.writer.run { try $0.expireReferrals(limit: limit) }
    }

    private func statuses() throws -> [String] {
        try test.database().values("SELECT status FROM referral ORDER BY id")
    }

    private func expiredEvents() throws -> [UUID] {
        try test.database().values(
            "SELECT aggregate_id FROM domain_events WHERE type = 'ReferralExpired' ORDER BY owner_id, sequence")
    }

    // MARK: When

    @Test func `a request expires at its instant and not before`() throws {
        let ids = try referrals([1])
        test.clock.move(milliseconds: 59_999)
        #expect(try expire() == 0)
        #expect(try statuses() == ["PENDING"])
        test.clock.move(milliseconds: 1)
        #expect(try expire() == 1)
        #expect(try statuses() == ["EXPIRED"])
        #expect(try expiredEvents() == ids)
        let row: [String]? = try test.database().first("SELECT version, updated_at = \(test.clock.now) FROM referral") {
            ["\($0[0] as Int)", "\($0[1] as Bool)"]
        }
        #expect(row == ["2", "true"])
        // Once.
        #expect(try expire() == 0)
        #expect(try expiredEvents() == ids)
    }

    @Test func `what was answered, what has time and what never expires stays`() throws {
        let viewer = anna
        let ids = try referrals([1, 1, 2, nil])
        try test.writer.run { transaction in
            _ = try transaction.receiveReferral(NodeID(ids[0]), ReceivedReferral(details: "Gladly"), for: viewer)
            _ = try transaction.declineReferral(NodeID(ids[1]), notes: nil, for: viewer)
        }
        test.clock.move(minutes: 1)
        #expect(try expire() == 0)
        test.clock.move(minutes: 60 * 24 * 365)
        #expect(try expire() == 1)
        #expect(try statuses() == ["PROVIDED", "DECLINED", "EXPIRED", "PENDING"])
        #expect(try expiredEvents() == [ids[2]])
    }

    @Test func `those go first that have waited longest, so many at once, and others write meanwhile`() throws {
        let ids = try referrals([5, 3, 1, 4, 2])
        test.clock.move(minutes: 10)
        #expect(try expire(limit: 2) == 2)
        #expect(try expiredEvents() == [ids[2], ids[4]])
        try referrals([60])
        #expect(try expire(limit: 2) == 2)
        #expect(try expire(limit: 2) == 1)
        #expect(try expiredEvents() == [ids[2], ids[4], ids[1], ids[3], ids[0]])
        #expect(try expire(limit: 2) == 0)
    }

    // MARK: Whom it concerns

    @Test func `each owner has the event in the stream, and the bell rings for both`() throws {
        let carl = try test.viewer("carl@example.com")
        let hers = try referrals([1])
        let his = try referrals([1], of: carl)
        test.clock.move(minutes: 1)
        #expect(try expire() == 2)
        #expect(bells.all.last == [anna.id, carl.id])
        for (viewer, referral) in [(anna, hers[0]), (carl, his[0])] {
            let types: [String] = try test.database().values(
                """
                SELECT type || ' ' || sequence FROM domain_events
                WHERE owner_id = \(viewer) AND aggregate_id = \(referral) ORDER BY sequence
                """)
            #expect(types == ["ReferralRequested 2", "ReferralExpired 3"])
        }
    }

    @Test func `a referral whose event cannot be published stays pending`() throws {
        try referrals([1, 1])
        try test.writer.run {
            try $0.connection.script(
                """
                CREATE TRIGGER broken BEFORE INSERT ON domain_events WHEN new.sequence > 4 BEGIN
                    SELECT RAISE(ABORT, 'broken');
                END
                """)
        }
        test.clock.move(minutes: 1)
        #expect(throws: SQLiteError.self) { try expire() }
        #expect(try statuses() == ["PENDING", "PENDING"])
        #expect(try expiredEvents() == [])
        try test.writer.run { try $0.connection.script("DROP TRIGGER broken") }
        #expect(try expire() == 2)
    }

    // MARK: The timer

    @Test func `what expired while the server was down is expired when it is there again`() throws {
        let ids = try referrals([1, 60])
        test.clock.move(minutes: 1)
        #expect(try statuses() == ["PENDING", "PENDING"])
        try test.restart()
        #expect(try statuses() == ["EXPIRED", "PENDING"])
        #expect(try expiredEvents() == [ids[0]])
        try test.restart()
        #expect(try expiredEvents() == [ids[0]])
    }

    @Test func `all of it, slice after slice, however much it is`() throws {
        let ids = try referrals([Int?](repeating: 1, count: 2 * ReferralExpiry.slice + 1))
        test.clock.move(minutes: 1)
        try test.restart()
        #expect(try isRung { try !statuses().contains("PENDING") })
        #expect(try Set(expiredEvents()) == Set(ids))
        #expect(try expiredEvents().count == ids.count)
    }

    @Test func `a server that nobody uses looks again, at least every thirty seconds`() throws {
        #expect(ReferralExpiry.interval <= .seconds(30))
        try referrals([1])
        let timer = ReferralExpiry(test.writer, every: .milliseconds(1)) { _ in }
        defer { timer.close() }
        #expect(try statuses() == ["PENDING"])
        test.clock.move(minutes: 1)
        #expect(try isRung { try statuses() == ["EXPIRED"] })
    }

    @Test func `a fault is told, and does not end the timer`() throws {
        try referrals([1])
        try test.writer.run {
            try $0.connection.script(
                """
                CREATE TRIGGER broken BEFORE INSERT ON domain_events BEGIN SELECT RAISE(ABORT, 'broken'); END
                """)
        }
        test.clock.move(minutes: 1)
        let faults = Collected<String>()
        let timer = ReferralExpiry(test.writer, every: .milliseconds(1)) { faults.append("\($0)") }
        defer { timer.close() }
        #expect(faults.all.first?.contains("broken") == true)
        #expect(try statuses() == ["PENDING"])
        try test.writer.run { try $0.connection.script("DROP TRIGGER broken") }
        #expect(try isRung { try statuses() == ["EXPIRED"] })
    }

    @Test func `a timer that is closed waits for nothing`() throws {
        let timer = ReferralExpiry(test.writer, every: .seconds(3600)) { _ in }
        timer.close()
        timer.close()
    }

    /// Waits for the bell that rings after every commit with events, until something is so. A minute without it is too
    /// long.
    private func isRung(until isSo: () throws -> Bool) throws -> Bool {
        while try !isSo() {
            guard bell.wait(timeout: .now() + .seconds(60)) == .success else { return false }
        }
        return true
    }
}
