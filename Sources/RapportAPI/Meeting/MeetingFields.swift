import Batches
import GraphQLExecution
import RapportTypes

enum MeetingFields: MeetingResolvers {
    static let contact = Leaf<Key<Contact>>(.plain("contact_id"))
    static let status = Leaf<MeetingStatus>(.plain("status"))
    static let scheduledAt = Leaf<DateTime>(.plain("scheduled_at"))
    static let plannedDurationMinutes = Leaf<Int>(.plain("planned_duration_minutes"))
    static let purpose = Leaf<String?>(.plain("purpose"))
    static let agendaItems = Leaf<[String]>(.plain("agenda_items"))
    static let preparationNotes = Leaf<String?>(.plain("preparation_notes"))
    static let completedAt = Leaf<DateTime?>(.plain("completed_at"))
    static let outcome = Embedded<MeetingOutcome>(presentWith: MeetingOutcomeFields.heldAt)
    static let interaction = Leaf<Key<Interaction>?>(.plain("interaction_id"))
    static let cancellationReason = Leaf<String?>(.plain("cancellation_reason"))
    static let title = Leaf<String>(.computed(from: MeetingTitle.columns, MeetingTitle.cell))
    static let startsAt = CalendarItemFields.startsAt
    static let endsAt = CalendarItemFields.endsAt(minutes: "planned_duration_minutes")
    static let timeZone = CalendarItemFields.timeZone
    static let location = CalendarItemFields.location
    static let timelineAt = Leaf<DateTime>(.plain("timeline_at"))
    static let summary = Leaf<String>(.computed(from: MeetingSummary.columns, MeetingSummary.cell))
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let updatedAt = Leaf<DateTime>(.plain("updated_at"))
    static let version = Leaf<Int>(.plain("version"))

    static func rescheduleHistory(
        of meetings: Batch<Meeting>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[RescheduleEvent]> {
        try CalendarItemFields.rescheduleHistory(of: meetings, in: context)
    }

    static func followUps(
        of meetings: Batch<Meeting>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[FollowUp]> {
        try FollowUpFields.followUps(of: meetings, columns, in: context)
    }

    static let videoConferenceNeeds = CalendarItemFields.videoConferenceNeeds

    static func videoConference(
        of meetings: Batch<Meeting>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<VideoConference?> {
        CalendarItemFields.videoConference(of: meetings)
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<Meeting> {
        Batch(try context.reader.meetings(ids, columns, for: context.viewer))
    }
}

enum MeetingOutcomeFields: MeetingOutcomeResolvers {
    static let heldAt = Leaf<DateTime>(.plain("held_at"))
    static let attendees = Leaf<[String]>(.plain("attendees"))
    static let durationMinutes = Leaf<Int?>(.plain("duration_minutes"))
    static let topicsCovered = Leaf<[String]>(.plain("topics_covered"))
    static let outcomes = Leaf<String?>(.plain("outcomes"))
    static let actionItems = Leaf<[String]>(.plain("action_items"))
    static let nextSteps = Leaf<String?>(.plain("next_steps"))
    static let relationshipImpact = Leaf<String?>(.plain("relationship_impact"))
}
