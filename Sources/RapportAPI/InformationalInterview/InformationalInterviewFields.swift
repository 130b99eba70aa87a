import Batches
import GraphQLExecution
import RapportTypes

enum InformationalInterviewFields: InformationalInterviewResolvers {
    static let contact = Leaf<Key<Contact>>(.plain("contact_id"))
    static let status = Leaf<InformationalInterviewStatus>(.plain("status"))
    static let scheduledAt = Leaf<DateTime?>(.plain("scheduled_at"))
    static let plannedDurationMinutes = Leaf<Int?>(.plain("planned_duration_minutes"))
    static let conductedAt = Leaf<DateTime?>(.plain("conducted_at"))
    static let durationMinutes = Leaf<Int?>(.plain("duration_minutes"))
    static let questions = Leaf<[String]>(.plain("questions"))
    static let notes = Leaf<String?>(.plain("notes"))
    static let insights = Leaf<[String]>(.plain("insights"))
    static let followUpRequired = Leaf<Bool>(.plain("follow_up_required"))
    static let thankYouSent = Leaf<Bool>(.plain("thank_you_sent"))
    static let interaction = Leaf<Key<Interaction>?>(.plain("interaction_id"))
    static let cancellationReason = Leaf<String?>(.plain("cancellation_reason"))
    static let title = Leaf<String>(
        .computed(from: [NeededColumn(name: "contact_name", kind: .text)]) { rows, row, cells in
            let contact = rows.string(of: rows[row, cells[0]])
            return rows.text(CalendarLine.text("Informational interview with \(contact)", about: nil))
        })
    static let startsAt = CalendarItemFields.startsAt
    static let endsAt = CalendarItemFields.endsAt(minutes: "planned_duration_minutes")
    static let timeZone = CalendarItemFields.timeZone
    static let location = CalendarItemFields.location
    static let timelineAt = Leaf<DateTime>(.plain("timeline_at"))
    static let summary = Leaf<String>(
        .computed(from: [NeededColumn(name: "status", kind: .symbol)]) { rows, row, cells in
            rows.text(line(InformationalInterviewStatus(rawValue: rows.string(of: rows[row, cells[0]]))))
        })
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let updatedAt = Leaf<DateTime>(.plain("updated_at"))
    static let version = Leaf<Int>(.plain("version"))

    private static func line(_ status: InformationalInterviewStatus?) -> String {
        switch status {
        case .requested, nil: "Informational interview requested"
        case .scheduled: "Informational interview planned"
        case .completed: "Informational interview held"
        case .cancelled: "Informational interview cancelled"
        }
    }

    static func rescheduleHistory(
        of interviews: Batch<InformationalInterview>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[RescheduleEvent]> {
        try CalendarItemFields.rescheduleHistory(of: interviews, in: context)
    }

    static func followUps(
        of interviews: Batch<InformationalInterview>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[FollowUp]> {
        try FollowUpFields.followUps(of: interviews, columns, in: context)
    }

    static func thankYouNotes(
        of interviews: Batch<InformationalInterview>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[ThankYouNote]> {
        try ThankYouNotes.after(interviews, in: context)
    }

    static let videoConferenceNeeds = CalendarItemFields.videoConferenceNeeds

    static func videoConference(
        of interviews: Batch<InformationalInterview>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<VideoConference?> {
        CalendarItemFields.videoConference(of: interviews)
    }

    static func load(
        _ ids: [UUID], _ columns: ColumnSet, in context: RequestContext
    ) throws -> Batch<InformationalInterview> {
        Batch(try context.reader.informationalInterviews(ids, columns, for: context.viewer))
    }
}
