import Batches
import RapportTypes

/// A meeting to plan, checked and cleaned.
public struct NewMeeting: Hashable, Sendable {
    public var contact: NodeID
    public var scheduledAt: DateTime
    /// Nil is the viewer's.
    public var timeZone: TimeZoneName?
    public var plannedDurationMinutes: Int
    public var location: String?
    public var purpose: String?
    public var agendaItems: [String]
    public var preparationNotes: String?

    public init(
        contact: NodeID, scheduledAt: DateTime, timeZone: TimeZoneName? = nil, plannedDurationMinutes: Int = 30,
        location: String? = nil, purpose: String? = nil, agendaItems: [String] = [], preparationNotes: String? = nil
    ) {
        self.contact = contact
        self.scheduledAt = scheduledAt
        self.timeZone = timeZone
        self.plannedDurationMinutes = plannedDurationMinutes
        self.location = location
        self.purpose = purpose
        self.agendaItems = agendaItems
        self.preparationNotes = preparationNotes
    }
}

/// What of a meeting shall be otherwise; what is omitted or nil stays, null clears.
public struct MeetingChanges: Hashable, Sendable {
    public var plannedDurationMinutes: Int?
    public var location: Omittable<String>
    public var purpose: Omittable<String>
    public var agendaItems: [String]?
    public var preparationNotes: Omittable<String>

    public init(
        plannedDurationMinutes: Int? = nil, location: Omittable<String> = .omitted,
        purpose: Omittable<String> = .omitted, agendaItems: [String]? = nil,
        preparationNotes: Omittable<String> = .omitted
    ) {
        self.plannedDurationMinutes = plannedDurationMinutes
        self.location = location
        self.purpose = purpose
        self.agendaItems = agendaItems
        self.preparationNotes = preparationNotes
    }
}

/// What came of a meeting, checked and cleaned.
public struct MeetingCompletion: Hashable, Sendable {
    public var heldAt: DateTime
    public var attendees: [String]
    public var durationMinutes: Int?
    public var topicsCovered: [String]
    public var outcomes: String?
    public var actionItems: [String]
    public var nextSteps: String?
    public var relationshipImpact: String?
    /// Goes to the interaction.
    public var sentiment: Sentiment?
    /// Whether an open follow-up is made of each action item.
    public var createsFollowUps: Bool

    public init(
        heldAt: DateTime, attendees: [String] = [], durationMinutes: Int? = nil, topicsCovered: [String] = [],
        outcomes: String? = nil, actionItems: [String] = [], nextSteps: String? = nil,
        relationshipImpact: String? = nil, sentiment: Sentiment? = nil, createsFollowUps: Bool = false
    ) {
        self.heldAt = heldAt
        self.attendees = attendees
        self.durationMinutes = durationMinutes
        self.topicsCovered = topicsCovered
        self.outcomes = outcomes
        self.actionItems = actionItems
        self.nextSteps = nextSteps
        self.relationshipImpact = relationshipImpact
        self.sentiment = sentiment
        self.createsFollowUps = createsFollowUps
    }
}

/// A meeting that was held, and what was written with it.
public struct CompletedMeeting: Hashable, Sendable {
    public var meeting: UUID
    public var interaction: UUID
    /// In the order of the action items; none where they were not asked for.
    public var followUps: [UUID] = []
}
