import Batches
import SQLite
import Secrets

/// How much one account of the scale's database has. In each number the second part, where there is one, belongs to
/// the account's first contact, application or listing.
struct ScaleSizes {
    var contacts: Int
    var interactions: (all: Int, ofFirstContact: Int)
    var meetings: (all: Int, ofFirstContact: Int)
    var informationalInterviews: (all: Int, ofFirstContact: Int)
    var listings: Int
    var applications: Int
    var interviews: (all: Int, ofFirst: Int)
    var referrals: (all: Int, ofFirst: Int)
    var followUps: (all: Int, ofFirstContact: Int)
    var importedRows: Int
    var events: Int

    /// The account that is measured.
    static func large(contacts: Int) -> ScaleSizes {
        ScaleSizes(
            contacts: contacts, interactions: (25_000, 5000), meetings: (2000, 500),
            informationalInterviews: (1000, 200), listings: 2000, applications: 1000, interviews: (1000, 200),
            referrals: (1000, 200), followUps: (5000, 500), importedRows: 5000, events: 40_000)
    }

    /// One of the others.
    static func ordinary(interactions: Int) -> ScaleSizes {
        ScaleSizes(
            contacts: 100, interactions: (interactions, 50), meetings: (20, 2), informationalInterviews: (5, 1),
            listings: 10, applications: 8, interviews: (8, 2), referrals: (5, 1), followUps: (30, 2), importedRows: 0,
            events: 100)
    }
}

/// Writes accounts by SQL, one statement for all rows of a table: a million interactions one by one would take the
/// store an hour. The triggers of the tables run as always.
///
/// The rows of each table are numbered from 0 by the time of their creation, in equal steps over two years.
final class ScaleFilling {
    typealias Seal = (_ text: String, _ id: [UInt8], _ column: String) throws -> [UInt8]

    static let start: Int64 = 1_730_000_000_000
    private static let span: Int64 = 63_072_000_000
    let connection: Database

    init(_ connection: Database) throws {
        self.connection = connection
        try connection.script("PRAGMA cache_size = -600000; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY")
        let random = RandomTexts()
        // Of version 7: ids of the same time lie together in indexes, as those of the store do.
        try connection.define("id_at", arguments: 1, isDeterministic: false) { arguments in
            let high = UInt64(arguments.integer(0)) << 16 | 0x7000 | random.next() >> 52
            return .key(UUID(high: high, low: random.next() & (1 << 62 - 1) | 1 << 63))
        }
        try connection.define("words", arguments: 1, isDeterministic: false) { arguments in
            .text((0..<arguments.integer(0)).map { _ in random.word() }.joined(separator: " "))
        }
    }

    /// Writes what one account has, in a transaction.
    ///
    /// - Parameters:
    ///   - isAlone: Whether no other account has rows.
    ///   - seal: What seals a text of a contact in one of its columns; without it they have no such texts.
    func fill(_ owner: UUID, _ sizes: ScaleSizes, isAlone: Bool = false, seal: Seal?) throws {
        try connection.define("sealed", arguments: 3, isDeterministic: false) { arguments in
            guard let seal else { return .null }
            return .blob(try seal(arguments.text(0), Array(arguments.bytes(1)), arguments.text(2)))
        }
        try connection.transaction(.immediate) {
            try fillContacts(of: owner, sizes)
            if isAlone {
                try withoutIndexes { try fillInteractions(of: owner, sizes) }
            } else {
                try fillInteractions(of: owner, sizes)
            }
            try fillCalendar(of: owner, sizes)
            try fillJobs(of: owner, sizes)
            try fillInterviews(of: owner, sizes)
            try fillReferrals(of: owner, sizes)
            try fillFollowUps(of: owner, sizes)
            try fillHistory(of: owner, sizes)
            try fillLastContacts(of: owner)
        }
        try connection.checkpoint(.passive)
    }

    /// Has the indexes of interactions made when these are there: in most of them rows lie by their times, in the table
    /// by contact, so that each row else changes pages all over a database that is larger than any cache.
    private func withoutIndexes(_ body: () throws -> Void) throws {
        let indexes = try connection.rows(
            """
            SELECT name, sql FROM sqlite_schema
            WHERE type = 'index' AND tbl_name IN ('interaction', 'timeline') AND sql IS NOT NULL
            """
        ) { (name: $0[0] as String, sql: $0[1] as String) }
        for index in indexes { try connection.script("DROP INDEX \(index.name)") }
        try body()
        for index in indexes { try connection.script(index.sql) }
    }

    /// Rows with the columns `i` and `at`, when it came into being, and `id`; made once, so that an id is the same
    /// wherever a statement names it.
    func rows(_ count: Int) -> SQL {
        """
        WITH RECURSIVE series(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM series WHERE i + 1 < \(count)),
            time(i, at) AS (SELECT i, \(ScaleFilling.start) + i * (\(ScaleFilling.span) / \(count)) FROM series),
            new(i, at, id) AS MATERIALIZED (SELECT i, at, id_at(at) FROM time)
        """
    }

    /// Times over two years that are in another order than the rows, from so many days later on.
    func scattered(_ count: Int, days: Int64 = 0) -> SQL {
        """
        \(ScaleFilling.start + days * 86_400_000) + ((i * 7919) % \(count)) * (\(ScaleFilling.span) / \(count))
        """
    }

    /// The number of a row that others refer to: the first for the first of these, then all in turn.
    func reference(_ table: SQL, of owner: UUID, _ sizes: (all: Int, ofFirst: Int), among count: Int) throws
        -> SQL
    {
        let first: Int64 = try connection.value("SELECT min(rowid) FROM \(table) WHERE owner_id = \(owner)")!
        return "\(first) + CASE WHEN i < \(sizes.ofFirst) THEN 0 ELSE i % \(count) END"
    }

    func contact(_ owner: UUID, _ sizes: (all: Int, ofFirstContact: Int), _ all: ScaleSizes) throws -> SQL {
        let number = try reference("contact", of: owner, (sizes.all, sizes.ofFirstContact), among: all.contacts)
        return "(SELECT contact.id FROM contact WHERE contact.number = \(number))"
    }

    // MARK: People

    private func fillContacts(of owner: UUID, _ sizes: ScaleSizes) throws {
        try connection.run(
            """
            \(rows(sizes.contacts)),
            person AS MATERIALIZED (
                SELECT *, words(1) || ' ' || words(1) || ' ' || i AS name,
                    CASE WHEN i % 10 < 7 THEN 'Company ' || (i % 10) END AS company,
                    'tag ' || (i % 20) AS tag FROM new)
            INSERT INTO contact(
                id, owner_id, name, name_folded, title, title_folded, company, company_folded, person_key, relationship,
                tags, is_favorite, is_archived, keep_in_touch_every_days, source, created_at, updated_at, email, notes)
            SELECT id, \(owner), name, name, 'Engineer', 'engineer', company, lower(company),
                CASE WHEN i % 50 < 2 THEN 'person ' || (i / 50) END,
                CASE i % 3 WHEN 0 THEN 'RECRUITER' WHEN 1 THEN 'MENTOR' ELSE 'OTHER' END,
                json_array(tag), i % 10 = 0, i % 20 = 1, CASE WHEN i % 4 = 0 THEN 30 END, 'MANUAL', at,
                \(scattered(sizes.contacts)), sealed('person' || i || '@example.com', id, 'email'),
                sealed(words(30), id, 'notes')
            FROM person ORDER BY i
            """)
        try connection.run(
            """
            INSERT INTO contact_tag(owner_id, tag_folded, contact_id, tag)
            SELECT owner_id, tags ->> 0, id, tags ->> 0 FROM contact WHERE owner_id = \(owner)
            """)
    }

    private func fillInteractions(of owner: UUID, _ sizes: ScaleSizes) throws {
        try connection.run(
            """
            \(rows(sizes.interactions.all))
            INSERT INTO interaction(
                id, owner_id, contact_id, type, occurred_at, duration_minutes, location, topics_discussed, sentiment,
                follow_up_needed, source, created_at, updated_at, notes)
            SELECT id, \(owner), \(contact(owner, sizes.interactions, sizes)),
                CASE i % 4 WHEN 0 THEN 'CALL' WHEN 1 THEN 'EMAIL' WHEN 2 THEN 'COFFEE' ELSE 'MEETING' END,
                \(scattered(sizes.interactions.all)), CASE WHEN i % 3 > 0 THEN i % 90 END,
                CASE WHEN i % 5 = 0 THEN words(2) END, json_array(words(1)),
                CASE i % 5 WHEN 0 THEN 'POSITIVE' WHEN 1 THEN 'NEUTRAL' WHEN 2 THEN 'NEGATIVE' END, i % 10 = 0, 'MANUAL',
                at, at, words(6)
            FROM new ORDER BY 3, 5 DESC
            """)
        // What is done for each by those who log interactions: they are counted, and noted for search as of kind 2.
        try connection.run(
            "INSERT INTO interaction_count(owner_id, count) VALUES(\(owner), \(sizes.interactions.all))")
        try connection.run(
            """
            INSERT INTO search_change(account_id, kind, item_id)
            SELECT owner_id, 2, id FROM interaction WHERE owner_id = \(owner)
            """)
    }

    // MARK: The calendar

    /// The last of these lie ahead.
    private func fillCalendar(of owner: UUID, _ sizes: ScaleSizes) throws {
        let (meetings, talks) = (sizes.meetings.all, sizes.informationalInterviews.all)
        try connection.run(
            """
            \(rows(meetings))
            INSERT INTO meeting(
                id, owner_id, contact_id, status, scheduled_at, time_zone, wall_clock, planned_duration_minutes,
                location, purpose, agenda_items, created_at, updated_at)
            SELECT id, \(owner), \(contact(owner, sizes.meetings, sizes)),
                CASE WHEN i % 10 = 0 THEN 'CANCELLED' ELSE 'SCHEDULED' END, \(scattered(meetings, days: 90)), 'UTC',
                strftime('%Y-%m-%dT%H:%M:%S', (\(scattered(meetings, days: 90))) / 1000, 'unixepoch'), 30, words(1),
                words(3), json_array(words(2)), at, at
            FROM new
            """)
        try connection.run(
            """
            \(rows(talks))
            INSERT INTO informational_interview(
                id, owner_id, contact_id, status, scheduled_at, time_zone, wall_clock, location, questions, conducted_at,
                created_at, updated_at)
            SELECT id, \(owner), \(contact(owner, sizes.informationalInterviews, sizes)),
                CASE WHEN i % 3 = 0 THEN 'REQUESTED' WHEN i % 3 = 1 THEN 'COMPLETED' ELSE 'SCHEDULED' END,
                CASE WHEN i % 3 > 0 THEN \(scattered(talks, days: 90)) END, 'UTC',
                CASE WHEN i % 3 > 0 THEN
                    strftime('%Y-%m-%dT%H:%M:%S', (\(scattered(talks, days: 90))) / 1000, 'unixepoch') END,
                words(1), json_array(words(4)), CASE WHEN i % 3 = 1 THEN \(scattered(talks)) END, at, at
            FROM new
            """)
    }
}

/// Shared by the functions of a connection.
private final class RandomTexts {
    private var state = SplitMix(state: 1)

    func next() -> UInt64 { state.next() }

    /// The lower the rank of a word, the more frequent it is.
    func word() -> String {
        let bits = 4 + next() % 11
        return SampleWords.word(Int(next() % (1 << bits)))
    }
}
