import Batches
import RapportTypes

/// A past contact with somebody, checked and cleaned.
public struct NewInteraction: Hashable, Sendable {
    public var contact: NodeID
    public var type: InteractionType
    public var occurredAt: DateTime
    public var durationMinutes: Int?
    public var location: String?
    public var medium: String?
    public var topicsDiscussed: [String]
    public var notes: String?
    public var sentiment: Sentiment?
    public var followUpNeeded: Bool
    public var followUpNotes: String?
    /// When the follow-up is due that is made where one is needed.
    public var followUpDueAt: DateTime?
    public var source: InteractionSource

    public init(
        contact: NodeID, type: InteractionType, occurredAt: DateTime, durationMinutes: Int? = nil,
        location: String? = nil, medium: String? = nil, topicsDiscussed: [String] = [], notes: String? = nil,
        sentiment: Sentiment? = nil, followUpNeeded: Bool = false, followUpNotes: String? = nil,
        followUpDueAt: DateTime? = nil, source: InteractionSource = .manual
    ) {
        self.contact = contact
        self.type = type
        self.occurredAt = occurredAt
        self.durationMinutes = durationMinutes
        self.location = location
        self.medium = medium
        self.topicsDiscussed = topicsDiscussed
        self.notes = notes
        self.sentiment = sentiment
        self.followUpNeeded = followUpNeeded
        self.followUpNotes = followUpNotes
        self.followUpDueAt = followUpDueAt
        self.source = source
    }
}

/// What of an interaction shall be otherwise; what is omitted or nil stays, null clears.
public struct InteractionChanges: Hashable, Sendable {
    public var type: InteractionType?
    public var occurredAt: DateTime?
    public var durationMinutes: Omittable<Int>
    public var location: Omittable<String>
    public var medium: Omittable<String>
    public var topicsDiscussed: [String]?
    public var notes: Omittable<String>
    public var sentiment: Omittable<Sentiment>
    public var followUpNeeded: Bool?
    public var followUpNotes: Omittable<String>

    public init(
        type: InteractionType? = nil, occurredAt: DateTime? = nil, durationMinutes: Omittable<Int> = .omitted,
        location: Omittable<String> = .omitted, medium: Omittable<String> = .omitted,
        topicsDiscussed: [String]? = nil, notes: Omittable<String> = .omitted,
        sentiment: Omittable<Sentiment> = .omitted, followUpNeeded: Bool? = nil,
        followUpNotes: Omittable<String> = .omitted
    ) {
        self.type = type
        self.occurredAt = occurredAt
        self.durationMinutes = durationMinutes
        self.location = location
        self.medium = medium
        self.topicsDiscussed = topicsDiscussed
        self.notes = notes
        self.sentiment = sentiment
        self.followUpNeeded = followUpNeeded
        self.followUpNotes = followUpNotes
    }
}
