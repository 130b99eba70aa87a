import Batches
import RapportTypes
import SQLite

extension Reader {
    /// Contacts of each reason that are looked at for one contact, the oldest: were a switchboard's number that of a
    /// thousand, each of them would go through all others.
    static let candidatesOfReason = 200

    /// Other contacts that may be the same people as each of these, likeliest first: one statement, however many
    /// contacts there are. Archived ones are left out.
    public func duplicates(of contacts: [UUID], first: Int, for viewer: Viewer) throws -> [[DuplicateCandidate]] {
        var found = [[Candidate]](repeating: [], count: contacts.count)
        try connection.forEach(Reader.candidates(of: contacts, for: viewer)) { row in
            let reasons = DuplicateReason.allCases.enumerated().filter { row[3 + $0.offset] as Bool }.map(\.element)
            found[row[0]].append(
                Candidate(id: row[1], createdAt: row[2], match: DuplicateMatch(reasons: reasons)))
        }
        return found.map { candidates in
            candidates.sorted(by: Candidate.precedes).prefix(first).map { candidate in
                DuplicateCandidate(
                    contact: Key(candidate.id), confidence: candidate.match.confidence,
                    reasons: candidate.match.reasons)
            }
        }
    }

    private struct Candidate {
        let id: UUID
        let createdAt: DateTime
        let match: DuplicateMatch

        static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
            if a.match.confidence != b.match.confidence { return a.match.confidence > b.match.confidence }
            return (a.createdAt, a.id) < (b.createdAt, b.id)
        }
    }

    /// The columns are the position, the other contact's id and creation, and whether each reason holds.
    static func candidates(of contacts: [UUID], for viewer: Viewer) -> SQL {
        let columns = DuplicateReason.allCases.map { SQL(name: $0.column) }
        let holds = columns.map { "ifnull(item.\($0) = parent.\($0), 0)" as SQL }
        let alike = columns.map { column -> SQL in
            """
            SELECT number FROM (
                SELECT number FROM contact
                WHERE owner_id = \(viewer) AND \(column) = parent.\(column) AND is_archived = 0
                LIMIT \(candidatesOfReason))
            """
        }
        return """
            SELECT wanted.position, item.id, item.created_at, \(holds.joined(separator: ", "))
            FROM \(table: contacts) AS wanted
            CROSS JOIN contact AS parent ON parent.id = wanted.key AND +parent.owner_id = \(viewer)
            CROSS JOIN contact AS item ON item.number IN (\(alike.joined(separator: " UNION ")))
            WHERE item.number <> parent.number
            """
    }

    // MARK: Groups

    /// Contacts of a group: as many as one merge takes.
    static let contactsOfGroup = 21

    /// Groups of contacts that may be the same person, likeliest first. Archived ones are left out. One statement,
    /// which goes through the viewer's part of four indexes: measured, 67 ms for 50,000 contacts that differ in all
    /// they have, and 300 ms for 25,000 pairs that agree in all of it.
    public func duplicateGroups(first: Int, for viewer: Viewer) throws -> [DuplicateGroup] {
        var groups = DuplicateGroups()
        var equal: [DuplicateGroups.Member] = []
        var current: (reason: Int, number: Int)?
        func close() {
            if let current { groups.add(equal, DuplicateReason.allCases[current.reason]) }
            equal = []
        }
        try connection.forEach(Reader.equalContacts(of: viewer)) { row in
            let next = (reason: row[0] as Int, number: row[1] as Int)
            if current.map({ $0 != next }) ?? true { close() }
            current = next
            equal.append(DuplicateGroups.Member(id: row[2], createdAt: row[3]))
        }
        close()
        return groups.likeliest(first, contactsInEach: Reader.contactsOfGroup)
    }

    /// Those that have a value in common with others: the reason, a number for the value, the id and the creation. Rows
    /// with one value follow each other.
    static func equalContacts(of viewer: Viewer) -> SQL {
        let arms = DuplicateReason.allCases.enumerated().map { index, reason -> SQL in
            let column = SQL(name: reason.column)
            return """
                SELECT \(index), shared.number, item.id, item.created_at
                FROM (
                    SELECT \(column), min(number) AS number FROM contact
                    WHERE owner_id = \(viewer) AND \(column) IS NOT NULL
                    GROUP BY \(column) HAVING count(*) > 1) AS shared
                CROSS JOIN contact AS item
                    ON item.owner_id = \(viewer) AND item.\(column) = shared.\(column) AND item.is_archived = 0
                """
        }
        return arms.joined(separator: " UNION ALL ")
    }
}
