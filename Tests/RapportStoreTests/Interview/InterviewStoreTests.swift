import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// What the tables of interviews keep of each other, whatever changes them.
@Suite("Interviews in the store")
struct InterviewStoreTests {
    let test: TestStore
    let anna: Viewer
    let application: UUID

    init() throws {
        test = try TestStore()
        let anna = try test.viewer()
        let new = NewJobApplication(jobListing: .new(NewJobListing(title: "Engineer", company: "Acme")))
        application = try #require(try test.writer.run { try $0.createJobApplication(new, for: anna) }.value)
        self.anna = anna
    }

    private func contact(_ name: String) throws -> UUID {
        let (new, anna) = (NewContact(ContactValues(name: name)), anna)
        return try #require(try test.writer.run { try $0.createContact(new, for: anna) }.value)
    }

    @discardableResult
    private func interview(at start: String = "2027-07-01T12:00:00Z", by contacts: [UUID] = []) throws -> UUID {
        let new = NewInterview(
            application: NodeID(application), type: .video, scheduledAt: try DateTime(start),
            timeZone: try TimeZoneName("Europe/Berlin"), durationMinutes: 60,
            interviewers: contacts.map { NewInterviewer(name: "x", contact: NodeID($0)) })
        let anna = anna
        return try #require(try test.writer.run { try $0.scheduleInterview(new, for: anna) }.value)
    }

    /// Where an interview is listed beside its own table.
    private func places(_ id: UUID) throws -> [String] {
        try test.database().rows(
            """
            SELECT 'agenda', starts_at FROM agenda WHERE item_id = \(id)
            UNION ALL SELECT 'contact', scheduled_at FROM interview_contact WHERE id = \(id)
            UNION ALL SELECT 'timeline', at FROM timeline WHERE item_id = \(id)
            """
        ) { "\($0[0] as String) \(($0[1] as DateTime).text)" }
    }

    @Test func `a new tzdata moves what is to come, wherever it is listed`() throws {
        let id = try interview(by: [try contact("Ben"), try contact("Cleo")])
        try test.writer.run {
            try $0.connection.run("UPDATE interview SET scheduled_at = scheduled_at - 3600000")
            try $0.connection.run("UPDATE time_zone_data SET version = '1999a'")
        }
        #expect(try places(id).allSatisfy { $0.hasSuffix("2027-07-01T11:00:00.000Z") })
        try test.restart()
        #expect(
            try places(id) == [
                "agenda 2027-07-01T12:00:00.000Z", "contact 2027-07-01T12:00:00.000Z",
                "contact 2027-07-01T12:00:00.000Z", "timeline 2027-07-01T12:00:00.000Z",
                "timeline 2027-07-01T12:00:00.000Z",
            ])
    }

    @Test(arguments: [["interviewer", "interview_contact"], ["interview_contact", "interviewer"], []])
    func `who becomes another contact has their interviews, once, whatever changes first`(_ tables: [String]) throws {
        let (ben, double, viewer) = (try contact("Ben"), try contact("Ben"), anna)
        let both = try interview(by: [ben, double])
        let one = try interview(by: [double])
        for table in tables.map(SQL.init(name:)) {
            try test.writer.run {
                try $0.connection.run(
                    "UPDATE OR IGNORE \(table) SET contact_id = \(ben) WHERE contact_id = \(double)")
            }
        }
        _ = try test.writer.run { try $0.mergeContacts([NodeID(double)], into: NodeID(ben), for: viewer) }
        for id in [both, one] {
            #expect(
                try places(id) == [
                    "agenda 2027-07-01T12:00:00.000Z", "contact 2027-07-01T12:00:00.000Z",
                    "timeline 2027-07-01T12:00:00.000Z",
                ])
        }
        let contacts: [UUID] = try test.database().values("SELECT contact_id FROM interviewer")
        #expect(contacts == [ben, ben, ben])
    }

    @Test func `interviews go with their account`() throws {
        let id = try interview(by: [try contact("Ben")])
        let reschedule = Reschedule(start: try DateTime("2026-11-20T09:00:00Z"), initiatedBy: .company)
        let viewer = anna
        _ = try test.writer.run { try $0.rescheduleInterview(NodeID(id), reschedule, for: viewer) }
        _ = try test.writer.run {
            try $0.completeInterview(NodeID(id), NewInterviewCompletion(followUpRequired: true), for: viewer)
        }
        try test.writer.run { try $0.connection.run("DELETE FROM account WHERE id = \(viewer)") }
        for table in ["interview", "interviewer", "interview_contact", "reschedule_event", "timeline", "agenda"] {
            let count: Int? = try test.database().value("SELECT count(*) FROM \(SQL(name: table))")
            #expect(count == 0, "\(table)")
        }
    }

    @Test func `a page of two thousand interviews takes far less than 200 milliseconds`() throws {
        let contacts = [try contact("Ben"), try contact("Cleo")]
        let (application, viewer, start) = (application, anna, test.clock.now)
        try test.writer.run { transaction in
            for number in 1...2000 {
                let new = NewInterview(
                    application: NodeID(application), type: .panel, scheduledAt: start.adding(minutes: number),
                    timeZone: try TimeZoneName("Europe/Berlin"), durationMinutes: 60,
                    interviewers: contacts.map { NewInterviewer(name: "x", contact: NodeID($0)) })
                _ = try transaction.scheduleInterview(new, for: viewer)
            }
        }
        let columns = ColumnSet(
            columns: ColumnSet.id.columns + [NeededColumn(name: "company", kind: .text)], wantsTotalCount: true)
        func read() throws {
            let page = try PageRequest(first: 100)
            let pages = [
                try test.reader.interviewPages(InterviewList(page: page), columns, for: anna),
                try test.reader.interviewPages(
                    ofEachInterviewer: contacts, InterviewList(page: page), columns, for: anna),
                try test.reader.openInterviewPages(
                    from: start, until: start.adding(days: 30), page, columns, for: anna),
            ]
            #expect(pages.map { $0.rows.children[0].count } == [100, 200, 100])
        }
        // The best of several: what else the machine does is no part of it.
        let times = try (0..<5).map { _ in try ContinuousClock().measure(read) }
        #expect(times.min()! < .milliseconds(200))
    }
}
