import Batches
import RapportTypes

enum InterviewScheduledFields: InterviewScheduledResolvers, EventFields {
    static let interviewId = subjectId
    static let interview: Leaf<Key<Interview>?> = subject()
    static let applicationId = Leaf<UUID>.payload("applicationId")
    static let interviewType = Leaf<InterviewType>.payload("interviewType")
    static let scheduledAt = Leaf<DateTime>.payload("scheduledAt")
    static let durationMinutes = Leaf<Int>.payload("durationMinutes")
    static let location = Leaf<String?>.payload("location")
    static let interviewers = Leaf<[String]>.payload("interviewers")
    static let timeZone = Leaf<TimeZoneName>.payload("timeZone")
    static let scheduledOn = Leaf<DateTime>.payload("scheduledOn")
}

enum InterviewPreparedFields: InterviewPreparedResolvers, EventFields {
    static let interviewId = subjectId
    static let interview: Leaf<Key<Interview>?> = subject()
    static let preparedAt = Leaf<DateTime>.payload("preparedAt")
    static let preparationNotes = Leaf<String?>.payload("preparationNotes")
    static let researchCompleted = Leaf<Bool>.payload("researchCompleted")
    static let questionsPrepped = Leaf<Bool>.payload("questionsPrepped")
    static let materialsGathered = Leaf<Bool>.payload("materialsGathered")
}

enum InterviewCompletedFields: InterviewCompletedResolvers, EventFields {
    static let interviewId = subjectId
    static let interview: Leaf<Key<Interview>?> = subject()
    static let completedAt = Leaf<DateTime>.payload("completedAt")
    static let actualDurationMinutes = Leaf<Int?>.payload("actualDurationMinutes")
    static let performanceRating = Leaf<Int?>.payload("performanceRating")
    static let interviewNotes = Leaf<String?>.payload("interviewNotes")
    static let nextSteps = Leaf<String?>.payload("nextSteps")
    static let followUpRequired = Leaf<Bool>.payload("followUpRequired")
}

enum InterviewRescheduledFields: InterviewRescheduledResolvers, EventFields {
    static let interviewId = subjectId
    static let interview: Leaf<Key<Interview>?> = subject()
    static let previousDateTime = Leaf<DateTime>.payload("previousDateTime")
    static let newDateTime = Leaf<DateTime>.payload("newDateTime")
    static let rescheduledAt = Leaf<DateTime>.payload("rescheduledAt")
    static let reason = Leaf<String?>.payload("reason")
    static let initiatedBy = Leaf<RescheduleInitiator>.payload("initiatedBy")
}

enum InterviewCancelledFields: InterviewCancelledResolvers, EventFields {
    static let interviewId = subjectId
    static let interview: Leaf<Key<Interview>?> = subject()
    static let reason = Leaf<String?>.payload("reason")
}
