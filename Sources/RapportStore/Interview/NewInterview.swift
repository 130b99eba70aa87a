import Batches
import RapportTypes

/// A job interview to plan, checked and cleaned.
public struct NewInterview: Hashable, Sendable {
    public var application: NodeID
    public var type: InterviewType
    public var scheduledAt: DateTime
    public var timeZone: TimeZoneName
    public var durationMinutes: Int
    public var location: String?
    public var interviewers: [NewInterviewer]

    public init(
        application: NodeID, type: InterviewType, scheduledAt: DateTime, timeZone: TimeZoneName, durationMinutes: Int,
        location: String? = nil, interviewers: [NewInterviewer] = []
    ) {
        self.application = application
        self.type = type
        self.scheduledAt = scheduledAt
        self.timeZone = timeZone
        self.durationMinutes = durationMinutes
        self.location = location
        self.interviewers = interviewers
    }
}

/// Somebody who interviews: a name, and the contact who it is, if it is one.
public struct NewInterviewer: Hashable, Sendable {
    public var name: String
    public var contact: NodeID?

    public init(name: String, contact: NodeID? = nil) {
        self.name = name
        self.contact = contact
    }
}

/// What of a job interview shall be otherwise; what is omitted or nil stays, null clears.
public struct InterviewChanges: Hashable, Sendable {
    public var type: InterviewType?
    public var durationMinutes: Int?
    public var location: Omittable<String>
    /// All of them, in place of those there were.
    public var interviewers: [NewInterviewer]?
    public var preparationNotes: Omittable<String>
    public var researchCompleted: Bool?
    public var questionsPrepped: Bool?
    public var materialsGathered: Bool?

    public init(
        type: InterviewType? = nil, durationMinutes: Int? = nil, location: Omittable<String> = .omitted,
        interviewers: [NewInterviewer]? = nil, preparationNotes: Omittable<String> = .omitted,
        researchCompleted: Bool? = nil, questionsPrepped: Bool? = nil, materialsGathered: Bool? = nil
    ) {
        self.type = type
        self.durationMinutes = durationMinutes
        self.location = location
        self.interviewers = interviewers
        self.preparationNotes = preparationNotes
        self.researchCompleted = researchCompleted
        self.questionsPrepped = questionsPrepped
        self.materialsGathered = materialsGathered
    }
}

/// How somebody has prepared for a job interview, checked and cleaned.
public struct NewInterviewPreparation: Hashable, Sendable {
    /// Those that there are stay where these are omitted.
    public var notes: Omittable<String>
    public var researchCompleted: Bool
    public var questionsPrepped: Bool
    public var materialsGathered: Bool

    public init(
        notes: Omittable<String> = .omitted, researchCompleted: Bool, questionsPrepped: Bool, materialsGathered: Bool
    ) {
        self.notes = notes
        self.researchCompleted = researchCompleted
        self.questionsPrepped = questionsPrepped
        self.materialsGathered = materialsGathered
    }
}

/// How a job interview went, checked and cleaned.
public struct NewInterviewCompletion: Hashable, Sendable {
    /// Nil is now.
    public var completedAt: DateTime?
    public var actualDurationMinutes: Int?
    public var performanceRating: Int?
    public var notes: String?
    public var nextSteps: String?
    /// Whether an open follow-up is made.
    public var followUpRequired: Bool
    public var followUpDueAt: DateTime?

    public init(
        completedAt: DateTime? = nil, actualDurationMinutes: Int? = nil, performanceRating: Int? = nil,
        notes: String? = nil, nextSteps: String? = nil, followUpRequired: Bool = false,
        followUpDueAt: DateTime? = nil
    ) {
        self.completedAt = completedAt
        self.actualDurationMinutes = actualDurationMinutes
        self.performanceRating = performanceRating
        self.notes = notes
        self.nextSteps = nextSteps
        self.followUpRequired = followUpRequired
        self.followUpDueAt = followUpDueAt
    }
}

/// A job interview that was held, and what was written with it.
public struct CompletedInterview: Hashable, Sendable {
    public var interview: UUID
    /// One with each interviewer who is a contact, in the order of the interviewers.
    public var interactions: [UUID] = []
    public var followUp: UUID?
}
