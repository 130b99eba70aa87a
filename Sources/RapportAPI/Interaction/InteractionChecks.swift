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
    /// With how many contacts at once the same can be logged.
    static let contacts = 100
}

extension NewInteraction {
    /// The input, cleaned; `faults` gets what is wrong with it.
    init(_ input: LogInteractionInput, now: DateTime, _ faults: inout InputFaults) {
        faults.past(input.occurredAt, ["occurredAt"], now: now)
        faults.duration(input.durationMinutes)
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

extension NewInteraction {
    /// What happened with several contacts, cleaned; the contact is to be set for each.
    init(_ input: BulkInteractionInput, now: DateTime, _ faults: inout InputFaults) {
        let below = ["interaction"]
        faults.past(input.occurredAt, below + ["occurredAt"], now: now)
        faults.duration(input.durationMinutes, below: below)
        self.init(
            contact: NodeID(""), type: input.type, occurredAt: input.occurredAt,
            durationMinutes: input.durationMinutes.value, location: faults.location(input.location, below: below).value,
            medium: faults.medium(input.medium, below: below).value,
            topicsDiscussed: faults.topics(input.topicsDiscussed, below: below),
            notes: faults.notes(input.notes, below: below).value, sentiment: input.sentiment.value)
    }
}

extension InteractionChanges {
    /// The input, cleaned; `faults` gets what is wrong with it. Null clears topics to none.
    init(_ input: UpdateInteractionInput, now: DateTime, _ faults: inout InputFaults) {
        faults.notCleared(input.type, ["type"])
        faults.notCleared(input.occurredAt, ["occurredAt"])
        faults.notCleared(input.followUpNeeded, ["followUpNeeded"])
        faults.past(input.occurredAt.value, ["occurredAt"], now: now)
        faults.duration(input.durationMinutes)
        self.init(
            type: input.type.value, occurredAt: input.occurredAt.value, durationMinutes: input.durationMinutes,
            location: faults.location(input.location), medium: faults.medium(input.medium),
            topicsDiscussed: input.topicsDiscussed.isOmitted
                ? nil : faults.topics(input.topicsDiscussed.value ?? []),
            notes: faults.notes(input.notes), sentiment: input.sentiment,
            followUpNeeded: input.followUpNeeded.value,
            followUpNotes: faults.followUpNotes(input.followUpNotes))
    }
}

/// One function for each field. Its path is its name, `below` what stands before it.
extension InputFaults {
    /// What is left to look up of the contacts: none of too many.
    mutating func contacts(_ ids: [NodeID]) -> [NodeID] {
        if ids.isEmpty { add(.required, ["contactIds"], "At least one contact is needed.") }
        guard ids.count > InteractionLimits.contacts else { return ids }
        add(
            .tooLong, ["contactIds"], "At most \(InteractionLimits.contacts) are allowed, these are \(ids.count).",
            maximum: InteractionLimits.contacts)
        return []
    }

    fileprivate mutating func duration(_ minutes: Omittable<Int>, below: [String] = []) {
        number(minutes.value, below + ["durationMinutes"], in: InteractionLimits.durationMinutes)
    }

    fileprivate mutating func location(_ text: Omittable<String>, below: [String] = []) -> Omittable<String> {
        optionalLine(text, below + ["location"], maximum: InteractionLimits.location)
    }

    fileprivate mutating func medium(_ text: Omittable<String>, below: [String] = []) -> Omittable<String> {
        optionalLine(text, below + ["medium"], maximum: InteractionLimits.medium)
    }

    fileprivate mutating func topics(_ topics: [String], below: [String] = []) -> [String] {
        lines(
            topics, below + ["topicsDiscussed"], maximumCount: InteractionLimits.topics,
            maximumLength: InteractionLimits.topic)
    }

    fileprivate mutating func notes(_ text: Omittable<String>, below: [String] = []) -> Omittable<String> {
        optionalText(text, below + ["notes"], maximum: InteractionLimits.notes)
    }

    fileprivate mutating func followUpNotes(_ text: Omittable<String>) -> Omittable<String> {
        optionalText(text, ["followUpNotes"], maximum: InteractionLimits.followUpNotes)
    }
}
