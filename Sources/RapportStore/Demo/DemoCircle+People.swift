import Batches
import RapportTypes

/// Who the demo's account knows, and what happened with them.
extension DemoCircle {
    func steps(withPerson index: Int) -> [DemoStep] {
        let (contact, record) = (people[index], records[index])
        let creation = DemoStep(contact.createdAt) {
            record.id = try $0.createContact(NewContact(contact), for: $1).value
        }
        return [creation]
            + contact.interactions.map { interaction in
                DemoStep(interaction.writtenAt) {
                    _ = try $0.logInteraction(NewInteraction(interaction, with: record.node), for: $1)
                }
            }
    }

    /// A profile that was looked up, and a person who was written down twice.
    func stepsOnLinkedIn() -> [DemoStep] {
        let mira = person("mira.okonkwo")
        let known = people.first { $0.company != nil && $0.phone != nil && !$0.isArchived }
        return [
            DemoStep(calendar.time(-14, 20)) {
                let profile = DemoImport.profile(importedAt: $0.now)
                _ = try $0.importLinkedInProfile(profile, at: nil, of: mira.node, for: $1)
            },
            DemoStep(calendar.time(-7, 21)) {
                guard let known else { return }
                _ = try $0.createContact(NewContact(DemoImport.twin(of: known)), for: $1)
            },
        ]
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
    fileprivate init(_ interaction: DemoInteraction, with contact: NodeID) {
        self.init(
            contact: contact, type: interaction.type, occurredAt: interaction.occurredAt,
            durationMinutes: interaction.durationMinutes, location: interaction.location, medium: interaction.medium,
            topicsDiscussed: interaction.topicsDiscussed, notes: interaction.notes, sentiment: interaction.sentiment,
            followUpNeeded: interaction.followUpNeeded, followUpNotes: interaction.followUpNotes,
            followUpDueAt: interaction.occurredAt.adding(days: 21))
    }
}
