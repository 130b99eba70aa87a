import Batches
import GraphQLExecution
import RapportTypes
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

/// The compiler checks the type of a leaf, but not the name of its column.
@Suite("The columns of leaves")
struct LeafColumnTests {
    /// The table that the rows of each type are read from.
    private let tables: [String: SQL] = [
        "AccessToken": "access_token",
        "Contact": "contact",
        "FollowUp": "follow_up",
        "ImportJob": "import_job",
        "InformationalInterview": "informational_interview_item",
        "ImportRow": "import_row",
        "Interaction": "interaction",
        "Interview": "interview_item",
        "InterviewCompletion": "interview_item",
        "InterviewPreparation": "interview_item",
        "JobApplication": "job_application",
        "JobListing": "job_listing",
        "SalaryRange": "job_listing",
        "Meeting": "meeting_item",
        "MeetingOutcome": "meeting_item",
        "Referral": "referral_item",
        "User": "account",
    ]

    /// The events of all types are in one table.
    private let events = Dictionary(
        uniqueKeysWithValues: TestAPI.schema.type(named: "DomainEvent")!.possibleTypes.map {
            (TestAPI.schema.types[$0].name, "domain_events" as SQL)
        })

    /// What statements compute of a table's columns and of the time.
    private let made: [String: Set<String>] = ["FollowUp": ["is_overdue"]]

    @Test func `every leaf is read from a column of its table, and sealed ones are blobs`() throws {
        let api = try TestAPI()
        var checked = 0
        for (type, fields) in ResolverTable.rapport().fields {
            let leaves = fields.flatMap { name, form in
                form.neededColumns.map { (field: "\(type).\(name)", column: $0) }
            }
            // What an edge has beside its node is read from the rows of the page.
            if leaves.isEmpty || type.hasSuffix("Edge") { continue }
            let table = try #require(tables[type] ?? events[type], "\(type) has leaves and no table")
            let columns = try columns(of: table, api)
            for leaf in leaves where made[type]?.contains(leaf.column.name) != true {
                let stored = columns[leaf.column.name]
                #expect(stored != nil, "\(leaf.field) is read from \(leaf.column.name), which is no column")
                if leaf.column.isSealed { #expect(stored == "BLOB", "\(leaf.field)") }
                checked += 1
            }
        }
        #expect(checked > 50)
    }

    private func columns(of table: SQL, _ api: TestAPI) throws -> [String: String] {
        let rows = try api.reader.connection.rows("SELECT name, type FROM pragma_table_xinfo('\(table)')") { row in
            (row[0] as String, row[1] as String)
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}

extension FieldForm {
    /// The stored columns that the field is read from.
    fileprivate var neededColumns: [NeededColumn] {
        switch self {
        case .column(.plain(let name), let kind): [NeededColumn(name: name, kind: kind)]
        case .column(.sealed(let name), let kind): [NeededColumn(name: name, kind: kind, isSealed: true)]
        case .column(.computed(let columns, _), _): columns
        case .reference(let column, _): [NeededColumn(name: column, kind: .uuid)]
        case .sameRow(let present): present.map { [$0] } ?? []
        case .batch(let needs, _): needs
        case .property, .mutation, .subscription, .connection: []
        }
    }
}
