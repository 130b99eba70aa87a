import Batches
import RapportTypes

enum InformationalInterviewScheduledFields: InformationalInterviewScheduledResolvers, EventFields {
    static let informationalInterviewId = subjectId
    static let informationalInterview: Leaf<Key<InformationalInterview>?> = subject()
    static let contactId = Leaf<UUID>.payload("contactId")
    static let scheduledAt = Leaf<DateTime>.payload("scheduledAt")
}

enum InformationalInterviewRescheduledFields: InformationalInterviewRescheduledResolvers, EventFields {
    static let informationalInterviewId = subjectId
    static let informationalInterview: Leaf<Key<InformationalInterview>?> = subject()
    static let previousDateTime = Leaf<DateTime>.payload("previousDateTime")
    static let newDateTime = Leaf<DateTime>.payload("newDateTime")
    static let reason = Leaf<String?>.payload("reason")
}

enum InformationalInterviewConductedFields: InformationalInterviewConductedResolvers, EventFields {
    static let informationalInterviewId = subjectId
    static let informationalInterview: Leaf<Key<InformationalInterview>?> = subject()
    static let contactId = Leaf<UUID>.payload("contactId")
    static let conductedAt = Leaf<DateTime>.payload("conductedAt")
    static let durationMinutes = Leaf<Int?>.payload("durationMinutes")
    static let location = Leaf<String?>.payload("location")
    static let notes = Leaf<String?>.payload("notes")
    static let followUpRequired = Leaf<Bool>.payload("followUpRequired")
    static let insights = Leaf<[String]>.payload("insights")
}

enum InformationalInterviewCancelledFields: InformationalInterviewCancelledResolvers, EventFields {
    static let informationalInterviewId = subjectId
    static let informationalInterview: Leaf<Key<InformationalInterview>?> = subject()
    static let reason = Leaf<String?>.payload("reason")
}
