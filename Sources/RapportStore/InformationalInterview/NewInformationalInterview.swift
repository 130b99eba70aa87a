import Batches
import RapportTypes

/// An informational interview to ask for or to plan, checked and cleaned.
public struct NewInformationalInterview: Hashable, Sendable {
    public var contact: NodeID
    /// Nil while no time is agreed.
    public var scheduledAt: DateTime?
    /// Nil is the viewer's.
    public var timeZone: TimeZoneName?
    public var plannedDurationMinutes: Int
    public var location: String?
    public var questions: [String]
    public var notes: String?

    public init(
        contact: NodeID, scheduledAt: DateTime? = nil, timeZone: TimeZoneName? = nil,
        plannedDurationMinutes: Int = 30, location: String? = nil, questions: [String] = [], notes: String? = nil
    ) {
        self.contact = contact
        self.scheduledAt = scheduledAt
        self.timeZone = timeZone
        self.plannedDurationMinutes = plannedDurationMinutes
        self.location = location
        self.questions = questions
        self.notes = notes
    }
}

/// What of an informational interview shall be otherwise; what is omitted or nil stays, null clears.
public struct InformationalInterviewChanges: Hashable, Sendable {
    public var plannedDurationMinutes: Omittable<Int>
    public var location: Omittable<String>
    public var questions: [String]?
    public var notes: Omittable<String>
    public var insights: [String]?
    public var followUpRequired: Bool?

    public init(
        plannedDurationMinutes: Omittable<Int> = .omitted, location: Omittable<String> = .omitted,
        questions: [String]? = nil, notes: Omittable<String> = .omitted, insights: [String]? = nil,
        followUpRequired: Bool? = nil
    ) {
        self.plannedDurationMinutes = plannedDurationMinutes
        self.location = location
        self.questions = questions
        self.notes = notes
        self.insights = insights
        self.followUpRequired = followUpRequired
    }
}

/// How an informational interview went, checked and cleaned.
public struct InformationalInterviewCompletion: Hashable, Sendable {
    public var conductedAt: DateTime
    public var durationMinutes: Int?
    /// Where it took place, if elsewhere than planned.
    public var location: String?
    /// In place of the notes made before, if there are any.
    public var notes: String?
    /// In place of those noted before, if there are any.
    public var insights: [String]
    public var followUpRequired: Bool
    public var followUpDueAt: DateTime?
    /// Goes to the interaction.
    public var sentiment: Sentiment?

    public init(
        conductedAt: DateTime, durationMinutes: Int? = nil, location: String? = nil, notes: String? = nil,
        insights: [String] = [], followUpRequired: Bool = false, followUpDueAt: DateTime? = nil,
        sentiment: Sentiment? = nil
    ) {
        self.conductedAt = conductedAt
        self.durationMinutes = durationMinutes
        self.location = location
        self.notes = notes
        self.insights = insights
        self.followUpRequired = followUpRequired
        self.followUpDueAt = followUpDueAt
        self.sentiment = sentiment
    }
}

/// An informational interview that took place, and what was written with it.
public struct CompletedInformationalInterview: Hashable, Sendable {
    public var informationalInterview: UUID
    public var interaction: UUID
    public var followUp: UUID?
}
