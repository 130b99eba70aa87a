import Batches
import RapportTypes

enum MeetingScheduledFields: MeetingScheduledResolvers, EventFields {
    static let meetingId = subjectId
    static let meeting: Leaf<Key<Meeting>?> = subject()
    static let contactId = Leaf<UUID>.payload("contactId")
    static let scheduledAt = Leaf<DateTime>.payload("scheduledAt")
}

enum MeetingRescheduledFields: MeetingRescheduledResolvers, EventFields {
    static let meetingId = subjectId
    static let meeting: Leaf<Key<Meeting>?> = subject()
    static let previousDateTime = Leaf<DateTime>.payload("previousDateTime")
    static let newDateTime = Leaf<DateTime>.payload("newDateTime")
    static let reason = Leaf<String?>.payload("reason")
}

enum MeetingCompletedFields: MeetingCompletedResolvers, EventFields {
    static let meetingId = subjectId
    static let meeting: Leaf<Key<Meeting>?> = subject()
    static let contactId = Leaf<UUID>.payload("contactId")
    static let completedAt = Leaf<DateTime>.payload("completedAt")
    static let interactionId = Leaf<UUID>.payload("interactionId")
}

enum MeetingCancelledFields: MeetingCancelledResolvers, EventFields {
    static let meetingId = subjectId
    static let meeting: Leaf<Key<Meeting>?> = subject()
    static let reason = Leaf<String?>.payload("reason")
}
