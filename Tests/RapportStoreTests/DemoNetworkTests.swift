import RapportTypes
import Testing

@testable import RapportStore

@Suite("DemoNetwork")
struct DemoNetworkTests {
    private let now: DateTime
    private let network: [DemoContact]

    init() throws {
        now = try DateTime("2026-11-20T13:37:00Z")
        network = DemoNetwork.make(now: now)
    }

    @Test func `the same time and seed make the same network, others another`() {
        #expect(DemoNetwork.make(now: now) == network)
        #expect(DemoNetwork.make(now: now, seed: 1) != network)
        #expect(DemoNetwork.make(now: now.adding(days: 1)) != network)
    }

    @Test func `some two hundred people have about nine interactions each, one sixty, several none`() {
        let counts = network.map(\.interactions.count)
        #expect(network.count == 198)
        #expect(counts.max() == 60)
        #expect(counts.filter { $0 == 0 }.count == 14)
        #expect(counts.filter { (6...13).contains($0) }.count > 140)
    }

    @Test func `everything happened before now and after its record was made, newest first`() {
        for contact in network {
            let times = contact.interactions.map(\.occurredAt)
            #expect(times == times.sorted(by: >))
            #expect(times.allSatisfy { $0 < now && $0 > contact.createdAt })
            #expect(contact.createdAt < now)
        }
    }

    @Test func `something happened in the last week, and with archived people nothing this year's second half`() {
        #expect(network.contains { $0.interactions.contains { $0.occurredAt > now.adding(days: -7) } })
        for contact in network where contact.isArchived {
            #expect(contact.interactions.allSatisfy { $0.occurredAt < now.adding(days: -200) })
        }
    }

    @Test func `every kind of relationship, interaction and sentiment occurs`() {
        let interactions = network.flatMap(\.interactions)
        #expect(Set(network.map(\.relationship)) == Set(RelationshipType.allCases))
        #expect(Set(interactions.map(\.type)) == Set(InteractionType.allCases))
        #expect(Set(interactions.compactMap(\.sentiment)) == Set(Sentiment.allCases))
        #expect(interactions.contains { $0.sentiment == nil })
        #expect(interactions.contains { $0.followUpNeeded })
        #expect(network.contains { $0.isFavorite })
        #expect(network.contains { $0.isArchived })
        #expect(network.contains { $0.keepInTouchEveryDays != nil })
    }

    @Test(arguments: [
        "山田 太郎", "김민수", "ليلى حداد", "נועה ברק", "आरव शर्मा", "Ελένη Παπαδοπούλου", "Алёна Кравченко", "José Álvarez Peña",
    ])
    func `names are written in many scripts`(name: String) {
        #expect(network.contains { $0.name == name })
    }

    @Test func `every value is one that a person could have typed in`() throws {
        _ = try EmailAddress(DemoNetwork.account.email.text)
        _ = try TimeZoneName(DemoNetwork.account.timeZone.text)
        for contact in network {
            #expect(try Text.oneLine(contact.name, maximum: 200) == contact.name)
            if let title = contact.title { #expect(try Text.oneLine(title, maximum: 200) == title) }
            if let company = contact.company { #expect(try Text.oneLine(company, maximum: 200) == company) }
            if let phone = contact.phone { #expect(try Text.oneLine(phone, maximum: 50) == phone) }
            if let notes = contact.notes { #expect(try Text.long(notes, maximum: 10_000) == notes) }
            if let email = contact.email { #expect(try EmailAddress(email.text).folded == email.text) }
            if let url = contact.linkedInURL { #expect(try url.linkedIn() == url) }
            #expect(Set(contact.tags).count == contact.tags.count)
            #expect((1...730).contains(contact.keepInTouchEveryDays ?? 1))
            for interaction in contact.interactions {
                #expect((1...1440).contains(interaction.durationMinutes ?? 1))
                if let notes = interaction.notes { #expect(try Text.long(notes, maximum: 10_000) == notes) }
                if let place = interaction.location { #expect(try Text.oneLine(place, maximum: 500) == place) }
            }
        }
    }

    @Test func `no sentence has a slot that nothing filled`() {
        for contact in network {
            let texts = [contact.notes] + contact.interactions.flatMap { [$0.notes, $0.followUpNotes, $0.location] }
            #expect(texts.allSatisfy { $0?.contains("{") != true && $0?.contains("}") != true })
        }
    }

    @Test func `nobody occurs twice, and addresses reach nobody`() {
        let emails = network.compactMap(\.email?.text)
        #expect(Set(network.map(\.name)).count == network.count)
        #expect(Set(emails).count == emails.count)
        #expect(
            emails.allSatisfy {
                $0.hasSuffix("@example.com") || $0.hasSuffix("@example.org") || $0.hasSuffix("@example.net")
            })
        #expect(network.compactMap(\.linkedInURL).allSatisfy { $0.text.hasSuffix("-demo") })
    }
}
