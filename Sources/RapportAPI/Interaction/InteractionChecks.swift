import RapportStore
import RapportTypes

/// What holds for every description of an interaction, by the schema.
enum InteractionLimits {
    static let durationMinutes = 1...1440
    static let location = 500
    static let medium = 100
    static let topics = 50
    static let topic = 200
    static let notes = 10_000
    static let followUpNotes = 2000
}

extension NewInteraction {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: LogInteractionInput, now: DateTime, _ faults: inout InputFaults) {
        faults.past(input.occurredAt, ["occurredAt"], now: now)
        faults.number(input.durationMinutes.value, ["durationMinutes"], in: InteractionLimits.durationMinutes)
        self.init(
            contact: input.contactId, type: input.type, occurredAt: input.occurredAt,
            durationMinutes: input.durationMinutes.value,
            location: faults.location(input.location).value, medium: faults.medium(input.medium).value,
            topicsDiscussed: faults.topics(input.topicsDiscussed), notes: faults.notes(input.notes).value,
            sentiment: input.sentiment.value, followUpNeeded: input.followUpNeeded,
            followUpNotes: faults.followUpNotes(input.followUpNotes).value,
            followUpDueAt: input.followUpDueAt.value)
    }
}

extension InteractionChanges {
    /// The input, cleaned; `faults` gets what is wrong with it. Null clears topics to none and the need of a
    /// follow-up to no need.
    init(_ input: UpdateInteractionInput, now: DateTime, _ faults: inout InputFaults) {
        faults.notCleared(input.type, ["type"])
        faults.notCleared(input.occurredAt, ["occurredAt"])
        faults.past(input.occurredAt.value, ["occurredAt"], now: now)
        faults.number(input.durationMinutes.value, ["durationMinutes"], in: InteractionLimits.durationMinutes)
        self.init(
            type: input.type.value, occurredAt: input.occurredAt.value, durationMinutes: input.durationMinutes,
            location: faults.location(input.location), medium: faults.medium(input.medium),
            topicsDiscussed: input.topicsDiscussed.isOmitted
                ? nil : faults.topics(input.topicsDiscussed.value ?? []),
            notes: faults.notes(input.notes), sentiment: input.sentiment,
            followUpNeeded: input.followUpNeeded.isOmitted ? nil : input.followUpNeeded.value ?? false,
            followUpNotes: faults.followUpNotes(input.followUpNotes))
    }
}

extension InputFaults {
    fileprivate mutating func location(_ text: Omittable<String>) -> Omittable<String> {
        optionalLine(text, ["location"], maximum: InteractionLimits.location)
    }

    fileprivate mutating func medium(_ text: Omittable<String>) -> Omittable<String> {
        optionalLine(text, ["medium"], maximum: InteractionLimits.medium)
    }

    fileprivate mutating func topics(_ topics: [String]) -> [String] {
        lines(
            topics, ["topicsDiscussed"], maximumCount: InteractionLimits.topics,
            maximumLength: InteractionLimits.topic)
    }

    fileprivate mutating func notes(_ text: Omittable<String>) -> Omittable<String> {
        optionalText(text, ["notes"], maximum: InteractionLimits.notes)
    }

    fileprivate mutating func followUpNotes(_ text: Omittable<String>) -> Omittable<String> {
        optionalText(text, ["followUpNotes"], maximum: InteractionLimits.followUpNotes)
    }
}
