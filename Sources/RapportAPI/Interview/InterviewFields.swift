import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum InterviewFields: InterviewResolvers {
    static let application = Leaf<Key<JobApplication>>(.plain("application_id"))
    static let type = Leaf<InterviewType>(.plain("type"))
    static let status = Leaf<InterviewStatus>(.plain("status"))
    static let scheduledAt = Leaf<DateTime>(.plain("scheduled_at"))
    static let durationMinutes = Leaf<Int>(.plain("duration_minutes"))
    static let completion = Embedded<InterviewCompletion>(presentWith: InterviewCompletionFields.completedAt)
    static let thankYouNoteSent = Leaf<Bool>(.plain("thank_you_note_sent"))
    static let thankYouSentAt = Leaf<DateTime?>(.plain("thank_you_sent_at"))
    static let cancellationReason = Leaf<String?>(.plain("cancellation_reason"))
    static let title = Leaf<String>(.computed(from: InterviewLine.titleColumns, InterviewLine.title))
    static let startsAt = CalendarItemFields.startsAt
    static let endsAt = CalendarItemFields.endsAt(minutes: "duration_minutes")
    static let timeZone = CalendarItemFields.timeZone
    static let location = CalendarItemFields.location
    static let timelineAt = Leaf<DateTime>(.plain("timeline_at"))
    static let summary = Leaf<String>(.computed(from: InterviewLine.summaryColumns, InterviewLine.summary))
    static let createdAt = Leaf<DateTime>(.plain("created_at"))
    static let updatedAt = Leaf<DateTime>(.plain("updated_at"))
    static let version = Leaf<Int>(.plain("version"))

    /// Who interviews: one statement, however many interviews there are, and one more for the contacts among them.
    static func interviewers(
        of interviews: Batch<Interview>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[Interviewer]> {
        let interviewers = try context.reader.interviewers(of: interviews.ids, for: context.viewer)
        return Column(interviews, lists: { interviewers[$0] })
    }

    static func thankYouNotes(
        of interviews: Batch<Interview>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[ThankYouNote]> {
        try ThankYouNotes.after(interviews, in: context)
    }

    static func rescheduleHistory(
        of interviews: Batch<Interview>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[RescheduleEvent]> {
        try CalendarItemFields.rescheduleHistory(of: interviews, in: context)
    }

    static func followUps(
        of interviews: Batch<Interview>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[FollowUp]> {
        try FollowUpFields.followUps(of: interviews, columns, in: context)
    }

    static let videoConferenceNeeds = CalendarItemFields.videoConferenceNeeds

    static func videoConference(
        of interviews: Batch<Interview>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<VideoConference?> {
        CalendarItemFields.videoConference(of: interviews)
    }

    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws -> Batch<Interview> {
        Batch(try context.reader.interviews(ids, columns, for: context.viewer))
    }
}

enum InterviewPreparationFields: InterviewPreparationResolvers {
    static let notes = Leaf<String?>(.plain("preparation_notes"))
    static let researchCompleted = Leaf<Bool>(.plain("research_completed"))
    static let questionsPrepped = Leaf<Bool>(.plain("questions_prepped"))
    static let materialsGathered = Leaf<Bool>(.plain("materials_gathered"))
    static let preparedAt = Leaf<DateTime?>(.plain("prepared_at"))
}

enum InterviewCompletionFields: InterviewCompletionResolvers {
    static let completedAt = Leaf<DateTime>(.plain("completed_at"))
    static let actualDurationMinutes = Leaf<Int?>(.plain("actual_duration_minutes"))
    static let performanceRating = Leaf<Int?>(.plain("performance_rating"))
    static let notes = Leaf<String?>(.plain("interview_notes"))
    static let nextSteps = Leaf<String?>(.plain("next_steps"))
    static let followUpRequired = Leaf<Bool>(.plain("follow_up_required"))
}
