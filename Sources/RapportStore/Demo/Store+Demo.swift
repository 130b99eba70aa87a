import Batches
import RapportTypes
import Secrets

extension Store {
    /// Makes the demo's account with its network, if there is none: what a server shows to whoever tries it.
    ///
    /// One transaction, so that it is there as a whole or not at all. Measured: 0.2 s, of which the password's hash
    /// takes 0.1.
    ///
    /// - Returns: Whom to sign in as.
    @discardableResult
    public func seedDemo() throws -> DemoAccount {
        let account = DemoNetwork.account
        guard try makeReader().credentials(of: account.email) == nil else { return account }
        let new = NewAccount(
            email: account.email, name: account.name, timeZone: account.timeZone.text,
            passwordHash: try PasswordHash(of: account.password))
        let people = DemoNetwork.make(now: configuration.clock.now)
        try writer.run { try $0.seed(new, people) }
        return account
    }
}

extension WriteTransaction {
    /// Does what the demo's account would have done, one thing after the other at its own time: so its events come in
    /// the order of their times.
    fileprivate func seed(_ new: NewAccount, _ people: [DemoContact]) throws {
        let end = now
        let steps = people.indices.flatMap { DemoStep.all(of: people[$0], at: $0) }.sorted { $0.time < $1.time }
        if let first = steps.first { pretend(first.time) }
        guard let account = try createAccount(new), let viewer = try viewer(of: account) else { return }
        var ids = [UUID?](repeating: nil, count: people.count)
        for step in steps {
            pretend(min(step.time, end))
            if let interaction = step.interaction {
                guard let id = ids[step.person] else { continue }
                _ = try logInteraction(NewInteraction(interaction, with: id), for: viewer)
            } else {
                ids[step.person] = try createContact(NewContact(people[step.person]), for: viewer).value
            }
        }
        pretend(end)
        try seedImport(for: viewer)
    }
}

/// Something that the demo's account did: it wrote down a person, or what happened with one.
private struct DemoStep {
    var time: DateTime
    var person: Int
    var interaction: DemoInteraction?

    static func all(of contact: DemoContact, at index: Int) -> [DemoStep] {
        [DemoStep(time: contact.createdAt, person: index)]
            + contact.interactions.map { DemoStep(time: $0.writtenAt, person: index, interaction: $0) }
    }
}

extension DemoInteraction {
    /// When it was over.
    fileprivate var writtenAt: DateTime { occurredAt.adding(minutes: durationMinutes ?? 0) }
}

extension NewContact {
    fileprivate init(_ contact: DemoContact) {
        self.init(
            ContactValues(
                name: contact.name, title: contact.title, company: contact.company, email: contact.email,
                phone: contact.phone, linkedInURL: contact.linkedInURL, relationship: contact.relationship,
                notes: contact.notes, tags: contact.tags, isFavorite: contact.isFavorite,
                isArchived: contact.isArchived, keepInTouchEveryDays: contact.keepInTouchEveryDays))
    }
}

extension NewInteraction {
    fileprivate init(_ interaction: DemoInteraction, with contact: UUID) {
        self.init(
            contact: NodeID(contact), type: interaction.type, occurredAt: interaction.occurredAt,
            durationMinutes: interaction.durationMinutes, location: interaction.location, medium: interaction.medium,
            topicsDiscussed: interaction.topicsDiscussed, notes: interaction.notes, sentiment: interaction.sentiment,
            followUpNeeded: interaction.followUpNeeded, followUpNotes: interaction.followUpNotes,
            followUpDueAt: interaction.occurredAt.adding(days: 21))
    }
}
