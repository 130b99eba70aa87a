import RapportTypes

/// The account that a demo signs in with.
public struct DemoAccount: Hashable, Sendable {
    public var email: EmailAddress
    public var name: String
    public var timeZone: TimeZoneName
    /// Everybody may know it: there is nothing in the account that is true.
    public var password: String
}

/// A person of the demo network, with everything that happened so far, newest first.
struct DemoContact: Hashable, Sendable {
    var name: String
    var title: String?
    var company: String?
    var email: EmailAddress?
    var phone: String?
    var linkedInURL: WebURL?
    var relationship: RelationshipType
    var notes: String?
    var tags: [String]
    var isFavorite: Bool
    var isArchived: Bool
    var keepInTouchEveryDays: Int?
    /// Before the first interaction.
    var createdAt: DateTime
    var interactions: [DemoInteraction]
}

struct DemoInteraction: Hashable, Sendable {
    var type: InteractionType
    var occurredAt: DateTime
    var durationMinutes: Int?
    var location: String?
    var medium: String?
    var topicsDiscussed: [String]
    var notes: String?
    var sentiment: Sentiment?
    var followUpNotes: String?

    var followUpNeeded: Bool { followUpNotes != nil }
}

/// An invented network to try the server with: some 200 people in many scripts, and two years of history.
///
/// The same for the same time and seed. Times are relative to `now`, so that a demo's timeline is never old.
/// Addresses are at example domains (RFC 2606), phone numbers in ranges set aside for fiction, and profile addresses
/// end in `-demo`: nothing in it reaches a real person.
enum DemoNetwork {
    static let account = DemoAccount(
        email: EmailAddress(stored: "demo@example.com"), name: "Robin Berger",
        timeZone: TimeZoneName(stored: "Europe/Berlin"), password: "rapport-demo")

    /// The people, in no particular order.
    static func make(now: DateTime, seed: UInt64 = 2026) -> [DemoContact] {
        var random = DemoRandom(seed: seed)
        return DemoPeople.all.indices.map { contact($0, now: now, &random) }
    }

    private static func contact(_ index: Int, now: DateTime, _ random: inout DemoRandom) -> DemoContact {
        let person = DemoPeople.all[index]
        let relationship = relationship(of: index, &random)
        let work = work(of: relationship, &random)
        let isArchived = index % 15 == 14
        let words = DemoWords(person: person, company: work.company?.name)
        var history = DemoHistory(words: words, relationship: relationship, isOver: isArchived, now: now)
        let interactions = history.interactions(count: interactionCount(of: index, &random), &random)
        let first = interactions.last?.occurredAt ?? now.adding(days: -random.number(in: 1...300))
        return DemoContact(
            name: person.name, title: work.title, company: work.company?.name,
            email: random.chance(82) ? email(of: person, &random) : nil,
            phone: random.chance(55) ? phone(in: person.city, &random) : nil,
            linkedInURL: random.chance(70) ? linkedInURL(of: person) : nil, relationship: relationship,
            notes: notes(relationship, words, &random), tags: tags(relationship, work.company, &random),
            isFavorite: !isArchived && random.chance(12), isArchived: isArchived,
            keepInTouchEveryDays: isArchived ? nil : rhythm(relationship, &random),
            createdAt: first.adding(minutes: -random.number(in: 30...20_000)), interactions: interactions)
    }
}

// MARK: What a person is like

extension DemoNetwork {
    /// The first is the mentor of many meetings; the others are mixed, each kind often.
    private static func relationship(of index: Int, _ random: inout DemoRandom) -> RelationshipType {
        guard index > 0 else { return .mentor }
        return switch random.number(below: 100) {
        case 0..<28: .formerColleague
        case 28..<46: .recruiter
        case 46..<54: .mentor
        case 54..<68: .friend
        case 68..<93: .industryContact
        default: .other
        }
    }

    /// 60 with the first, none with every fourteenth, about nine with the others.
    private static func interactionCount(of index: Int, _ random: inout DemoRandom) -> Int {
        if index == 0 { return 60 }
        if index % 14 == 13 { return 0 }
        return random.chance(15) ? random.number(in: 1...4) : random.number(in: 6...13)
    }

    private static func work(
        of relationship: RelationshipType, _ random: inout DemoRandom
    ) -> (title: String?, company: DemoWork.Company?) {
        let isRecruiter = relationship == .recruiter
        let companies = DemoWork.companies.filter { ($0.industry == "recruiting") == isRecruiter }
        let title = random.chance(92) ? random.pick(DemoWork.titles(for: relationship)) : nil
        let employed =
            switch relationship {
            case .other: 25
            case .friend: 50
            default: 92
            }
        return (title, random.chance(employed) ? random.pick(companies) : nil)
    }

    private static func notes(
        _ relationship: RelationshipType, _ words: DemoWords, _ random: inout DemoRandom
    ) -> String? {
        guard random.chance(80) else { return nil }
        let origin = random.pick(DemoSentences.origins(of: relationship))
        let facts = random.pick(random.number(in: 0...2), of: DemoSentences.facts)
        return ([origin] + facts).map(words.filled).joined(separator: "\n")
    }

    private static func tags(
        _ relationship: RelationshipType, _ company: DemoWork.Company?, _ random: inout DemoRandom
    ) -> [String] {
        let tags = random.pick(random.number(in: 0...3), of: DemoWork.tags(for: relationship))
        guard let company, random.chance(60) else { return tags }
        return tags + [company.industry]
    }

    private static func rhythm(_ relationship: RelationshipType, _ random: inout DemoRandom) -> Int? {
        switch relationship {
        case .mentor: 30
        case .friend: random.chance(50) ? 45 : nil
        case .recruiter: random.chance(40) ? 60 : nil
        case .formerColleague: random.chance(40) ? random.pick([90, 180]) : nil
        case .industryContact, .other: random.chance(15) ? 120 : nil
        }
    }
}

// MARK: Addresses

extension DemoNetwork {
    private static func email(of person: DemoPeople.Person, _ random: inout DemoRandom) -> EmailAddress {
        EmailAddress(stored: person.slug + "@" + random.pick(["example.com", "example.org", "example.net"]))
    }

    private static func linkedInURL(of person: DemoPeople.Person) -> WebURL? {
        let identifier = String(person.slug.map { $0 == "." ? "-" : $0 })
        return try? WebURL("https://www.linkedin.com/in/\(identifier)-demo")
    }

    /// A number that nobody has: regulators keep these ranges for films and books.
    private static func phone(in city: String, _ random: inout DemoRandom) -> String {
        switch city {
        case "Berlin": "+49 30 23125 " + digits(3, &random)
        case "Munich": "+49 89 99998 " + digits(3, &random)
        case "Hamburg": "+49 40 66969 " + digits(3, &random)
        case "Cologne": "+49 221 4710 " + digits(3, &random)
        case "London": "+44 20 7946 0" + digits(3, &random)
        case "Manchester": "+44 161 496 0" + digits(3, &random)
        case "Edinburgh": "+44 131 496 0" + digits(3, &random)
        case "Cardiff": "+44 29 2018 0" + digits(3, &random)
        case "Sydney": "+61 2 5550 " + digits(4, &random)
        case "Melbourne": "+61 3 5550 " + digits(4, &random)
        case "Paris", "Lyon", "Nantes", "Lille", "Bordeaux", "Toulouse", "Marseille":
            "+33 1 99 00 " + digits(4, &random)
        default: "+1 (\(random.pick(["212", "312", "415", "512", "617"]))) 555-01" + digits(2, &random)
        }
    }

    private static func digits(_ count: Int, _ random: inout DemoRandom) -> String {
        (0..<count).map { _ in String(random.number(below: 10)) }.joined()
    }
}
