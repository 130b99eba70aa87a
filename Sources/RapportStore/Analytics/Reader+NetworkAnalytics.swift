import RapportTypes
import SQLite

// Archived contacts count in none of these figures. Each is one statement over an index of the viewer's contacts; of
// 50,000 it takes some 4 ms.

extension Reader {
    /// How many contacts there are of each relationship that occurs, most frequent first, then by name.
    public func contactsByRelationship(for viewer: Viewer) throws -> [RelationshipCount] {
        let counter = RelationshipCounter()
        try connection.visit(
            "relationship",
            "FROM contact INDEXED BY contact_by_name WHERE owner_id = \(viewer) AND is_archived = 0",
            with: counter)
        return counter.relationships
    }

    /// The companies that most contacts work for, without case and accents; then by name. One that is spelled in
    /// several ways has the spelling that comes first.
    public func topCompanies(_ count: Int, for viewer: Viewer) throws -> [CompanyCount] {
        try connection.rows(
            """
            SELECT (SELECT min(company) FROM contact
                    WHERE owner_id = \(viewer) AND company_folded = top.folded AND is_archived = 0),
                top.count
            FROM (SELECT company_folded AS folded, count(*) AS count FROM contact
                WHERE owner_id = \(viewer) AND company_folded IS NOT NULL AND is_archived = 0
                GROUP BY folded ORDER BY count DESC, folded LIMIT \(count)) AS top
            """
        ) { CompanyCount(company: $0[0], count: $0[1]) }
    }

    /// How many contacts should have been contacted before now.
    public func overdueContacts(for viewer: Viewer) throws -> Int {
        try connection.value(
            """
            SELECT count(*) FROM contact
            WHERE owner_id = \(viewer) AND ifnull(next_contact_due_at, 9223372036854775807) < \(clock.now)
                AND is_archived = 0
            """) ?? 0
    }

    /// How many contacts there was never an interaction with.
    ///
    /// Those without a last contact have none; those with one have at least one, unless it was given when the contact
    /// was made: only these are looked up among the interactions.
    public func contactsNeverContacted(for viewer: Viewer) throws -> Int {
        try connection.value(
            """
            SELECT count(*) FROM contact INDEXED BY contact_by_name
            WHERE owner_id = \(viewer) AND is_archived = 0 AND (last_contacted_at IS NULL
                OR baseline_last_contacted_at IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM interaction WHERE contact_id = contact.id))
            """) ?? 0
    }
}

/// Counts contacts by relationship. To group them, SQLite would sort them: 50,000 took 68 ms.
private final class RelationshipCounter: RowVisitor {
    private var counts = Array(repeating: 0, count: SymbolCodes.relationships.count)

    override func visit(_ row: FunctionArguments) { counts[SymbolCodes.relationships.code(of: row.bytes(0))] += 1 }

    var relationships: [RelationshipCount] {
        zip(RelationshipType.allCases, counts).map { RelationshipCount(relationship: $0, count: $1) }
            .filter { $0.count > 0 }
            .sorted { ($1.count, $0.relationship.rawValue) < ($0.count, $1.relationship.rawValue) }
    }
}
