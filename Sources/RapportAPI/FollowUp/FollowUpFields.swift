import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum FollowUpFields: FollowUpResolvers {
    static let title = Leaf<String>(.plain("title"))
    static let notes = Leaf<String?>(.plain("notes"))
    static let status = Leaf<FollowUpStatus>(.plain("status"))
    static let dueAt = Leaf<DateTime?>(.plain("due_at"))
    static let isOverdue = Leaf<Bool>(.plain("is_overdue"))
    static let completedAt = Leaf<DateTime?>(.plain("completed_at"))
    static let contact = Leaf<Key<Contact>?>(.plain("contact_id"))
    static let timelineAt = Leaf<DateTime>(.plain("timeline_at"))
    /// A title is one line already.
    static let summary = Leaf<String>(.plain("title"))
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let updatedAt = Leaf<DateTime>(.plain("updated_at"))
    static let version = Leaf<Int>(.plain("version"))

    static let subjectNeeds = [
        NeededColumn(name: "subject_type", kind: .symbol), NeededColumn(name: "subject_id", kind: .uuid),
    ]

    /// What each follow-up came from, by its row: no statement but those that load the subjects, one for each type.
    static func subject(
        of followUps: Batch<FollowUp>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Abstract<FollowUpSubject>?> {
        let rows = followUps.rows
        guard let type = rows.columns?.index(of: "subject_type"), let id = rows.columns?.index(of: "subject_id") else {
            preconditionFailure("the columns of a subject are needed")
        }
        return Column(
            followUps,
            anyKeys: { row in
                guard !rows[row, id].isNull else { return nil }
                return FollowUpSubjects.key(rows.string(of: rows[row, type]), rows.uuid(of: rows[row, id]))
            })
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<FollowUp> {
        Batch(try context.reader.followUps(ids, columns, for: context.viewer))
    }
}

extension FollowUpFields {
    /// The field `followUps` of every type that follow-ups can come from: one statement, however many records there
    /// are.
    static func followUps<Subject: Entity>(
        of subjects: Batch<Subject>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[FollowUp]> {
        let pages = try context.reader.followUpPages(ofEachSubject: subjects.ids, columns, for: context.viewer)
        return Column(
            subjects, rows: Batch<FollowUp>(pages.rows.children[0]),
            runs: { row in
                let run = pages.rows[row, Pages.Cells.nodes]
                return run.offset..<(run.offset + run.length)
            })
    }
}
