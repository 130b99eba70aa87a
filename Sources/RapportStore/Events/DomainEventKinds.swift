import Batches
import RapportTypes

/// A type of event: what the table calls it, and what the schema calls it.
struct DomainEventKind: Sendable {
    /// In the table: the name of the object type.
    let name: String
    /// In filters and answers.
    let value: DomainEventType
    let type: TypeIndex

    fileprivate init<Event: Entity>(_ value: DomainEventType, _: Event.Type) {
        name = "\(Event.self)"
        self.value = value
        type = Event.index
    }
}

/// Every type of event. Each aggregate has its lines here.
public enum DomainEventKinds {
    static let all = [
        DomainEventKind(.contactCreated, ContactCreated.self),
        DomainEventKind(.contactUpdated, ContactUpdated.self),
        DomainEventKind(.contactDeleted, ContactDeleted.self),
        DomainEventKind(.referralRequested, ReferralRequested.self),
        DomainEventKind(.referralReceived, ReferralReceived.self),
        DomainEventKind(.referralDeclined, ReferralDeclined.self),
        DomainEventKind(.referralExpired, ReferralExpired.self),
        DomainEventKind(.informationalInterviewScheduled, InformationalInterviewScheduled.self),
        DomainEventKind(.informationalInterviewRescheduled, InformationalInterviewRescheduled.self),
        DomainEventKind(.informationalInterviewConducted, InformationalInterviewConducted.self),
        DomainEventKind(.informationalInterviewCancelled, InformationalInterviewCancelled.self),
        DomainEventKind(.interactionLogged, InteractionLogged.self),
        DomainEventKind(.meetingScheduled, MeetingScheduled.self),
        DomainEventKind(.meetingRescheduled, MeetingRescheduled.self),
        DomainEventKind(.meetingCompleted, MeetingCompleted.self),
        DomainEventKind(.meetingCancelled, MeetingCancelled.self),
        DomainEventKind(.interviewScheduled, InterviewScheduled.self),
        DomainEventKind(.interviewPrepared, InterviewPrepared.self),
        DomainEventKind(.interviewCompleted, InterviewCompleted.self),
        DomainEventKind(.interviewRescheduled, InterviewRescheduled.self),
        DomainEventKind(.interviewCancelled, InterviewCancelled.self),
        DomainEventKind(.thankYouNoteSent, ThankYouNoteSent.self),
    ]

    private static let names = Dictionary(uniqueKeysWithValues: all.map { ($0.value, $0.name) })
    private static let kinds = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// What the table calls a type.
    static func name(_ value: DomainEventType) -> String {
        guard let name = names[value] else { preconditionFailure("\(value) has no line among the types of events") }
        return name
    }

    /// The type that the table calls so: it has no others.
    static func kind(_ name: String) -> DomainEventKind {
        guard let kind = kinds[name] else { preconditionFailure("an event of a type that nobody has published") }
        return kind
    }

    /// What filters and answers call a type that the table calls so.
    public static func value(_ name: String) -> DomainEventType { kind(name).value }
}
