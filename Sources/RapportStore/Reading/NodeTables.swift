import Batches
import RapportTypes
import SQLite

/// The tables whose rows are nodes: how `node(id:)` finds what an id names.
///
/// An id says nothing of its type, and a table of all ids would be written with every row. So one statement looks
/// into all tables, 0.7 µs for each table and id. Each aggregate has its line here.
enum NodeTables {
    static let all: [(type: TypeIndex, table: SQL)] = [
        (Contact.index, "contact"),
        (Interaction.index, "interaction"),
        (JobListing.index, "job_listing"),
        (JobApplication.index, "job_application"),
        (Meeting.index, "meeting"),
        (Referral.index, "referral"),
        (InformationalInterview.index, "informational_interview"),
        (Interview.index, "interview"),
        (AccessToken.index, "access_token"),
        (ImportJob.index, "import_job"),
        (FollowUp.index, "follow_up"),
    ]
}

extension Reader {
    /// The type of each id that names something of the viewer's: one statement. The executor then loads
    /// each type with one more.
    public func nodeTypes(of ids: [UUID], for viewer: Viewer) throws -> [UUID: TypeIndex] {
        let arms = NodeTables.all.enumerated().map { index, node -> SQL in
            """
            SELECT item.id, \(index), NULL FROM \(table: ids) AS wanted CROSS JOIN \(node.table) AS item
            WHERE item.id = wanted.key AND +item.owner_id = \(viewer)
            """
        }
        // Events are of many types, and each row says of which.
        let events: SQL = """
            SELECT item.id, NULL, item.type FROM \(table: ids) AS wanted CROSS JOIN domain_events AS item
            WHERE item.id = wanted.key AND +item.owner_id = \(viewer)
            """
        var types: [UUID: TypeIndex] = [:]
        try connection.forEach((arms + [events]).joined(separator: " UNION ALL ")) { row in
            types[row[0]] = row.isNull(1) ? DomainEventKinds.kind(row[2]).type : NodeTables.all[row[1]].type
        }
        // The account is its own owner.
        if ids.contains(viewer.id) { types[viewer.id] = User.index }
        return types
    }
}
